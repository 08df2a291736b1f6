import type { InsightEvent } from "./history.ts";
import type { Duration } from "./kaplan-meier.ts";

/**
 * From each user's first event to the first `name`; who has not got there is censored at `asOfMs`, the last moment
 * that the log can speak of. Users whose first event is later than that are left out.
 */
export function timesToEvent(
  histories: Iterable<readonly InsightEvent[]>,
  name: string,
  asOfMs: number,
): readonly Duration[] {
  const durations: Duration[] = [];
  for (const history of histories) {
    const first = history[0];
    if (!first || first.atMs > asOfMs) continue;
    durations.push(
      durationTo(first.atMs, history.find((event) => event.name === name)?.atMs, asOfMs),
    );
  }
  return durations;
}

/** One user's time from `firstMs` to `reachedMs`, censored at `asOfMs` where that is not reached by then. */
export function durationTo(
  firstMs: number,
  reachedMs: number | undefined,
  asOfMs: number,
): Duration {
  return reachedMs !== undefined && reachedMs <= asOfMs
    ? { ms: Math.max(0, reachedMs - firstMs), reached: true }
    : { ms: asOfMs - firstMs, reached: false };
}
