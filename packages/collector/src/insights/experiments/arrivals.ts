import type { ArrivalGroup, ShareEstimate } from "@cairn/core/api";
import { newcombeInterval, type Proportion } from "../../statistics/two-proportions.ts";
import { wilsonInterval } from "../../statistics/wilson.ts";

/** One person: when they came and when they reached the milestone, epoch milliseconds. */
export interface Arrival {
  readonly firstMs: number;
  readonly reachedMs?: number;
}

/** How long people are given, and when it is asked. */
export interface ArrivalTime {
  readonly withinMs: number;
  readonly nowMs: number;
}

/** Those who came from `fromMs` on, for `spanMs`: how many reached it within the time, among those whose time is over. */
export function arrivalGroup(
  arrivals: readonly Arrival[],
  fromMs: number,
  spanMs: number,
  { withinMs, nowMs }: ArrivalTime,
): ArrivalGroup {
  const untilMs = fromMs + spanMs;
  const own = arrivals.filter(({ firstMs }) => firstMs >= fromMs && firstMs < untilMs);
  const complete = own.filter(({ firstMs }) => firstMs + withinMs <= nowMs);
  const reached = complete.filter(
    ({ firstMs, reachedMs }) => (reachedMs ?? Infinity) <= firstMs + withinMs,
  ).length;
  return groupOf(fromMs, spanMs, {
    complete: complete.length,
    waiting: own.length - complete.length,
    reached,
  });
}

/** The group of a time in which so many were counted. */
export function groupOf(
  fromMs: number,
  spanMs: number,
  counts: Pick<ArrivalGroup, "complete" | "waiting" | "reached">,
): ArrivalGroup {
  const { complete, reached } = counts;
  return {
    from: new Date(fromMs).toISOString(),
    until: new Date(fromMs + spanMs).toISOString(),
    ...counts,
    ...(complete === 0
      ? {}
      : { rate: { value: reached / complete, ...wilsonInterval(reached, complete) } }),
  };
}

/** Share of `b` minus share of `a` with its interval; undefined while one of them is empty. */
export function changeBetween(
  a: ArrivalGroup,
  b: ArrivalGroup,
  confidence = 0.95,
): ShareEstimate | undefined {
  if (a.rate === undefined || b.rate === undefined) return undefined;
  const value = b.rate.value - a.rate.value;
  return { value, ...newcombeInterval(proportionOf(a), proportionOf(b), confidence) };
}

function proportionOf({ complete, reached }: ArrivalGroup): Proportion {
  return { successes: reached, n: complete };
}
