import type { StallEvidence, StallReason } from "./evidence.ts";
import type { StallModel } from "./model.ts";

/** Silent below this active time: a page that just opened says nothing yet, unless something failed. */
const SETTLE_ACTIVE_MS = 3_000;
const ALARM_AT = 1;
/** A stall is over by itself only when the evidence falls well below the alarm, so that it does not flicker. */
const CLEAR_BELOW = 0.5;

/** What was decided about a stall at one moment. */
export type StallTransition =
  | {
      readonly kind: "detected";
      readonly milestone: string;
      readonly atMs: number;
      readonly reasons: readonly StallReason[];
      readonly chance?: number;
      readonly model: string;
    }
  | {
      readonly kind: "resolved";
      readonly milestone: string;
      readonly atMs: number;
      readonly by: "progress" | "evidence-gone";
    };

/** Why evidence above the alarm is not reported now: the user is busy, or is not there. */
export interface StallGuards {
  readonly isOffline: boolean;
  /** Media plays, or the page is scrolled as one reads. */
  readonly isReading: boolean;
}

export interface StallDetector {
  /** The present stall, if any. */
  readonly current: Extract<StallTransition, { readonly kind: "detected" }> | undefined;
  /**
   * Looks at the evidence for the milestone that is next now (undefined: none is). Returns what changed: at most the
   * end of one stall and the beginning of another.
   */
  observe(
    evidence: StallEvidence | undefined,
    guards: StallGuards,
    nowMs: number,
  ): readonly StallTransition[];
}

/** Watches one user. Give `restored` to go on with a stall that was detected before a reload. */
export function createStallDetector(
  model: StallModel,
  restored?: StallDetector["current"],
): StallDetector {
  let current = restored;
  return {
    get current() {
      return current;
    },
    observe(evidence, guards, nowMs) {
      const transitions: StallTransition[] = [];
      const resolve = (by: "progress" | "evidence-gone") => {
        if (current)
          transitions.push({ kind: "resolved", milestone: current.milestone, atMs: nowMs, by });
        current = undefined;
      };
      if (current && current.milestone !== evidence?.milestone) resolve("progress");
      if (!evidence) return transitions;
      const score = model.score(evidence);
      if (current) {
        if (score.excess < CLEAR_BELOW) resolve("evidence-gone");
        return transitions;
      }
      const hasSettled = evidence.activeMs >= SETTLE_ACTIVE_MS || evidence.failures.length > 0;
      if (score.excess < ALARM_AT || !hasSettled || isGuarded(guards, evidence)) return transitions;
      current = {
        kind: "detected",
        milestone: evidence.milestone,
        atMs: nowMs,
        reasons: score.reasons,
        model: model.version,
        ...(score.chance === undefined ? {} : { chance: score.chance }),
      };
      transitions.push(current);
      return transitions;
    },
  };
}

/** Reading explains time that passes, never attempts that failed. */
function isGuarded(guards: StallGuards, evidence: StallEvidence): boolean {
  if (guards.isOffline) return true;
  return guards.isReading && evidence.failures.length + evidence.frustrations.length === 0;
}
