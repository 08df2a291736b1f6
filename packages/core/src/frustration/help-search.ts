import type { CreateDetector } from "./detector.ts";

const TIMES = 3;
const WINDOW_MS = 120_000;

/**
 * Repeated help search: 3 searches, or openings of the product's own help, within 2 minutes and no answer opened. Told
 * at the third and then not before 2 minutes without a search, an answer or progress.
 */
export const createHelpSearch: CreateDetector = (emit) => {
  let times: readonly number[] = [];
  let isTold = false;
  return (signal) => {
    if (signal.kind === "progress") times = [];
    const isSearch = signal.kind === "help-search" || (signal.kind === "click" && signal.on.help);
    if (!isSearch) return;
    const { atMs, path } = signal;
    if (signal.kind === "help-search" && signal.answered) {
      times = [];
      return;
    }
    times = [...times.filter((time) => time > atMs - WINDOW_MS), atMs];
    if (times.length === 1) isTold = false;
    if (times.length < TIMES || isTold) return;
    isTold = true;
    emit({ kind: "help-search-repeated", atMs, path, count: times.length });
  };
};
