import type { CreateDetector } from "./detector.ts";

const WITHIN_MS = 10_000;

/**
 * U-turn: from A to B and back to A within 10 s of leaving A, with neither progress nor a submitted form on the way, and
 * not by a tab, a page number or another control that is made for repeated clicks.
 * Told where they came back to, and not again for 10 s.
 */
export const createUTurn: CreateDetector = (emit) => {
  let before: string | undefined;
  let here: string | undefined;
  let leftMs = 0;
  let quietUntilMs = -Infinity;
  return (signal) => {
    const { kind, atMs } = signal;
    // Coming back after a form was sent is how lists and forms are used; tabs and pages of a list are gone through.
    if (kind === "progress" || kind === "submit" || (kind === "click" && signal.on.repeatable)) {
      before = undefined;
    }
    if (kind !== "navigation" || signal.path === here) return;
    const { path } = signal;
    if (path === before && atMs - leftMs <= WITHIN_MS && atMs >= quietUntilMs) {
      emit({ kind: "u-turn" });
      quietUntilMs = atMs + WITHIN_MS;
    }
    before = here;
    here = path;
    leftMs = atMs;
  };
};
