import type { StallEvidence, StallReason } from "./evidence.ts";
import type { StallModel } from "./model.ts";

/** Silent below this active time: a page that just opened says nothing yet, unless something failed. */
const SETTLE_ACTIVE_MS = 3_000;
const ALARM_AT = 1;
/** A stall is over by itself only when the evidence falls well below the alarm, so that it does not flicker. */
const CLEAR_BELOW = 0.5;

const NOTHING = { excess: 0, model: "", reasons: [] };

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

/** A stall that was detected and is not over. */
export type Stall = Extract<StallTransition, { readonly kind: "detected" }>;

/**
 * Looks at one user's evidence for the milestone that is next now (undefined: none is), while `current` is their stall.
 * Returns what changed: at most the end of one stall and the beginning of another; none begins while they are offline.
 */
export function judgeStall(
  model: StallModel,
  current: Stall | undefined,
  evidence: StallEvidence | undefined,
  nowMs: number,
  isOffline: boolean,
): readonly StallTransition[] {
  const changes: StallTransition[] = [];
  const { excess, ...found } = evidence ? model(evidence) : NOTHING;
  const isOther = current?.milestone !== evidence?.milestone;
  if (current) {
    if (!isOther && excess >= CLEAR_BELOW) return changes;
    const by = isOther ? "progress" : "evidence-gone";
    changes.push({ kind: "resolved", milestone: current.milestone, atMs: nowMs, by });
  }
  if (!evidence || excess < ALARM_AT || isOffline) return changes;
  const { milestone, activeMs, failures } = evidence;
  const hasSettled = activeMs >= SETTLE_ACTIVE_MS || failures.length > 0;
  return hasSettled
    ? [...changes, { kind: "detected", milestone, atMs: nowMs, ...found }]
    : changes;
}
