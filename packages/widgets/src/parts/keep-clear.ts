import type { Stop } from "@cairn/core";
import { after } from "./after.ts";
import { listen } from "./listen.ts";

// Chat bubbles and cookie bars come some seconds after the page.
const LOOKS_MS = [100, 2000, 6000, 15_000];
/** Whatever is taller, in parts of the window, is no bubble or bar but a side bar, a drawer or a curtain. */
const TALLEST = 0.4;
const GAP_PX = 12;

/** Moves the corner that `dock` stands in above what the page itself has pinned there. It reads the page, and writes nothing to it. */
export function keepClear(dock: HTMLElement): Stop {
  const page = dock.ownerDocument;
  const corner = dock.parentElement!;
  let lifted = 0;
  const look = () => {
    const { left, right, top, bottom } = dock.getBoundingClientRect();
    const middle = (top + bottom) / 2 + lifted;
    const tops = [left + 8, right - 8]
      .flatMap((at) => page.elementsFromPoint?.(at, middle) ?? [])
      .filter((element) => getComputedStyle(element).position === "fixed")
      .map((pinned) => pinned.getBoundingClientRect())
      .filter(({ height }) => height < innerHeight * TALLEST)
      .map((box) => bottom + lifted - box.top + GAP_PX);
    const lift = Math.round(Math.max(0, ...tops));
    if (lift !== lifted) corner.style.setProperty("--clear", `${lift}px`);
    lifted = lift;
  };
  const stops = [...LOOKS_MS.map((ms) => after(ms, look)), listen(window, "resize", look)];
  return () => {
    for (const stop of stops) stop();
  };
}
