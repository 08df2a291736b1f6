import type { Candidate, Threshold } from "./progress.ts";
import { reachIndex } from "./reach.ts";

/**
 * Candidates kept for a threshold that nothing shorter can decide (windows, sequences, sums, active time): as many as the
 * largest count asks for. 1000 rows of some 60 bytes are 60 KB in the browser's state, the most that one milestone may take.
 */
export const MOST_CANDIDATES = 1_000;

/**
 * The least that decides when `threshold` is reached, whatever arrives later or earlier, in order of (time, id): union
 * of states followed by this is commutative, associative and idempotent. An id names one fact.
 *
 * - count: the k earliest. distinct: the earliest of each value, the k earliest of those.
 * - sums: everything up to the moment of reaching. active time: of that only what raises its session.
 * - windows and sequences: everything up to the moment of reaching, since a late event may complete an earlier one.
 *   No less would do: between any two events of a later step a late first step may still come, and decides which counts.
 * - recent, and whatever keeps the latest: the same from the other end.
 *
 * Why that merges: each keeps a prefix of what is known in order of (time, id), be it per value, of a length that more
 * knowledge can only shorten (it never delays reaching) or that is fixed. So nothing that is cut can come back. Active time
 * without a window is reached before it fills (see the fold). Within a window it may fill, and then, only then, may the
 * order of arrival decide which marks are kept: of those that raise no session any more, none is known.
 */
export function normalForm(
  threshold: Threshold,
  unsorted: readonly Candidate[],
  most = MOST_CANDIDATES,
): readonly Candidate[] {
  // Equal ids are one fact of one time, so they stand side by side.
  const sorted = [...unsorted]
    .sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))
    .filter(({ id }, index, all) => id !== all[index - 1]?.id);
  const { kind, atLeast, rollingMs, running, latest } = threshold;
  const isLatest = latest || kind === "recent";
  if (isLatest) sorted.reverse();
  const isRising = kind === "active-time" || (kind === "distinct" && !rollingMs);
  const raising = isRising ? risesOnly(sorted) : sorted;
  if (isLatest) return raising.slice(0, atLeast).reverse();
  const kept = raising.slice(0, most);
  // A late mark may split the growth of a running total over time and so undo a window: keep all of it.
  const index = rollingMs && running ? -1 : reachIndex(threshold, kept);
  return index < 0 ? kept : kept.slice(0, index + 1);
}

/** Whether evidence was left out that may still have decided: the milestone says so instead of guessing. */
export function isCapped(threshold: Threshold, candidates: readonly Candidate[]): boolean {
  return candidates.length >= MOST_CANDIDATES && reachIndex(threshold, candidates) < 0;
}

/** Those that raise the highest mark of their session or value; one without an amount does so once. */
function risesOnly(sorted: readonly Candidate[]): Candidate[] {
  const highest = new Map<string, number>();
  return sorted.filter(({ amount = 1, of = "" }) => {
    const isRise = amount > (highest.get(of) ?? 0);
    if (isRise) highest.set(of, amount);
    return isRise;
  });
}
