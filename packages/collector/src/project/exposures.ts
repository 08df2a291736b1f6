import type { SyncedState } from "@cairn/core";
import type { LogRow } from "../store/event-log.ts";
import type { ExposureRecord, PersonRecord } from "../store/people.ts";

type Exposures = Pick<PersonRecord, "exposures">;

// A guidebook has some dozens of guides; a page that makes ids up must not fill a record.
const MOST_GUIDES = 300;

/** Exposures after one more event; empty where it tells of none. In whatever order events arrive, the earliest counts. */
export function foldExposure(person: Exposures, row: LogRow): Exposures {
  const { guide } = row.properties;
  const exposure = exposureOf(row);
  if (exposure === undefined || typeof guide !== "string" || guide === "__proto__") return {};
  return mergeExposures(person, { exposures: { [guide]: exposure } });
}

/** The exposures of two records of one person. */
export function mergeExposures(a: Exposures, b: Exposures): Exposures {
  if (b.exposures === undefined) return a.exposures === undefined ? {} : { exposures: a.exposures };
  const exposures = { ...a.exposures };
  for (const [guide, exposure] of Object.entries(b.exposures)) {
    const known = Object.hasOwn(exposures, guide) ? exposures[guide] : undefined;
    if (known !== undefined) exposures[guide] = earlier(known, exposure);
    else if (Object.keys(exposures).length < MOST_GUIDES) exposures[guide] = exposure;
  }
  return { exposures };
}

/** Under which id a user was assigned first, and when, epoch milliseconds; undefined where they never were. */
export function firstUnitOf({ exposures = {} }: Exposures): SyncedState["unit"] {
  const [first] = Object.values(exposures)
    .filter(({ by }) => by === "user")
    .toSorted((a, b) => a.atMs - b.atMs || (a.messageId < b.messageId ? -1 : 1));
  return first && [first.atMs, first.unit];
}

function earlier(a: ExposureRecord, b: ExposureRecord): ExposureRecord {
  const isFirst = a.atMs < b.atMs || (a.atMs === b.atMs && a.messageId <= b.messageId);
  const first = isFirst ? a : b;
  const isCrossed = a.arm !== b.arm || a.crossed === true || b.crossed === true;
  return isCrossed ? { ...first, crossed: true } : first;
}

/** What an `Experiment Viewed` tells; undefined for other rows and for what no browser of ours sends. */
function exposureOf({
  name,
  type,
  atMs,
  messageId,
  properties,
}: LogRow): ExposureRecord | undefined {
  if (name !== "Experiment Viewed" || type !== "track") return undefined;
  const { arm, unit, by, holdout, share } = properties;
  if (arm !== "shown" && arm !== "withheld") return undefined;
  if (by !== "user" && by !== "account") return undefined;
  if (holdout !== "guide" && holdout !== "global") return undefined;
  if (typeof unit !== "string" || typeof share !== "number" || !(share > 0 && share < 1)) {
    return undefined;
  }
  return { arm, unit, by, holdout, share, atMs, messageId };
}
