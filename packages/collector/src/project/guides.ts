import type { LedgerEntry } from "@cairn/core";
import type { LogRow } from "../store/event-log.ts";
import type { GuideRecord } from "../store/people.ts";

const KINDS: Readonly<Record<string, LedgerEntry["kind"]>> = {
  "Guide Shown": "shown",
  "Guide Advanced": "advanced",
  "Guide Completed": "completed",
  "Guide Dismissed": "dismissed",
  "Guide Snoozed": "snoozed",
  "Guide Withheld": "withheld",
};

/** What a row says about a guide for its user's ledger; undefined for all other rows. */
export function ledgerEntryOf(row: LogRow): LedgerEntry | undefined {
  const kind = KINDS[row.name];
  const { guide, untilMs, strike, asked, never } = row.properties;
  if (kind === undefined || typeof guide !== "string") return undefined;
  return {
    id: row.messageId,
    guide,
    kind: kind === "dismissed" && never === true ? "never" : kind,
    atMs: row.atMs,
    session: row.session ?? "",
    ...(typeof untilMs === "number" && Number.isFinite(untilMs) ? { untilMs } : {}),
    ...(strike === true ? { strike } : {}),
    ...(asked === true ? { asked } : {}),
  };
}

const COUNTED = {
  "Guide Shown": "shown",
  "Guide Completed": "completed",
  "Guide Dismissed": "dismissed",
  "Guide Snoozed": "snoozed",
  "Guide Withheld": "withheld",
  "Guide Broken": "broken",
} as const;

/** The id of the guide whose counts `row` changes, if any. */
export function guideOf(row: LogRow): string | undefined {
  const { guide } = row.properties;
  return Object.hasOwn(COUNTED, row.name) && typeof guide === "string" ? guide : undefined;
}

/** A guide's counts after one more of its events. */
export function foldGuide(known: GuideRecord | undefined, row: LogRow, guide: string): GuideRecord {
  const counts = known ?? {
    environment: row.environment,
    guide,
    shown: 0,
    completed: 0,
    dismissed: 0,
    snoozed: 0,
    withheld: 0,
    broken: 0,
  };
  const counted = COUNTED[row.name as keyof typeof COUNTED];
  return { ...counts, [counted]: counts[counted] + 1 };
}
