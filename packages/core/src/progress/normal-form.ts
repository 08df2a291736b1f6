import type { Candidate, Threshold } from "./progress.ts";
import { isRunning, reachIndex, rollingMs } from "./reach.ts";

/**
 * Candidates kept for a threshold that nothing shorter can decide (rolling windows, sums, active time).
 * 512 rows of some 60 bytes are 30 KB in the browser's state: the most that one milestone may take.
 */
export const MOST_CANDIDATES = 512;

/** Order of candidates: time, then id. An id names one fact, so equal ids are equal candidates. */
export function byTimeAndId(a: Candidate, b: Candidate): number {
  return a.atMs - b.atMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * The least that decides when `threshold` is reached, whatever arrives later or earlier: union of states followed by
 * this is commutative, associative and idempotent.
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
  const sorted = unique([...unsorted].sort(byTimeAndId));
  if (threshold.kind === "recent") return sorted.slice(-threshold.keep);
  const rolling = rollingMs(threshold) !== Infinity;
  if (threshold.kind === "count" && !rolling) return sorted.slice(0, threshold.atLeast);
  if (threshold.kind === "distinct" && !rolling) {
    return earliestPerValue(sorted).slice(0, threshold.atLeast);
  }
  const running = isRunning(threshold);
  const kept = (running ? risesOnly(sorted) : sorted).slice(0, MOST_CANDIDATES);
  // A late mark may split the growth of a running total over time and so undo a rolling window: keep all of it.
  if (rolling && running) return kept;
  const index = reachIndex(threshold, kept);
  return index < 0 ? kept : kept.slice(0, index + 1);
}

/** Whether evidence was left out that may still have decided: the milestone says so instead of guessing. */
export function isCapped(threshold: Threshold, candidates: readonly Candidate[]): boolean {
  return candidates.length >= MOST_CANDIDATES && reachIndex(threshold, candidates) < 0;
}

function unique(sorted: readonly Candidate[]): readonly Candidate[] {
  const ids = new Set<string>();
  return sorted.filter((candidate) => !ids.has(candidate.id) && ids.add(candidate.id));
}

function earliestPerValue(sorted: readonly Candidate[]): readonly Candidate[] {
  const values = new Set<string>();
  return sorted.filter((candidate) => {
    const value = candidate.of ?? "";
    return !values.has(value) && values.add(value);
  });
}

function risesOnly(sorted: readonly Candidate[]): readonly Candidate[] {
  const highest = new Map<string, number>();
  return sorted.filter((candidate) => {
    const amount = candidate.amount ?? 0;
    if (amount <= (highest.get(candidate.of ?? "") ?? 0)) return false;
    highest.set(candidate.of ?? "", amount);
    return true;
  });
}
