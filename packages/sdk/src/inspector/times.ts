import { spanInWords } from "@cairn/core";

const DAY_MS = 86_400_000;

/** When something is over: `until 14:05 (in 3 min)`, with the date where that is more than a day away. */
export function untilInWords(untilMs: number, nowMs: number): string {
  const leftMs = untilMs - nowMs;
  const at = leftMs < DAY_MS ? clockOf(untilMs) : new Date(untilMs).toLocaleDateString("en-GB");
  return leftMs > 0 ? `until ${at} (in ${spanInWords(leftMs)})` : `until ${at}, about to be over`;
}

/** How long ago something happened: `3 min ago`. */
export function agoInWords(atMs: number, nowMs: number): string {
  return `${spanInWords(Math.max(nowMs - atMs, 0))} ago`;
}

/** Time of day with seconds, as this browser's clock shows it. */
export function clockOf(atMs: number): string {
  return new Date(atMs).toLocaleTimeString("en-GB");
}
