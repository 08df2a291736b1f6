import type { Proportion } from "../../statistics/two-proportions.ts";
import type { Arm, Unit } from "./unit.ts";

/** How one arm stands. */
export interface ArmTally {
  /** Units that were assigned to it: `before + waiting + complete`. */
  readonly exposed: number;
  /** Of these: had reached the milestone before the exposure, so that nothing was left to move. */
  readonly before: number;
  /** Of these: their window is not over, so that they are not counted yet, whatever they did. */
  readonly waiting: number;
  /** Of these: their window is over. */
  readonly complete: number;
  /** Of `complete`: reached the milestone within the window. */
  readonly reached: number;
}
export type Tally = Readonly<Record<Arm, ArmTally>>;

/**
 * Counts both arms at `nowMs`. Only units whose window of `withinMs` is over count, reached or not: counting those at once
 * who reached it early, and the others later, would make every young comparison look better than it is.
 */
export function tallyOf(units: readonly Unit[], withinMs: number, nowMs: number): Tally {
  const tally = { shown: { ...NOTHING }, withheld: { ...NOTHING } };
  for (const { arm, exposedMs, reachedMs } of units) {
    const own = tally[arm];
    own.exposed += 1;
    if (reachedMs !== undefined && reachedMs <= exposedMs) own.before += 1;
    else if (exposedMs + withinMs > nowMs) own.waiting += 1;
    else {
      own.complete += 1;
      if (reachedMs !== undefined && reachedMs <= exposedMs + withinMs) own.reached += 1;
    }
  }
  return tally;
}

const NOTHING = { exposed: 0, before: 0, waiting: 0, complete: 0, reached: 0 };

/** What an arm's rate is made of. */
export function proportionOf({ complete, reached }: ArmTally): Proportion {
  return { successes: reached, n: complete };
}

/** Share of all that are counted who reached it, drawn a little towards a half where they are few. */
export function pooledRate({ shown, withheld }: Tally): number {
  return (shown.reached + withheld.reached + 1) / (shown.complete + withheld.complete + 2);
}
