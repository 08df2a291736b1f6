import type { CompiledGuidebook } from "@cairn/core";
import { unfitness } from "../learn/unfit-rows.ts";
import type { LogEvent } from "../store/event-log.ts";
import { stallDetected } from "./away-event.ts";
import type { AwayLimits } from "./away-limits.ts";
import type { Followed } from "./follow.ts";
import { type AwayBook, awayHistoryOf, isFirstScreen } from "./history.ts";
import { type Away, judgeAway } from "./judge-away.ts";
import { type LeftState, leftState } from "./left-state.ts";
import { AWAY_MS, type AwayHistory } from "./silence.ts";
import { NEWS_MS } from "./survey.ts";

/** Under what somebody is judged. */
export interface DetectRules extends AwayBook {
  readonly book: CompiledGuidebook;
  readonly limits: AwayLimits;
}

/**
 * The event that tells of somebody who is away unusually long; undefined while they are not, where nothing is known, and
 * where it was told before and they have not come back since.
 */
export function detectAway(
  followed: Followed,
  rules: DetectRules,
  nowMs: number,
): LogEvent | undefined {
  const { member, rows } = followed;
  if (isFirstScreen(followed) || unfitness(rows, nowMs)) return undefined;
  const history = awayHistoryOf(followed, rules);
  const at = history.stays.at(-1);
  const milestone = rules.book.milestones.find(({ id }) => id === at?.milestone);
  if (milestone === undefined) return undefined;
  const isKnown = rules.limits.milestones[milestone.id]?.limit !== undefined;
  const byOthers = judgeAway(history, rules.limits, nowMs);
  if (isKnown && byOthers === undefined) return undefined;
  const left = leftState(followed, milestone, rules.book);
  const away = byOthers ?? leftStuck(history, left, nowMs);
  if (away === undefined || away.atMs <= nowMs - NEWS_MS || isTold(followed, away))
    return undefined;
  // What a browser's baseline says of chances and versions holds for whom it judged.
  const evidence = byOthers === undefined ? left : { reasons: left.reasons };
  return stallDetected(member.person, { ...away, title: milestone.title }, evidence, nowMs);
}

/** Where too little is known of others the author's rule decides: who was stuck by it when they left, a day ago. */
function leftStuck(
  { seenMs, stays }: AwayHistory,
  left: LeftState,
  nowMs: number,
): Away | undefined {
  const sinceMs = seenMs.at(-1);
  const milestone = stays.at(-1)?.milestone;
  if (!left.isStuck || sinceMs === undefined || milestone === undefined) return undefined;
  const atMs = sinceMs + AWAY_MS;
  return nowMs > atMs ? { milestone, sinceMs, atMs } : undefined;
}

function isTold({ member, rows }: Followed, { milestone }: Away): boolean {
  const lastMs = rows.at(-1)?.atMs ?? 0;
  return member.person.stalls.some(
    ({ isAway, milestone: told, atMs }) => isAway && told === milestone && atMs > lastMs,
  );
}
