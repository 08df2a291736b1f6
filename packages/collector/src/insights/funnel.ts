import type { InsightEvent } from "./history.ts";

/**
 * Ordered funnel over event names: how many users did each step after the step before. Greedy from the first
 * occurrence of the first step, which finds a path wherever one exists. `histories` are in order of time.
 */
export function eventFunnel(
  histories: Iterable<readonly InsightEvent[]>,
  steps: readonly string[],
): readonly number[] {
  const users = steps.map(() => 0);
  for (const history of histories) {
    let next = 0;
    for (const event of history) {
      if (event.name !== steps[next]) continue;
      users[next]! += 1;
      next += 1;
      if (next === steps.length) break;
    }
  }
  return users;
}

/**
 * Ordered funnel over moments: `reached` holds for each user when each step was reached (undefined: not yet). A step
 * counts once it and all before it were reached, none earlier than the one before. Equal times count as in order.
 */
export function momentFunnel(
  reached: Iterable<readonly (number | undefined)[]>,
  steps: number,
): readonly number[] {
  const users = Array.from({ length: steps }, () => 0);
  for (const moments of reached) {
    let beforeMs = -Infinity;
    for (let step = 0; step < steps; step += 1) {
      const atMs = moments[step];
      if (atMs === undefined || atMs < beforeMs) break;
      users[step]! += 1;
      beforeMs = atMs;
    }
  }
  return users;
}
