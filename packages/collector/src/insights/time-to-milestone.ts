import type { TimeToMilestone } from "@cairn/core/api";
import { kaplanMeier, medianMs } from "./kaplan-meier.ts";
import { durationTo } from "./time-to-event.ts";

/** From when on one user was watched, and when they got there, epoch milliseconds. */
export interface Span {
  readonly firstMs: number;
  readonly reachedMs?: number;
}

/** The curve over `spans`, censored at `asOfMs`. Users who came later than that are left out. */
export function timeToMilestone(
  milestone: string,
  spans: readonly Span[],
  asOfMs: number,
): TimeToMilestone {
  const durations = spans
    .filter(({ firstMs }) => firstMs <= asOfMs)
    .map(({ firstMs, reachedMs }) => durationTo(firstMs, reachedMs, asOfMs));
  const points = kaplanMeier(durations);
  const reached = durations.filter((duration) => duration.reached).length;
  const median = medianMs(points);
  return {
    milestone,
    users: durations.length,
    reached,
    censored: durations.length - reached,
    points,
    ...(median === undefined ? {} : { medianMs: median }),
  };
}
