import type { StallBaseline } from "./baseline.ts";
import { type StallEvidenceScore, scoreStall } from "./score-stall.ts";
import type { StallState } from "./stall-state.ts";
import { valuesNow } from "./values-now.ts";

/** Seconds of silence after which what was learned judges again, while somebody is there. */
export const STALL_SILENCES: readonly number[] = [0, 2, 5, 10, 20, 30];

/** What is thought of one user at one moment. */
export interface StallJudgement extends StallEvidenceScore {
  readonly baseline: StallBaseline;
  /** What the steps looked at. */
  readonly values: Readonly<Record<string, number>>;
}

/**
 * How the first baseline that knows the milestone at hand judges the state as it is; undefined where none knows it.
 * `expectedMs` is the active time that the author expects at the milestone, if any.
 */
export function judgeStall(
  baselines: readonly StallBaseline[],
  state: StallState,
  expectedMs?: number,
): StallJudgement | undefined {
  const values = valuesNow(state, expectedMs);
  for (const baseline of baselines) {
    const score = scoreStall(baseline, state[0], values);
    if (score) return { ...score, baseline, values };
  }
  return undefined;
}

/** Whether somebody is stuck: from the alarm on until the evidence has fallen well below it, so that it does not flicker. */
export function isStuck({ excess, baseline }: StallJudgement, wasStuck: boolean): boolean {
  return excess >= (wasStuck ? -baseline.slack : 0);
}
