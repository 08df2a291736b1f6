import type { Environment } from "@cairn/core/api";
import type { Cursor } from "../event-log.ts";
import type { AccountRecord, GuideRecord, PersonRecord, ProjectionStore } from "../people.ts";

const CHUNK = 500;
const keyOf = (environment: Environment, id: string): string => `${environment} ${id}`;

/** The reference of `ProjectionStore`: maps. */
export function createMemoryProjection(): ProjectionStore {
  const people = new Map<string, PersonRecord>();
  const mergedInto = new Map<string, string>();
  const accounts = new Map<string, AccountRecord>();
  const guides = new Map<string, GuideRecord>();
  let position: { cursor: Cursor; generation: number; definitions: string } | undefined;

  const find = (environment: Environment, id: string): PersonRecord | undefined => {
    const other = mergedInto.get(keyOf(environment, id));
    return people.get(keyOf(environment, other ?? id));
  };
  const of = (environment: Environment): readonly PersonRecord[] =>
    [...people.values()]
      .filter((person) => person.environment === environment)
      .toSorted((a, b) => b.lastMs - a.lastMs || (a.id < b.id ? -1 : 1));

  return {
    async position() {
      return position;
    },
    async commit(step) {
      if (position?.cursor !== step.from) return false;
      if ((position?.generation ?? step.generation) !== step.generation) return false;
      for (const { environment, from, to } of step.merged) {
        people.delete(keyOf(environment, from));
        mergedInto.set(keyOf(environment, from), to);
      }
      for (const person of step.people) {
        people.set(keyOf(person.environment, person.id), structuredClone(person));
      }
      for (const account of step.accounts) {
        accounts.set(keyOf(account.environment, account.id), structuredClone(account));
      }
      for (const guide of step.guides) {
        guides.set(keyOf(guide.environment, guide.guide), structuredClone(guide));
      }
      position = {
        cursor: step.to,
        generation: step.generation,
        definitions: step.definitions,
      };
      return true;
    },
    async forget(environment, ids) {
      const isGone = (id: string): boolean => ids.includes(id);
      for (const id of ids) people.delete(keyOf(environment, id));
      for (const [key, into] of mergedInto) {
        const isOwn = ids.some((id) => key === keyOf(environment, id));
        if (isOwn || (key.startsWith(`${environment} `) && isGone(into))) mergedInto.delete(key);
      }
      for (const [key, account] of accounts) {
        if (account.environment !== environment || !account.people.some(isGone)) continue;
        accounts.set(key, { ...account, people: account.people.filter((id) => !isGone(id)) });
      }
      if (position !== undefined) position = { ...position, generation: position.generation + 1 };
    },
    async clear() {
      for (const map of [people, mergedInto, accounts, guides]) map.clear();
      position = undefined;
    },
    async person(environment, id) {
      return find(environment, id);
    },
    async persons(environment, ids) {
      const found = ids.flatMap((id): [string, PersonRecord][] => {
        const person = find(environment, id);
        return person === undefined ? [] : [[id, person]];
      });
      return new Map(found);
    },
    async people({ environment, search, limit, cursor }) {
      const wanted = search?.toLowerCase();
      const start = cursor === undefined ? 0 : Number(cursor);
      const fitting = of(environment).filter(
        (person) => wanted === undefined || searchText(person).includes(wanted),
      );
      const page = fitting.slice(start, start + limit);
      const isCut = start + limit < fitting.length;
      return { people: page, ...(isCut ? { cursor: String(start + limit) } : {}) };
    },
    async *everyone(environment) {
      const all = of(environment);
      for (let start = 0; start < all.length; start += CHUNK) yield all.slice(start, start + CHUNK);
    },
    async account(environment, id) {
      return accounts.get(keyOf(environment, id));
    },
    async accounts(environment) {
      return [...accounts.values()]
        .filter((account) => account.environment === environment)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    },
    async guides(environment) {
      return [...guides.values()]
        .filter((guide) => guide.environment === environment)
        .toSorted((a, b) => (a.guide < b.guide ? -1 : 1));
    },
  };
}

/** What a search for people looks into: id, name and e-mail, in lower case. */
export function searchText(person: PersonRecord): string {
  const { name, email } = person.traits;
  return [person.id, name, email]
    .filter((part) => typeof part === "string")
    .join("\n")
    .toLowerCase();
}
