const DAY_MS = 86_400_000;
// Two weeks until the product's own people tell: most trials are as long.
const USUAL_MS = 14 * DAY_MS;
const SHORTEST_MS = DAY_MS;
const LONGEST_MS = 60 * DAY_MS;
// Below that one straggler moves the ninth decile by days.
const FEWEST = 50;

/**
 * After how long somebody who has not got through counts as lost: twice the time in which nine of ten of those who did got
 * through, in whole days from 1 to 60; 14 days while fewer than 50 did. `durationsMs`: from first seen to getting through.
 */
export function horizonOf(durationsMs: readonly number[]): number {
  if (durationsMs.length < FEWEST) return USUAL_MS;
  const sorted = durationsMs.toSorted((a, b) => a - b);
  const ninthDecile = sorted[Math.ceil(sorted.length * 0.9) - 1] ?? USUAL_MS;
  const days = Math.ceil((2 * ninthDecile) / DAY_MS);
  return Math.min(Math.max(days * DAY_MS, SHORTEST_MS), LONGEST_MS);
}
