import { foldGuide, guideOf } from "../project/guides.ts";
import type { LogRow } from "../store/event-log.ts";
import type { GuideRecord } from "../store/people.ts";

/** What our own staff did, to be taken out of figures that are counted row by row. */
export interface StaffPart {
  readonly events: number;
  /** By guide. */
  readonly guides: ReadonlyMap<string, GuideRecord>;
}

export const NO_STAFF_PART: StaffPart = { events: 0, guides: new Map() };

/** The same after some more of their rows. */
export function addStaffRows(part: StaffPart, rows: readonly LogRow[]): StaffPart {
  const guides = new Map(part.guides);
  for (const row of rows) {
    const guide = guideOf(row);
    if (guide !== undefined) guides.set(guide, foldGuide(guides.get(guide), row, guide));
  }
  return { events: part.events + rows.length, guides };
}

const COUNTS = ["shown", "completed", "dismissed", "snoozed", "withheld", "broken"] as const;

/** Guides without what staff did; one that nobody else met is none. */
export function guidesWithout(
  guides: readonly GuideRecord[],
  part: StaffPart,
): readonly GuideRecord[] {
  return guides.flatMap((record) => {
    const own = part.guides.get(record.guide);
    if (own === undefined) return [record];
    const left = { ...record };
    // What staff did may be in the log and not yet in the counts.
    for (const count of COUNTS) left[count] = Math.max(0, record[count] - own[count]);
    return COUNTS.some((count) => left[count] > 0) ? [left] : [];
  });
}
