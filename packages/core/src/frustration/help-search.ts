import { createBurst } from "./burst.ts";

const TIMES = 3;
const WINDOW_MS = 120_000;

/**
 * Repeated help search: 3 searches, or openings of the product's own help, within 2 minutes and no answer opened. Told
 * at the third and then not before 2 minutes without a search, an answer or progress.
 */
export const createHelpSearch = createBurst("help-search-repeated", TIMES, WINDOW_MS, (signal) => {
  const { kind } = signal;
  if (kind === "help-search") return !signal.answered;
  if (kind === "progress") return false;
  return (kind === "click" && signal.on.help) || undefined;
});
