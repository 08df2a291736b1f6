import {
  type DailyCounts,
  isReservedEvent,
  matchesEvent,
  type ProgressDefinitions,
  type ProgressEvent,
} from "@cairn/core";

import type { PersonRecord } from "../store/people.ts";

type Tallied = Pick<PersonRecord, "tallies">;

const DAY_MS = 86_400_000;
// The longest that a condition may ask for, and the day that has only begun.
const DAYS_KEPT = 93;

/**
 * What a person did a day after one more event of the log. Counts, so each row must be folded once: the projector's
 * position sees to that. What Cairn itself told is not what a person did.
 */
export function foldTallies(
  person: Tallied,
  event: ProgressEvent,
  { tallies: asked }: Pick<ProgressDefinitions, "tallies">,
): Tallied {
  if (asked === undefined || isReservedEvent(event.name)) return {};
  const day = String(Math.floor(event.atMs / DAY_MS));
  const counted: Record<string, DailyCounts> = {};
  for (const [tally, match] of Object.entries(asked)) {
    if (match !== null && !matchesEvent(match, event)) continue;
    counted[tally] = { [day]: 1 };
  }
  return Object.keys(counted).length === 0 ? {} : mergeTallies(person, { tallies: counted });
}

/** The counts of two records of one person. */
export function mergeTallies(a: Tallied, b: Tallied): Tallied {
  if (b.tallies === undefined) return {};
  const tallies: Record<string, DailyCounts> = { ...a.tallies };
  for (const [tally, daily] of Object.entries(b.tallies)) {
    tallies[tally] = sumOf(tallies[tally] ?? {}, daily);
  }
  return { tallies };
}

function sumOf(a: DailyCounts, b: DailyCounts): DailyCounts {
  const sum: Record<string, number> = { ...a };
  for (const [day, count] of Object.entries(b)) sum[day] = (sum[day] ?? 0) + count;
  const days = Object.keys(sum);
  if (days.length <= DAYS_KEPT) return sum;
  const kept = days.toSorted((x, y) => Number(y) - Number(x)).slice(0, DAYS_KEPT);
  return Object.fromEntries(kept.map((day) => [day, sum[day] ?? 0]));
}
