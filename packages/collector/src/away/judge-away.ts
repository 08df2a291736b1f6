import type { AwayLimits } from "./away-limits.ts";
import { AWAY_MS, type AwayHistory, paceNow } from "./silence.ts";

/** Somebody who has been away unusually long for where they are. Times are epoch milliseconds. */
export interface Away {
  readonly milestone: string;
  /** The last that was seen of them at this milestone. */
  readonly sinceMs: number;
  /** When their silence became unusual. */
  readonly atMs: number;
  /** Chance that they pass without help, 0 to 1, where known. */
  readonly chance?: number;
}

/** Whether they are away, by what others did; undefined also where that is not known. */
export function judgeAway(
  { seenMs, stays }: Pick<AwayHistory, "seenMs" | "stays">,
  { milestones, paceMs }: AwayLimits,
  nowMs: number,
): Away | undefined {
  const stay = stays.at(-1);
  const lastMs = seenMs.at(-1);
  if (stay === undefined || stay.passedMs !== undefined || lastMs === undefined) return undefined;
  const { milestone, fromMs } = stay;
  const sinceMs = Math.max(lastMs, fromMs);
  const { limit, chance } = milestones[milestone] ?? {};
  if (limit === undefined) return undefined;
  // Whole milliseconds, up: the alarm lies behind the limit and never on it.
  const atMs = sinceMs + Math.ceil(Math.max(AWAY_MS, limit * paceNow(seenMs, paceMs)));
  if (nowMs <= atMs) return undefined;
  return { milestone, sinceMs, atMs, ...(chance === undefined ? {} : { chance }) };
}
