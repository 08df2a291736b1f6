import {
  type CompiledGuidebook,
  type CompiledMilestone,
  isOnPage,
  isReservedEvent,
  type JsonObject,
  matchesEvent,
  milestoneAtHand,
  openMilestones,
  STALL_REASON_KINDS,
  type StallHappening,
  type StallReasonKind,
} from "@cairn/core";
import { isMadeHere } from "../project/made-here.ts";
import { progressEventOf } from "../project/person.ts";
import type { LogRow } from "../store/event-log.ts";
import { createGapClock, createMeasuredClock, measuredActiveMs } from "./active-time.ts";
import type { StallHistory } from "./stall-history.ts";

/** Somebody whose outcome is known. Times are epoch milliseconds. */
export interface DecidedPerson {
  readonly id: string;
  readonly firstMs: number;
  /** When they got through; absent: they did not in time. */
  readonly passedMs?: number;
  /** When they, or enough people of their account, reached each milestone. */
  readonly reached: Readonly<Record<string, number>>;
}

/** What histories are read under. */
export interface HistoryBook {
  readonly book: Pick<CompiledGuidebook, "milestones">;
  readonly rescues: (row: LogRow) => boolean;
}

// What comes later in one history is not looked at; so no history takes more memory than that.
const MOST_HAPPENINGS = 500;

/**
 * One person's rows, in order of time, as stalls are learned from them, the way their browser saw it. Where browsers told
 * of active time, only what browsers made counts: servers' events are not seen where stalls are noticed. Undefined where
 * nothing of it could be seen.
 */
export function historyOf(
  person: DecidedPerson,
  rows: readonly LogRow[],
  { book, rescues }: HistoryBook,
): (StallHistory & { readonly isMeasured: boolean }) | undefined {
  const measured = rows.filter((row) => measuredActiveMs(row) !== undefined);
  const isMeasured = measured.length > 0;
  const seen = isMeasured ? measured : rows.filter(({ trust }) => trust !== "server");
  const activeAt = isMeasured ? createMeasuredClock() : createGapClock();
  const { id, passedMs, reached } = person;
  // Who was called away may have been written to: what they do when they are back is not unaided.
  const calledMs = rows.find((row) => isMadeHere(row) && row.name === "Stall Detected")?.atMs;
  const happenings: StallHappening[] = [];
  let atHand: CompiledMilestone | undefined;
  let hasFailed = false;
  let helpedMs: number | undefined;
  let wasElsewhere = false;

  /** The open milestone that a row was a failed attempt at. */
  function failedAtOf(row: LogRow): CompiledMilestone | undefined {
    const event = progressEventOf(row);
    return openMilestones(reachedBy(reached, row.atMs), book).find(({ failures }) =>
      failures.some((match) => matchesEvent(match, event)),
    );
  }

  /** Looks which milestone is at hand, as the browser does, once those are reached that were by `untilMs`. */
  function look(row: LogRow, active: number, untilMs: number, failedAt?: CompiledMilestone): void {
    // Who failed at a milestone works on it, wherever that is.
    const isTaken = failedAt !== undefined || (hasFailed && atHand?.pages.length === 0);
    const path = isTaken ? undefined : pathOf(row);
    const before = failedAt?.id ?? atHand?.id;
    const next = milestoneAtHand(reachedBy(reached, untilMs), book, path, before);
    if (next?.id === atHand?.id) return;
    atHand = next;
    hasFailed = false;
    happenings.push({ kind: "milestone", atMs: row.atMs, active, milestone: next?.id ?? "" });
  }

  for (const row of seen) {
    const { atMs } = row;
    const active = activeAt(row);
    if (happenings.length === 0) look(row, active, atMs - 1);
    // What passed since the row before was spent where that one was made.
    const place = wasElsewhere ? { elsewhere: true } : {};
    const at = { atMs, active, ...place };
    const isPassed = passedMs !== undefined && atMs >= passedMs;
    const isHelped = rescues(row) || (calledMs !== undefined && atMs >= calledMs);
    if (isPassed || isHelped) {
      if (!isPassed) helpedMs = atMs;
      // Up to here they were there: with the tab hidden nobody is silent.
      const untilMs = (isPassed ? passedMs : atMs) - 1;
      happenings.push({ kind: "time", atMs: untilMs, active, ...place });
      break;
    }
    if (happenings.length >= MOST_HAPPENINGS) break;
    if (row.name === "Session Ended") happenings.push({ kind: "time", ...at });
    const isOwn = row.type !== "alias" && !isReservedEvent(row.name);
    if (isOwn) happenings.push({ kind: "event", ...at, name: row.name });
    const failedAt = isOwn ? failedAtOf(row) : undefined;
    look(row, active, atMs, failedAt);
    hasFailed ||= failedAt !== undefined;
    const sign = failedAt === undefined ? signOf(row, atHand) : "failed-attempts";
    if (sign) happenings.push({ kind: "sign", ...at, sign });
    wasElsewhere = !isOnPage(atHand?.pages ?? [], pathOf(row) ?? "");
  }
  if (happenings.length === 0) return undefined;
  return {
    user: id,
    happenings,
    outcome: passedMs === undefined ? "lost" : "passed",
    ...(passedMs === undefined ? {} : { passedMs }),
    ...(helpedMs === undefined ? {} : { helpedMs }),
    isMeasured,
  };
}

function reachedBy(
  reached: Readonly<Record<string, number>>,
  atMs: number,
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(reached).filter(([, reachedMs]) => reachedMs <= atMs));
}

const SIGNS: ReadonlySet<unknown> = new Set(STALL_REASON_KINDS);

/** The frustration that a row tells of, where it counts at the milestone at hand. */
function signOf(
  { name, properties: { kind, path } }: LogRow,
  atHand: CompiledMilestone | undefined,
): StallReasonKind | undefined {
  if (name !== "Frustration Detected" || !SIGNS.has(kind)) return undefined;
  const isHere = isOnPage(atHand?.pages ?? [], typeof path === "string" ? path : "");
  return isHere ? (kind as StallReasonKind) : undefined;
}

function pathOf({ context }: LogRow): string | undefined {
  const path = (context?.["page"] as JsonObject | undefined)?.["path"];
  return typeof path === "string" ? path : undefined;
}
