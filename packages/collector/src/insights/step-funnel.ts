import type { InsightEvent } from "./history.ts";

/** A step of a funnel: a milestone's moment, or an occurrence of an event. */
export type Step =
  | { readonly kind: "milestone"; readonly milestone: string }
  | { readonly kind: "event"; readonly name: string };

/** What a funnel must know of one user. */
export interface Walk {
  /** When each milestone was reached, epoch milliseconds. */
  readonly reached: Readonly<Record<string, number>>;
  /** Events in order of time; only those that some step names are needed. */
  readonly history: readonly InsightEvent[];
}

/**
 * Ordered funnel over milestones and events: how many users did each step after the step before. Each event step takes
 * the first occurrence that is left, which finds a path wherever one exists; equal times count as in order between a
 * milestone and its neighbour.
 */
export function stepFunnel(walks: Iterable<Walk>, steps: readonly Step[]): readonly number[] {
  const users = steps.map(() => 0);
  for (const walk of walks) {
    const done = stepsDone(walk, steps);
    for (let step = 0; step < done; step += 1) users[step] = (users[step] ?? 0) + 1;
  }
  return users;
}

/** How many steps one user did, in order. */
function stepsDone({ reached, history }: Walk, steps: readonly Step[]): number {
  let beforeMs = -Infinity;
  let next = 0;
  for (const [done, step] of steps.entries()) {
    let atMs: number | undefined;
    if (step.kind === "milestone") atMs = reached[step.milestone];
    else {
      while (next < history.length && !isStep(history[next], step.name, beforeMs)) next += 1;
      atMs = history[next]?.atMs;
      next += 1;
    }
    if (atMs === undefined || atMs < beforeMs) return done;
    beforeMs = atMs;
  }
  return steps.length;
}

function isStep(event: InsightEvent | undefined, name: string, sinceMs: number): boolean {
  return event !== undefined && event.name === name && event.atMs >= sinceMs;
}
