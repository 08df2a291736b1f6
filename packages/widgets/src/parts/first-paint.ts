import type { Stop } from "@cairn/core";

/** Runs `run` once what was drawn just now has been painted. Never while the tab is hidden. */
export function afterPaint(run: () => void): Stop {
  // The first frame's callback comes before its paint; the second one comes after it.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(run);
  });
  return () => cancelAnimationFrame(frame);
}
