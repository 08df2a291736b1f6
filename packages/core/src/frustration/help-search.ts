import { createBurst } from "./burst.ts";
import type { CreateDetector } from "./detector.ts";

const TIMES = 3;
const WINDOW_MS = 120_000;

/**
 * Repeated help search: 3 searches, or openings of the product's own help, within 2 minutes and no answer opened. Told
 * at the third and then not before 2 minutes without a search, an answer or progress.
 */
export const createHelpSearch: CreateDetector = (emit) => {
  const burst = createBurst<number>(TIMES, (before, atMs) => before > atMs - WINDOW_MS);
  return (signal) => {
    const { kind, atMs } = signal;
    if (kind === "progress" || (kind === "help-search" && signal.answered)) return burst.clear();
    if (kind !== "help-search" && !(kind === "click" && signal.on.help)) return;
    const count = burst.add(atMs);
    if (count > 0) emit({ kind: "help-search-repeated", atMs, path: signal.path, count });
  };
};
