import { setImmediate as nextTurn } from "node:timers/promises";
import {
  type CompiledGuidebook,
  isReservedEvent,
  milestonesReached,
  isActivated,
} from "@cairn/core";
import type { EventSuggestions, ReachProgress, SuggestedEvent } from "@cairn/core/api";
import { isPresence } from "@cairn/core/guidebook";
import { eventsCounted } from "@cairn/core/replay";
import { benjaminiHochberg } from "../statistics/benjamini-hochberg.ts";
import { association } from "../statistics/two-by-two.ts";
import type { PersonRecord } from "../store/people.ts";
import type { ReachParts } from "./reach-parts.ts";
import { samplePeople } from "./sample-people.ts";

const DAY_MS = 86_400_000;
/** What people did in their first days is compared. */
const DAYS = 7;
// Who came a fortnight ago had a week to get there after the days that are looked at.
const DECIDED_DAYS = 14;
const MOST_PEOPLE = 2_000;
const MOST_ROWS = 2_000;
// Fewer on either side tell nothing that another day would not take back.
const LEAST_PEOPLE = 20;
const MOST_SUGGESTED = 8;
// Of what is suggested, one in twenty may be chance.
const FALSE_FINDS = 0.05;
const LEAST_PHI = 0.1;

/**
 * Events that those who got there did more often in their first days than the others. Events that only say that somebody was
 * there, what Cairn makes itself, and what is a milestone already are none. Reads people one by one, as `simulate` does.
 */
export async function* suggestEvents(
  parts: Omit<ReachParts, "draft">,
): AsyncGenerator<ReachProgress, EventSuggestions> {
  const { log, projection, environment, live, nowMs } = parts;
  const { sample } = yield* samplePeople(
    projection,
    environment,
    ({ firstMs }) => firstMs < nowMs - DECIDED_DAYS * DAY_MS,
    MOST_PEOPLE,
  );
  const isBy = (by: EventSuggestions["by"]) => (person: PersonRecord) =>
    by === "activated"
      ? activated(person, live, nowMs)
      : person.lastMs >= person.firstMs + DAYS * DAY_MS;
  const count = (by: EventSuggestions["by"]): number => sample.filter(isBy(by)).length;
  const isTold = (there: number): boolean =>
    there >= LEAST_PEOPLE && sample.length - there >= LEAST_PEOPLE;
  const by = isTold(count("activated")) ? "activated" : "returned";
  const there = count(by);
  const counts = new Map<string, { there: number; others: number }>();
  const isKnown = milestoneEvents(live);
  for (const [index, person] of isTold(there) ? sample.entries() : []) {
    const names = new Set<string>();
    const { actors, firstMs } = person;
    let rows = 0;
    for await (const chunk of log.scan({
      environment,
      actors,
      fromMs: firstMs,
      untilMs: firstMs + DAYS * DAY_MS,
    })) {
      for (const { name, type } of chunk) if (type === "track") names.add(name);
      rows += chunk.length;
      if (rows > MOST_ROWS) break;
    }
    const side = isBy(by)(person) ? "there" : "others";
    for (const name of names) {
      if (isReservedEvent(name) || isPresence(name) || isKnown.has(name)) continue;
      const known = counts.get(name) ?? { there: 0, others: 0 };
      known[side] += 1;
      counts.set(name, known);
    }
    yield { done: index + 1, all: sample.length };
    await nextTurn();
  }
  return {
    by,
    days: DAYS,
    people: sample.length,
    there,
    events: telling(counts, there, sample.length - there),
  };
}

/** Those that tell the two apart, beyond chance among all that were looked at. */
function telling(
  counts: ReadonlyMap<string, { readonly there: number; readonly others: number }>,
  there: number,
  others: number,
): readonly SuggestedEvent[] {
  const tested = [...counts].map(([event, did]) => ({
    event,
    ...did,
    ...association([
      [did.there, there - did.there],
      [did.others, others - did.others],
    ]),
  }));
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p));
  return tested
    .filter(({ phi }, index) => phi >= LEAST_PHI && (adjusted[index] ?? 1) <= FALSE_FINDS)
    .toSorted((a, b) => b.phi - a.phi || (a.event < b.event ? -1 : 1))
    .slice(0, MOST_SUGGESTED)
    .map((one) => ({ event: one.event, there: one.there, others: one.others, phi: one.phi }));
}

function activated({ progress }: PersonRecord, live: CompiledGuidebook, nowMs: number): boolean {
  return isActivated(milestonesReached(progress, live, undefined, nowMs), live);
}

/** Events that a milestone counts already: they separate those who got there by definition. */
function milestoneEvents({ definitions }: CompiledGuidebook): ReadonlySet<string> {
  const milestones = Object.entries(definitions.thresholds).filter(([key]) => key.startsWith("m:"));
  return new Set(milestones.flatMap(([, { threshold }]) => eventsCounted(threshold)));
}
