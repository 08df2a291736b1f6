import type { LedgerEntry } from "@cairn/core";
import type { LogRow } from "../store/event-log.ts";
import type { GuideCounts, PersonRecord } from "../store/people.ts";

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

type Guides = Pick<PersonRecord, "guides">;

// A guidebook has some dozens of guides; a page that makes ids up must not fill a record.
const MOST_GUIDES = 300;

/** How often a person met each guide after one more event; empty where it tells of none. */
export function foldGuide(person: Guides, row: LogRow): Guides {
  const { guide } = row.properties;
  if (!Object.hasOwn(COUNTED, row.name) || typeof guide !== "string" || guide === "__proto__") {
    return {};
  }
  const counted = COUNTED[row.name as keyof typeof COUNTED];
  return mergeGuides(person, { guides: { [guide]: { [counted]: 1 } } });
}

/** The same of two records of one person. */
export function mergeGuides(a: Guides, b: Guides): Guides {
  if (b.guides === undefined) return {};
  const guides: Record<string, GuideCounts> = { ...a.guides };
  for (const [guide, counts] of Object.entries(b.guides)) {
    const known = Object.hasOwn(guides, guide) ? guides[guide] : undefined;
    if (known === undefined && Object.keys(guides).length >= MOST_GUIDES) continue;
    guides[guide] = sumOfCounts(known ?? {}, counts);
  }
  return { guides };
}

/** Counts of two people, or of one person at two times, together. */
export function sumOfCounts(a: GuideCounts, b: GuideCounts): GuideCounts {
  const sum: Record<string, number> = { ...a };
  for (const [count, times] of Object.entries(b)) sum[count] = (sum[count] ?? 0) + times;
  return sum;
}
