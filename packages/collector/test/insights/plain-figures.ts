import type { Environment } from "@cairn/core/api";
import {
  anonymousIdOf,
  DAY_MS,
  type Fact,
  FAILED,
  type History,
  MILESTONE_EVENTS,
  NOW_MS,
  type Stone,
  WAY,
} from "./random-history.ts";

// Each figure again, from the plain list of what happened, in the words of its definition: nothing of the collector is
// used, and nothing is kept between two figures.

/** One person with all that they did, in order of time. */
export interface PlainPerson {
  readonly id: string;
  readonly account?: string;
  readonly facts: readonly Fact[];
}

/** Everybody of an environment who counts: nobody erased, and none of our own staff. */
export function countedPeople(history: History, environment: Environment): readonly PlainPerson[] {
  return everybody(history, environment).filter(({ facts }) => !facts.some(isStaffFact));
}

/** The same with our own staff. */
export function everybody(
  { facts, erased }: History,
  environment: Environment,
): readonly PlainPerson[] {
  const here = facts.filter(
    (fact) => fact.environment === environment && !isErased(fact, facts, erased),
  );
  const isKnown = (person: string): boolean =>
    here.some((fact) => fact.person === person && fact.type === "identify");
  const idOf = ({ person, isAnonymous }: Fact): string =>
    isAnonymous && !isKnown(person) ? `anon:${anonymousIdOf(person)}` : person;
  return [...new Set(here.map(idOf))].map((id) => {
    const own = here.filter((fact) => idOf(fact) === id).toSorted((a, b) => a.atMs - b.atMs);
    const account = own.find((fact) => fact.account !== undefined)?.account;
    return { id, facts: own, ...(account === undefined ? {} : { account }) };
  });
}

/** Whoever was erased, in the live environment, under the id that they were known by takes with them all that was known as theirs. */
function isErased(fact: Fact, facts: readonly Fact[], erased: readonly string[]): boolean {
  if (fact.environment !== "live" || !erased.includes(fact.person)) return false;
  if (!fact.isAnonymous) return true;
  return facts.some(
    ({ environment, person, type }) =>
      environment === fact.environment && person === fact.person && type === "identify",
  );
}

function isStaffFact({ type, properties }: Fact): boolean {
  if (type !== "identify") return false;
  const { email, staff } = properties;
  return staff === true || (typeof email === "string" && email.endsWith("@cairn.example"));
}

/** When a person did something first; undefined: never. */
export function firstAt({ facts }: PlainPerson, name: string): number | undefined {
  return facts.find((fact) => fact.name === name)?.atMs;
}

export function reachedAt(person: PlainPerson, stone: Stone): number | undefined {
  return firstAt(person, MILESTONE_EVENTS[stone]);
}

/** The stall that somebody is in at a stone: not over by word of their browser, and the stone not reached. */
export function openStall(person: PlainPerson, stone: Stone): Fact | undefined {
  if (reachedAt(person, stone) !== undefined) return undefined;
  const told = (name: string): readonly Fact[] =>
    person.facts.filter((fact) => fact.name === name && fact.properties["milestone"] === stone);
  const over = told("Stall Resolved");
  return told("Stall Detected").findLast((begun) => !over.some((end) => end.atMs >= begun.atMs));
}

/** Where on the way somebody is, and what they are stuck in there. */
export function placeOf(person: PlainPerson): { readonly stone: number; readonly stall?: Fact } {
  let stuck: { readonly stone: number; readonly stall: Fact } | undefined;
  for (const [stone, id] of WAY.entries()) {
    const stall = openStall(person, id);
    if (stall !== undefined && (stuck === undefined || stall.atMs > stuck.stall.atMs)) {
      stuck = { stone, stall };
    }
  }
  const next = WAY.findIndex((id) => reachedAt(person, id) === undefined);
  return stuck ?? { stone: next === -1 ? WAY.length : next };
}

/** How many did each step after the step before. */
export function plainFunnel(
  people: readonly PlainPerson[],
  steps: readonly ((person: PlainPerson, sinceMs: number) => number | undefined)[],
): readonly number[] {
  let walking = people.map((person) => ({ person, sinceMs: -Infinity }));
  return steps.map((step) => {
    walking = walking.flatMap(({ person, sinceMs }) => {
      const atMs = step(person, sinceMs);
      return atMs !== undefined && atMs >= sinceMs ? [{ person, sinceMs: atMs }] : [];
    });
    return walking.length;
  });
}

/** A time that somebody was watched for, and whether it ended with what was waited for. */
export interface Watched {
  readonly ms: number;
  readonly isReached: boolean;
}

/** Kaplan–Meier as the textbook's table: for each time the share that has not got there, everybody counted anew. */
export function survivalTable(
  watched: readonly Watched[],
): readonly { readonly ms: number; readonly share: number; readonly atRisk: number }[] {
  const times = [...new Set(watched.filter((one) => one.isReached).map(({ ms }) => ms))];
  let survival = 1;
  return times
    .toSorted((a, b) => a - b)
    .map((ms) => {
      const atRisk = watched.filter((one) => one.ms >= ms).length;
      const reached = watched.filter((one) => one.isReached && one.ms === ms).length;
      survival *= (atRisk - reached) / atRisk;
      return { ms, share: 1 - survival, atRisk };
    });
}

/** From a moment on until another, or until nothing more is known. */
export function watch(fromMs: number, toMs: number | undefined, asOfMs: number): Watched {
  const isReached = toMs !== undefined && toMs <= asOfMs;
  return isReached
    ? { ms: Math.max(0, toMs - fromMs), isReached }
    : { ms: asOfMs - fromMs, isReached };
}

/** When somebody had reached every stone before this one; undefined: not yet. */
export function cameAt(person: PlainPerson, stone: number): number | undefined {
  const before = WAY.slice(0, stone).map((id) => reachedAt(person, id));
  if (before.some((atMs) => atMs === undefined)) return undefined;
  return Math.max(person.facts[0]?.atMs ?? 0, ...before.map(Number));
}

/** Those who had two weeks' time and did not get through. */
export function lost(people: readonly PlainPerson[]): readonly PlainPerson[] {
  return people.filter((person) => {
    const isThrough = WAY.every((id) => reachedAt(person, id) !== undefined);
    return !isThrough && (person.facts[0]?.atMs ?? NOW_MS) <= NOW_MS - 14 * DAY_MS;
  });
}

/** What is not made by Cairn itself. */
export function ownFacts({ facts }: PlainPerson): readonly Fact[] {
  const cairn = ["Guide ", "Stall ", "Help ", "Survey ", "Cancel "];
  return facts.filter(({ name }) => !cairn.some((made) => name.startsWith(made)));
}

/** The pieces of evidence of why somebody stopped where they are, as the map's keys. */
export function evidenceOf(person: PlainPerson, isLost: boolean): ReadonlySet<string> {
  const { stone, stall } = placeOf(person);
  if (stall === undefined) {
    const own = ownFacts(person);
    if (stone !== 0 || !isLost || own.length !== 1) return new Set();
    const path = own[0]?.properties["path"];
    const where = typeof path === "string" ? ` on ${path}` : "";
    return new Set([`first-screen:left after the first thing they did${where}`]);
  }
  const kinds = (stall.properties["reasons"] as readonly { readonly kind: string }[]).map(
    ({ kind }) => kind,
  );
  const failure = person.facts.findLast(({ name, atMs }) => name === FAILED && atMs <= stall.atMs);
  const said = textOf(failure?.properties["reason"]).replace("_", " ");
  const words: Readonly<Record<string, string>> = {
    "rage-click": "element:angry clicks on #connect",
    "dead-click": "page:clicks without an answer on /bank",
    "failed-attempts": `error:${FAILED}${said === "" ? "" : `: ${said}`}`,
    "long-active-time": "sign:much more time than expected",
  };
  const searches = person.facts
    .filter(({ name, properties }) => name === "Help Searched" && properties["results"] === 0)
    .map(({ properties }) => `search:searched “${textOf(properties["query"])}” and found nothing`);
  return new Set([...kinds.map((kind) => words[kind] ?? kind), ...searches]);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The three that most people show, signs last. */
export function topThree(
  shown: readonly ReadonlySet<string>[],
): readonly { readonly key: string; readonly users: number }[] {
  return [...new Set(shown.flatMap((keys) => [...keys]))]
    .map((key) => ({ key, users: shown.filter((keys) => keys.has(key)).length }))
    .toSorted((a, b) => {
      const isSign = (key: string): number => Number(key.startsWith("sign:"));
      return isSign(a.key) - isSign(b.key) || b.users - a.users || (a.key < b.key ? -1 : 1);
    })
    .slice(0, 3);
}
