import { assertNever } from "../lib/assert-never.ts";
import type { Candidate, Threshold, ThresholdState } from "./progress.ts";

/** How much a threshold asks for, in the unit its candidates are measured in. */
export function needOf(threshold: Threshold): number {
  switch (threshold.kind) {
    case "count":
    case "distinct":
    case "sum":
      return threshold.atLeast;
    case "active-time":
      return threshold.atLeastMs;
    case "recent":
      return Infinity;
    default:
      return assertNever(threshold);
  }
}

/** Whether amounts are running totals of their session, of which only the growth counts. */
export function isRunning(threshold: Threshold): boolean {
  return (
    threshold.kind === "active-time" || (threshold.kind === "sum" && threshold.running === true)
  );
}

/** Length of the rolling window, Infinity without one. */
export function rollingMs(threshold: Threshold): number {
  return threshold.kind !== "recent" && threshold.window?.kind === "rolling"
    ? threshold.window.ms
    : Infinity;
}

/**
 * Index of the candidate with which the threshold is reached, or -1. One pass: candidates enter a window that
 * slides over them in order of (time, id) and leave it at its far end.
 */
export function reachIndex(threshold: Threshold, candidates: readonly Candidate[]): number {
  if (threshold.kind === "recent") return -1;
  const need = needOf(threshold);
  const windowMs = rollingMs(threshold);
  const running = isRunning(threshold);
  const totals = new Map<string, number>();
  const seen = new Map<string, number>();
  const gains: number[] = [];
  let sum = 0;
  let left = 0;
  for (let right = 0; right < candidates.length; right += 1) {
    const entering = candidates[right]!;
    const of = entering.of ?? "";
    let gain = 1;
    if (threshold.kind === "distinct") {
      const times = seen.get(of) ?? 0;
      seen.set(of, times + 1);
      gain = times === 0 ? 1 : 0;
    } else if (running) {
      const before = totals.get(of) ?? 0;
      gain = Math.max(0, (entering.amount ?? 0) - before);
      totals.set(of, before + gain);
    } else if (threshold.kind === "sum") gain = entering.amount ?? 0;
    gains.push(gain);
    sum += gain;
    while (entering.atMs - candidates[left]!.atMs > windowMs) {
      const leaving = candidates[left]!;
      if (threshold.kind === "distinct") {
        const times = seen.get(leaving.of ?? "")! - 1;
        seen.set(leaving.of ?? "", times);
        if (times === 0) sum -= 1;
      } else sum -= gains[left]!;
      left += 1;
    }
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
  if (!state) return undefined;
  const atMs = state.candidates[reachIndex(threshold, state.candidates)]?.atMs;
  if (atMs === undefined || threshold.kind === "recent") return undefined;
  if (threshold.window?.kind !== "since-start") return atMs;
  return startMs !== undefined && atMs - startMs <= threshold.window.ms ? atMs : undefined;
}
