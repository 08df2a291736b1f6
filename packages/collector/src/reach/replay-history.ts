import {
  type CompiledGuidebook,
  EMPTY_PROGRESS,
  foldProgress,
  type JsonObject,
  milestonesReached,
} from "@cairn/core";
import type { ReplayEvent, ReplayHistory, ReplayPlace } from "@cairn/core/replay";
import { historyOf } from "../learn/history-of.ts";
import { ledgerEntryOf } from "../project/guides.ts";
import { isMadeHere } from "../project/made-here.ts";
import { progressEventOf } from "../project/person.ts";
import type { LogRow } from "../store/event-log.ts";

/** What is known of a person besides their rows. */
export interface KnownPerson {
  readonly id: string;
  readonly firstMs: number;
  readonly accountReachedAt: Readonly<Record<string, number>>;
  readonly accountTraits: JsonObject;
  readonly unit: string | undefined;
}

/** One person's rows as the replay reads them. What the collector said of them while they were away is nothing they did. */
export function replayHistory(
  rows: readonly LogRow[],
  person: KnownPerson,
  book: CompiledGuidebook,
  nowMs: number,
): ReplayHistory {
  const own = rows.filter((row) => !isMadeHere(row) && row.type !== "alias").toSorted(byTime);
  const events = own.map(replayEvent);
  const { accountReachedAt, accountTraits, unit } = person;
  const progress = events.reduce(
    (before, event) => foldProgress(before, event, book.definitions),
    EMPTY_PROGRESS,
  );
  const reached = milestonesReached(progress, book, accountReachedAt, nowMs);
  const history = historyOf({ ...person, reached }, own, { book, rescues: () => false });
  return { events, happenings: history?.happenings ?? [], accountReachedAt, accountTraits, unit };
}

function byTime(a: LogRow, b: LogRow): number {
  return a.atMs - b.atMs || (a.seq ?? 0) - (b.seq ?? 0) || (a.messageId < b.messageId ? -1 : 1);
}

function replayEvent(row: LogRow): ReplayEvent {
  const { userId, accountId, type, properties } = row;
  const here = placeOf(row);
  const told = ledgerEntryOf(row);
  return {
    ...progressEventOf(row),
    ...(here === undefined ? {} : { here }),
    userId,
    accountId,
    ...(type === "identify" ? { traits: properties } : {}),
    ...(type === "group" ? { accountTraits: properties } : {}),
    told,
  };
}

/** Where a browser of ours made the row; undefined where none did. */
function placeOf({ context, session, anonymousId = "", trust }: LogRow): ReplayPlace | undefined {
  const cairn = context?.["cairn"] as JsonObject | undefined;
  const path = (context?.["page"] as JsonObject | undefined)?.["path"];
  const tab = cairn?.["tab"];
  if (session === undefined || typeof path !== "string" || trust === "server") return undefined;
  const locale = context?.["locale"];
  return {
    path,
    tab: typeof tab === "string" ? tab : session,
    session,
    anonymousId,
    locale: typeof locale === "string" ? locale : undefined,
  };
}
