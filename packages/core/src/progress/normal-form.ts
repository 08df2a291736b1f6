import type { Candidate, Threshold } from "./progress.ts";
import { reachIndex } from "./reach.ts";

/**
 * Candidates kept for a threshold that nothing shorter can decide (rolling windows, sums, active time).
 * 512 rows of some 60 bytes are 30 KB in the browser's state: the most that one milestone may take.
 */
export const MOST_CANDIDATES = 512;

/**
 * The least that decides when `threshold` is reached, whatever arrives later or earlier, in order of (time, id): union
 * of states followed by this is commutative, associative and idempotent. An id names one fact.
 *
 * - count: the k earliest. distinct: the earliest of each value, the k earliest of those.
 * - sums and active time: everything up to the moment of reaching; of a running total only what raises its session.
 * - rolling windows: everything up to the moment of reaching, since a late event may complete an earlier window.
 * - recent: the latest.
 */
export function normalForm(
  threshold: Threshold,
  unsorted: readonly Candidate[],
): readonly Candidate[] {
  // Equal ids are one fact of one time, so they stand side by side.
  const sorted = [...unsorted]
    .sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : Number(a.id > b.id)))
    .filter(({ id }, index, all) => id !== all[index - 1]?.id);
  const { kind, atLeast, rollingMs, running } = threshold;
  if (kind === "recent") return sorted.slice(-atLeast);
  const isDistinct = kind === "distinct";
  const isCounted = kind === "count" || isDistinct;
  const raising = running || (isDistinct && !rollingMs) ? risesOnly(sorted) : sorted;
  const kept = raising.slice(0, isCounted && !rollingMs ? atLeast : MOST_CANDIDATES);
  // A late mark may split the growth of a running total over time and so undo a rolling window: keep all of it.
  const index = rollingMs && running ? -1 : reachIndex(threshold, kept);
  return index < 0 ? kept : kept.slice(0, index + 1);
}

/** Whether evidence was left out that may still have decided: the milestone says so instead of guessing. */
export function isCapped(threshold: Threshold, candidates: readonly Candidate[]): boolean {
  return candidates.length >= MOST_CANDIDATES && reachIndex(threshold, candidates) < 0;
}

/** Those that raise the highest amount of their session or value; one without an amount does so once. */
function risesOnly(sorted: readonly Candidate[]): readonly Candidate[] {
  const highest = new Map<string, number>();
  return sorted.filter(({ amount = 1, of = "" }) => {
    const isRise = amount > (highest.get(of) ?? 0);
    if (isRise) highest.set(of, amount);
    return isRise;
  });
}
