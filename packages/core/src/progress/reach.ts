import type { Candidate, Threshold, ThresholdState } from "./progress.ts";

/** What a threshold asks of its candidates, whatever its kind. */
export interface Demand {
  /** How much, in the unit of the amounts; a candidate without an amount counts 1. */
  readonly need: number;
  /** Length of the rolling window, Infinity without one. */
  readonly windowMs: number;
  /** Amounts are running totals of their session, of which only the growth counts. */
  readonly isRunning: boolean;
  /** Only the values count, not how often they occur. */
  readonly isDistinct: boolean;
}

export function demandOf(threshold: Threshold): Demand {
  const { kind, window } = threshold;
  return {
    need:
      kind === "recent"
        ? Infinity
        : kind === "active-time"
          ? threshold.atLeastMs
          : threshold.atLeast,
    windowMs: window?.kind === "rolling" ? window.ms : Infinity,
    isRunning: kind === "active-time" || (kind === "sum" && !!threshold.running),
    isDistinct: kind === "distinct",
  };
}

/**
 * Index of the candidate with which the threshold is reached, or -1. One pass: candidates enter a window that
 * slides over them in order of (time, id) and leave it at its far end.
 */
export function reachIndex(threshold: Threshold, candidates: readonly Candidate[]): number {
  const { need, windowMs, isRunning, isDistinct } = demandOf(threshold);
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
    } else if (isRunning) {
      const before = known.get(of) ?? 0;
      gain = Math.max(0, amount - before);
      known.set(of, before + gain);
    }
    gains.push(gain);
    sum += gain;
    while (atMs - candidates[left]!.atMs > windowMs) sum -= gains[left++]!;
    if (sum >= need) return right;
  }
  return -1;
}

/**
 * When the threshold was reached, epoch milliseconds, or undefined. `startMs` is the user's start (sign-up event, else
 * first event); a "since-start" window without it is not reached.
 */
export function reachedAtMs(
  state: ThresholdState | undefined,
  threshold: Threshold,
  startMs: number | undefined,
): number | undefined {
  const atMs = state?.candidates[reachIndex(threshold, state.candidates)]?.atMs;
  const { window } = threshold;
  const isInTime =
    window?.kind !== "since-start" || (atMs ?? 0) - (startMs ?? -Infinity) <= window.ms;
  return isInTime ? atMs : undefined;
}
