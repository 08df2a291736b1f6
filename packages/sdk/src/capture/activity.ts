import type { Platform } from "../platform/platform.ts";

// Time without input for 30 s is reading at most; past it nobody may be there.
const INPUT_COUNTS_MS = 30_000;

/**
 * Measures active time: visible, focused, input within 30 s. It runs no timer: the function it returns gives
 * the active milliseconds so far. `onInput` runs with each input and each change of focus.
 */
export function watchActivity(
  platform: Platform,
  onInput: (isFocused: boolean) => void,
): () => number {
  let lastInputMs = platform.now();
  let countedToMs = lastInputMs;
  let isFocused = platform.isFocused();
  let activeMs = 0;

  function count(): number {
    const nowMs = platform.now();
    const toMs = Math.min(nowMs, lastInputMs + INPUT_COUNTS_MS);
    if (isFocused) activeMs += Math.max(0, toMs - countedToMs);
    countedToMs = nowMs;
    return activeMs;
  }
  // Coming back takes a click or a key that the page does not see, so it counts as input too.
  platform.listen("pointerdown pointermove keydown scroll focus blur visibilitychange", () => {
    count();
    lastInputMs = countedToMs;
    isFocused = platform.isFocused();
    onInput(isFocused);
  });
  return count;
}
