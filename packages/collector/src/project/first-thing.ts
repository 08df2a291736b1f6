import { isReservedEvent } from "@cairn/core";
import type { LogRow } from "../store/event-log.ts";
import type { PersonRecord } from "../store/people.ts";
import { deviceOf, pageOf, referrerOf } from "./where-of.ts";

type FirstThing = Pick<PersonRecord, "own">;

/** How much a person did after one more event, and where the first thing was while there is no second. */
export function foldFirstThing(person: FirstThing, row: LogRow): FirstThing {
  if (isReservedEvent(row.name)) return {};
  if (person.own !== undefined) return { own: { events: person.own.events + 1 } };
  const [page, referrer, device] = [pageOf(row), referrerOf(row), deviceOf(row)];
  return {
    own: {
      events: 1,
      ...(page === undefined ? {} : { page }),
      ...(referrer === undefined ? {} : { referrer }),
      ...(device === undefined ? {} : { device }),
    },
  };
}

/** The same of two records of one person. */
export function mergeFirstThings(a: FirstThing, b: FirstThing): FirstThing {
  if (a.own === undefined) return b.own === undefined ? {} : { own: b.own };
  return { own: b.own === undefined ? a.own : { events: a.own.events + b.own.events } };
}
