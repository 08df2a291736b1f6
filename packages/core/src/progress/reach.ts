import type { Candidate, Threshold, ThresholdState } from "./progress.ts";

/**
 * Index of the candidate with which the threshold is reached, or -1. One pass: candidates enter a window that
 * slides over them in order of (time, id) and leave it at its far end.
 */
export function reachIndex(threshold: Threshold, candidates: readonly Candidate[]): number {
  const { kind, atLeast, rollingMs = Infinity, running } = threshold;
  const isDistinct = kind === "distinct";
  /** Running: the total so far of each session. Distinct: where each value occurred last. */
  const known = new Map<string, number>();
  const gains: number[] = [];
  let sum = 0;
  let left = 0;
  for (let right = 0; right < candidates.length; right += 1) {
    const { atMs, amount = 1, of = "" } = candidates[right]!;
    let gain = amount;
    if (isDistinct) {
      const before = known.get(of) ?? -1;
      // A value that occurs again inside the window counts where it occurred last.
      if (before >= left) {
        gains[before] = 0;
        sum -= 1;
      }
      known.set(of, right);
    } else if (running) {
      const before = known.get(of) ?? 0;
      gain = Math.max(0, amount - before);
      known.set(of, before + gain);
    }
    gains.push(gain);
    sum += gain;
    while (atMs - candidates[left]!.atMs > rollingMs) sum -= gains[left++]!;
    if (sum >= atLeast) return right;
  }
  return -1;
}

/**
 * When the threshold was reached, epoch milliseconds, or undefined. `startMs` is the user's start (sign-up event, else
 * first event); a threshold with `sinceStartMs` is not reached without it.
 */
export function reachedAtMs(
  state: ThresholdState | undefined,
  threshold: Threshold,
  startMs: number | undefined,
): number | undefined {
  const atMs = state?.candidates[reachIndex(threshold, state.candidates)]?.atMs;
  const { sinceStartMs = Infinity } = threshold;
  const isInTime = (atMs ?? 0) - (startMs ?? -Infinity) <= sinceStartMs;
  return isInTime ? atMs : undefined;
}
