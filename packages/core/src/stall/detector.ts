import type { StallEvidence, StallReason } from "./evidence.ts";
import type { StallModel, StallScore } from "./model.ts";

/** Silent below this active time: a page that just opened says nothing yet, unless something failed. */
const SETTLE_ACTIVE_MS = 3_000;
const ALARM_AT = 1;
/** A stall is over by itself only when the evidence falls well below the alarm, so that it does not flicker. */
const CLEAR_BELOW = 0.5;

const NOTHING: StallScore = { excess: 0, reasons: [] };

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
      const changes: StallTransition[] = [];
      const { excess, ...found } = evidence ? model.score(evidence) : NOTHING;
      if (current) {
        const { milestone } = current;
        const isOver = milestone !== evidence?.milestone;
        if (isOver || excess < CLEAR_BELOW) {
          const by = isOver ? "progress" : "evidence-gone";
          changes.push({ kind: "resolved", milestone, atMs: nowMs, by });
          current = undefined;
        }
      }
      if (!evidence || current || excess < ALARM_AT) return changes;
      const { milestone, activeMs, failures, frustrations } = evidence;
      const hasSettled = activeMs >= SETTLE_ACTIVE_MS || failures.length > 0;
      // Reading explains time that passes, never attempts that failed.
      const isReading = guards.isReading && failures.length + frustrations.length === 0;
      if (!hasSettled || guards.isOffline || isReading) return changes;
      current = { kind: "detected", milestone, atMs: nowMs, model: model.version, ...found };
      return [...changes, current];
    },
  };
}
