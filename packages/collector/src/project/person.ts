import { EMPTY_PROGRESS, foldProgress, type Ledger, mergeProgress } from "@cairn/core";
import type { JsonObject, ProgressDefinitions } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import type { LogRow } from "../store/event-log.ts";
import type { PersonRecord } from "../store/people.ts";
import { foldAnswer, mergeAnswers } from "./answers.ts";
import { foldExposure, mergeExposures } from "./exposures.ts";
import { foldFirstThing, mergeFirstThings } from "./first-thing.ts";
import { foldGuide, ledgerEntryOf, mergeGuides } from "./guides.ts";
import { isMadeHere } from "./made-here.ts";
import { foldStall, mergeStalls } from "./stalls.ts";
import { foldTallies, mergeTallies } from "./tallies.ts";
import { foldTrouble, mergeTroubles } from "./troubles.ts";
import { mergeTraits, setTraits } from "./traits.ts";

/** Somebody of whom nothing is known yet but an id. */
export function newPerson(environment: Environment, id: string, atMs: number): PersonRecord {
  return {
    environment,
    id,
    ...(id.startsWith("anon:") ? {} : { userId: id }),
    actors: [id],
    traits: {},
    traitTimes: {},
    firstMs: atMs,
    lastMs: atMs,
    events: 0,
    progress: EMPTY_PROGRESS,
    ledger: [],
    stalls: [],
    stallsResolved: {},
  };
}

/** A person after one more event. Called once per row; within a person the order of rows does not matter. */
export function foldPerson(
  person: PersonRecord,
  row: LogRow,
  definitions: ProgressDefinitions,
): PersonRecord {
  if (isMadeHere(row)) return { ...person, ...foldStall(person, row) };
  const entry = ledgerEntryOf(row);
  const event = row.type === "alias" ? undefined : progressEventOf(row);
  const isLatest = row.atMs >= person.lastMs;
  const accountId = isLatest
    ? (row.accountId ?? person.accountId)
    : (person.accountId ?? row.accountId);
  return {
    ...person,
    ...(accountId === undefined ? {} : { accountId }),
    ...(row.type === "identify" ? setTraits(person, row.properties, row.atMs, row.trust) : {}),
    ...foldStall(person, row),
    ...foldExposure(person, row),
    ...foldAnswer(person, row),
    ...foldFirstThing(person, row),
    ...foldGuide(person, row),
    firstMs: Math.min(person.firstMs, row.atMs),
    lastMs: Math.max(person.lastMs, row.atMs),
    events: person.events + 1,
    ...(event === undefined ? {} : foldTallies(person, event, definitions)),
    ...(event === undefined ? {} : foldTrouble(person, event, definitions)),
    progress: event ? foldProgress(person.progress, event, definitions) : person.progress,
    ledger: entry === undefined ? person.ledger : joinLedgers(person.ledger, [entry]),
  };
}

/** Two records that turned out to be one person: `into`, with everything that `from` knew. */
export function mergePeople(
  into: PersonRecord,
  from: PersonRecord,
  definitions: ProgressDefinitions,
): PersonRecord {
  const accountId = into.accountId ?? from.accountId;
  return {
    ...into,
    ...(accountId === undefined ? {} : { accountId }),
    ...mergeTraits(into, from),
    ...mergeStalls(into, from),
    ...mergeTallies(into, from),
    ...mergeExposures(into, from),
    ...mergeAnswers(into, from),
    ...mergeFirstThings(into, from),
    ...mergeGuides(into, from),
    ...mergeTroubles(into, from),
    actors: [...new Set([...into.actors, ...from.actors])],
    firstMs: Math.min(into.firstMs, from.firstMs),
    lastMs: Math.max(into.lastMs, from.lastMs),
    events: into.events + from.events,
    progress: mergeProgress(into.progress, from.progress, definitions),
    ledger: joinLedgers(into.ledger, from.ledger),
  };
}

/** A row as the milestone fold reads it. */
export function progressEventOf(row: LogRow): Parameters<typeof foldProgress>[1] {
  const activeMs = (row.context?.["cairn"] as JsonObject | undefined)?.["activeMs"];
  return {
    id: row.messageId,
    name: row.name,
    atMs: row.atMs,
    properties: row.properties,
    ...(row.session === undefined ? {} : { session: row.session }),
    ...(typeof activeMs === "number" ? { activeMs } : {}),
  };
}

// The state that browsers fetch must stay small; older entries decide no cap any more.
const LEDGER_KEPT = 500;

function joinLedgers(a: Ledger, b: Ledger): Ledger {
  const byId = new Map([...a, ...b].map((entry) => [entry.id, entry]));
  return [...byId.values()]
    .toSorted((x, y) => x.atMs - y.atMs || (x.id < y.id ? -1 : 1))
    .slice(-LEDGER_KEPT);
}
