import type { TimeToMilestone } from "@cairn/core/api";
import { type CurvePoint, kaplanMeier, medianMs } from "./kaplan-meier.ts";
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
    points: thinned(points),
    ...(median === undefined ? {} : { medianMs: median }),
  };
}

// More steps than a screen has dots are megabytes that nobody sees.
const MOST_POINTS = 1_000;
const LEAST_RISE = 0.001;

function thinned(points: readonly CurvePoint[]): readonly CurvePoint[] {
  if (points.length <= MOST_POINTS) return points;
  let given = -Infinity;
  return points.filter(({ share }, index) => {
    const isGiven = share >= given + LEAST_RISE || index === points.length - 1;
    if (isGiven) given = share;
    return isGiven;
  });
}
