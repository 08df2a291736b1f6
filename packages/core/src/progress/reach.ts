import { isWithin } from "../lib/is-within.ts";
import type { Candidate, Threshold, ThresholdState } from "./progress.ts";

/**
 * Index of the candidate with which the threshold is reached, or -1. One pass: candidates enter a window that
 * slides over them in order of (time, id) and leave it at its far end.
 */
export function reachIndex(threshold: Threshold, candidates: readonly Candidate[]): number {
  const { kind, atLeast, rollingMs, shiftMs, running } = threshold;
  const isIn = (firstMs: number, lastMs: number) => isWithin(firstMs, lastMs, rollingMs, shiftMs);
  /**
   * Running: the total so far of each session. Distinct: the place after the last of each value. Sequence: by step and value, when
   * the latest run that got so far began.
   */
  const known = new Map<string, number>();
  const gains: number[] = [];
  let sum = 0;
  let left = 0;
  for (let right = 0; right < candidates.length; right += 1) {
    const { atMs, amount = 1, of = "" } = candidates[right]!;
    const before = known.get(of) ?? 0;
    let gain = amount;
    if (kind === "distinct") {
      // A value that occurs again inside the window counts where it occurred last.
      if (before > left) {
        gains[before - 1] = 0;
        sum -= 1;
      }
      known.set(of, right + 1);
    } else if (running) {
      gain = Math.max(0, amount - before);
      known.set(of, before + gain);
    } else if (kind === "sequence") {
      gain = 0;
      // From the last step on, so that no event is two steps of one run.
      for (let step = atLeast; step--;) {
        const beganMs = step ? known.get(step - 1 + of) : atMs;
        if (beganMs !== undefined && (amount >> step) & 1 && isIn(beganMs, atMs)) {
          known.set(step + of, beganMs);
          if (step > atLeast - 2) return right;
        }
      }
    }
    gains.push(gain);
    sum += gain;
    while (!isIn(candidates[left]!.atMs, atMs)) sum -= gains[left++]!;
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
