import { createBurst } from "./burst.ts";

const TURNS = 8;
const WINDOW_MS = 2_000;

/**
 * Thrash: the mouse turns back sideways 8 times in less than 2 s, told at the eighth and once a burst. A click, a
 * navigation and progress end what was building up. Off by default: turns come only where the guidebook asks for them.
 */
export const createThrash = createBurst("thrash", TURNS, WINDOW_MS, ({ kind }) => {
  if (kind === "turn") return true;
  return kind === "click" || kind === "navigation" || kind === "progress" ? false : undefined;
});
