import type { Stop } from "@cairn/core";
import type { Platform } from "../platform/platform.ts";

// Time without input for 30 s is reading at most; past it nobody may be there.
const INPUT_COUNTS_MS = 30_000;

export interface Activity {
  /** Active milliseconds since the last call: visible, focused, input within 30 s. */
  takeActiveMs(): number;
  lastInputMs(): number;
  stop: Stop;
}

/** Measures active time. It runs no timer: time is worked out when somebody asks. */
export function watchActivity(platform: Platform): Activity {
  let countedToMs = platform.now();
  let lastInputMs = countedToMs;
  let isFocused = platform.attention() === "focused";
  let activeMs = 0;

  function count(nowMs: number): void {
    const toMs = Math.min(nowMs, lastInputMs + INPUT_COUNTS_MS);
    if (isFocused && toMs > countedToMs) activeMs += toMs - countedToMs;
    countedToMs = nowMs;
  }
  const stopInput = platform.listen("pointerdown pointermove keydown wheel touchmove", () => {
    const nowMs = platform.now();
    count(nowMs);
    lastInputMs = nowMs;
  });
  const stopAttention = platform.listen(
    "focus blur visibilitychange pagehide pageshow",
    (event) => {
      const nowMs = platform.now();
      count(nowMs);
      const wasFocused = isFocused;
      isFocused = event.type !== "pagehide" && platform.attention() === "focused";
      // Coming back takes a click or a key that the page does not see.
      if (isFocused && !wasFocused) lastInputMs = nowMs;
    },
  );
  return {
    takeActiveMs() {
      count(platform.now());
      const taken = activeMs;
      activeMs = 0;
      return taken;
    },
    lastInputMs: () => lastInputMs,
    stop() {
      stopInput();
      stopAttention();
    },
  };
}
