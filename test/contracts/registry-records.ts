import type { Environment } from "@cairn/core/api";
import { EMPTY_PROGRESS } from "@cairn/core";
import type { Cursor, DeadLetter, PersonRecord } from "@cairn/collector/store";

/** A place in a log that is not there: the registry only keeps it. */
export function at(place: number): Cursor {
  return `${place}` as Cursor;
}

/** A person of the live environment, with what a test cares about in its place. */
export function aPerson(id: string, parts: Partial<PersonRecord> = {}): PersonRecord {
  return {
    environment: "live",
    id,
    actors: [id],
    traits: {},
    traitTimes: {},
    firstMs: 1,
    lastMs: 2,
    events: 1,
    progress: EMPTY_PROGRESS,
    ledger: [],
    stalls: [],
    stallsResolved: {},
    ...parts,
  };
}

/** An event that was refused. */
export function aLetter(messageId: string, environment: Environment = "live"): DeadLetter {
  return { environment, receivedAtMs: 1, messageId, code: "missing", message: "no", raw: "{}" };
}
