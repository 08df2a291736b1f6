import type { JsonObject } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import fc from "fast-check";
import type { LogEvent } from "../../src/store/event-log.ts";

export const DAY_MS = 86_400_000;
/** When the figures are asked for. */
export const NOW_MS = Date.parse("2026-05-04T12:00:00.000Z");

export const MILESTONE_EVENTS = {
  customer: "Customer Added",
  bank: "Bank Connected",
  paid: "Invoice Paid",
} as const;
export const WAY = ["customer", "bank", "paid"] as const;
export type Stone = (typeof WAY)[number];
export const FAILED = "Bank Connect Failed";

/** Something that happened, as whoever saw all of it would write it down. */
export interface Fact {
  readonly environment: Environment;
  /** The person behind it, whatever id their event carries. */
  readonly person: string;
  readonly id: string;
  readonly name: string;
  readonly type: LogEvent["type"];
  readonly atMs: number;
  readonly isAnonymous: boolean;
  readonly account?: string;
  readonly properties: JsonObject;
}

/** Everything that happened, and in which order the collector hears of it: late, doubled, out of order. */
export interface History {
  readonly facts: readonly Fact[];
  /** Places in `facts`, each at least once. */
  readonly arrivals: readonly number[];
  /** People who are erased once all arrived. */
  readonly erased: readonly string[];
}

const PEOPLE = ["ana", "ben", "cem", "dia", "eva", "fay", "gus", "sam"];
/** Our own: one by the domain of his address, one by a trait. */
export const STAFF_ADDRESS = { name: "sam", email: "sam@cairn.example" };
const TRAITS: Readonly<Record<string, JsonObject>> = {
  sam: STAFF_ADDRESS,
  gus: { staff: true },
  ana: { name: "Ana", email: "ana@customer.example" },
};

const did = (name: string, properties: JsonObject = {}, type: Fact["type"] = "track") => ({
  name,
  properties,
  type,
});
const reasonOf = (kind: string, more: JsonObject = {}) => ({
  kind,
  count: 2,
  weight: 1,
  overMs: 9_000,
  ...more,
});
const REASONS = [
  reasonOf("rage-click", { element: "#connect" }),
  reasonOf("dead-click", { path: "/bank" }),
  reasonOf("failed-attempts", { event: FAILED }),
  reasonOf("long-active-time"),
];
const stone = fc.constantFrom(...WAY);
const inPulse = (question: string, kind: string, said: JsonObject) =>
  did("Survey Answered", { survey: "pulse", question, kind, ...said });
/** What people do with a survey and a cancel flow. */
const feedback = fc.oneof(
  fc.constantFrom(
    did("Guide Shown", { guide: "pulse", kind: "survey" }),
    did("Survey Dismissed", { survey: "pulse" }),
    did("Guide Shown", { guide: "leaving", kind: "cancel" }),
    did("Cancel Remedy Accepted", { guide: "leaving", reason: "price", kind: "pause" }),
    did("Cancel Completed", { guide: "leaving" }),
    inPulse("why", "text", { text: "Because." }),
    // Nothing that anybody could have answered.
    inPulse("score", "nps", { score: 11 }),
  ),
  fc.integer({ min: 0, max: 10 }).map((score) => inPulse("score", "nps", { score })),
  fc
    .subarray(["slow", "dear", "odd"], { minLength: 1 })
    .map((choices) => inPulse("wrong", "multiple", { choices })),
  fc
    .constantFrom("price", "other")
    .map((reason) => did("Cancel Reason Given", { guide: "leaving", reason })),
);
const act = fc.oneof(
  { weight: 8, arbitrary: feedback },
  { weight: 6, arbitrary: stone.map((one) => did(MILESTONE_EVENTS[one])) },
  { weight: 2, arbitrary: fc.constant(did("Looked Around")) },
  {
    weight: 2,
    arbitrary: fc.constantFrom("/", "/bank").map((path) => did("Page Viewed", { path }, "page")),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom("account_number", "bank_closed")
      .map((reason) => did(FAILED, { reason })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ query: fc.constantFrom("iban", "vat"), results: fc.constantFrom(0, 3) })
      .map((search) => did("Help Searched", search)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(stone, fc.subarray(REASONS, { minLength: 1 }))
      .map(([milestone, reasons]) => did("Stall Detected", { milestone, reasons })),
  },
  {
    weight: 1,
    arbitrary: stone.map((milestone) => did("Stall Resolved", { milestone, by: "progress" })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom("Guide Shown", "Guide Completed", "Guide Dismissed", "Guide Broken")
      .map((name) => did(name, { guide: "start" })),
  },
);
const happening = fc.record({
  environment: fc.constantFrom<Environment>("live", "live", "live", "test"),
  person: fc.constantFrom(...PEOPLE),
  minutes: fc.integer({ min: 0, max: 20 * 24 * 60 }),
  isAnonymous: fc.boolean(),
  what: act,
});

/** Random histories of up to eight people in two environments and two accounts, over twenty days. */
export const history: fc.Arbitrary<History> = fc
  .record({
    happenings: fc.array(happening, { minLength: 10, maxLength: 70 }),
    named: fc.subarray(PEOPLE),
    erased: fc.subarray(PEOPLE, { maxLength: 2 }),
    seed: fc.infiniteStream(fc.nat(999)),
  })
  .map(({ happenings, named, erased, seed }) => {
    const facts = happenings.map(({ environment, person, minutes, isAnonymous, what }, index) => {
      // No two things happen in the same millisecond: which of them counts would be chance.
      const atMs = NOW_MS - 21 * DAY_MS + minutes * 60_000 + index;
      return {
        ...what,
        environment,
        person,
        atMs,
        isAnonymous: isAnonymous && what.type !== "identify",
        id: `e-${index}`,
        ...accountOf(person),
      };
    });
    const identities = facts.flatMap((fact): readonly Fact[] => {
      const { environment, person } = fact;
      if (facts.find((one) => isOf(one, environment, person)) !== fact) return [];
      if (!named.includes(person) && TRAITS[person] === undefined) return [];
      const traits = TRAITS[person] ?? {};
      const id = `i-${environment}-${person}`;
      const said = did("Identified", traits, "identify");
      // With the first thing that they did, so that it tells of nobody who did nothing.
      const atMs = fact.atMs + 30_000;
      return [{ ...said, environment, person, atMs, isAnonymous: false, id, ...accountOf(person) }];
    });
    const all = [...facts, ...identities];
    return { facts: all, arrivals: shuffled(all.length, seed), erased };
  });

/** Every place in an order of chance, some of them twice. */
function shuffled(length: number, seed: Iterator<number>): readonly number[] {
  const next = (): number => Number(seed.next().value);
  const once = Array.from({ length }, (_, index) => ({ index, rank: next() }));
  const again = once.filter(() => next() < 150).map(({ index }) => ({ index, rank: next() }));
  return [...once, ...again].toSorted((a, b) => a.rank - b.rank).map(({ index }) => index);
}

function accountOf(person: string): { readonly account?: string } {
  const at = PEOPLE.indexOf(person);
  return at % 4 === 3 ? {} : { account: at % 2 === 0 ? "acme" : "beta" };
}

function isOf(fact: Fact, environment: Environment, person: string): boolean {
  return fact.environment === environment && fact.person === person;
}

/** The id that an unnamed event of a person carries. */
export function anonymousIdOf(person: string): string {
  return `anon-${person}`;
}

/** A fact as it is stored. */
export function eventOf(fact: Fact): LogEvent {
  const { id, person, isAnonymous, account, atMs, name, type, properties } = fact;
  const anonymousId = anonymousIdOf(person);
  return {
    messageId: `${fact.environment}-${id}`,
    type,
    name,
    actor: isAnonymous ? `anon:${anonymousId}` : person,
    ...(isAnonymous ? {} : { userId: person }),
    // Who is identified has the id of the browser beside it: the two become one person.
    ...(isAnonymous || type === "identify" ? { anonymousId } : {}),
    ...(account === undefined ? {} : { accountId: account }),
    atMs,
    receivedAtMs: atMs + 500,
    properties,
  };
}
