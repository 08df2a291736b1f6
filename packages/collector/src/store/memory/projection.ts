import { setImmediate as nextTurn } from "node:timers/promises";
import type { Environment } from "@cairn/core/api";
import type { PersonRecord, ProjectionStore } from "../people.ts";
import { cursorAfter, isAfter, placeOf } from "../people-place.ts";
import { copyShelf, createShelf, keyOf, type Shelf } from "./shelf.ts";

const CHUNK = 500;

/** The reference of `ProjectionStore`: maps. */
export function createMemoryProjection(): ProjectionStore {
  // Of the rebuild; never one that a step of an earlier rebuild may have read.
  let generation = 0;
  const served = createShelf();
  const building = createShelf();
  const expired = createShelf(() => {
    // What was built so far lacks what was taken out of the log now.
    if (building.position !== undefined) begin("");
  });

  function begin(definitions: string): void {
    copyShelf(expired, building);
    generation = Math.max(generation, building.position?.generation ?? 0) + 1;
    building.position = { cursor: undefined, generation, definitions };
  }
  const of = (environment: Environment): readonly PersonRecord[] =>
    [...served.people.values()]
      .filter((person) => person.environment === environment)
      .toSorted((a, b) => b.lastMs - a.lastMs || (a.id < b.id ? -1 : 1));

  return {
    ...served.projection,
    building: building.projection,
    expired: expired.projection,
    async beginRebuild(definitions) {
      begin(definitions);
    },
    async serveRebuilt(built) {
      const { position } = building;
      if (position?.cursor !== built.cursor || position?.generation !== built.generation) {
        return false;
      }
      generation = position.generation;
      copyShelf(building, served);
      copyShelf(undefined, building);
      served.position = { ...position, generation: (served.position?.generation ?? 0) + 1 };
      building.position = undefined;
      return true;
    },
    async tidy() {},
    async forget(environment, ids) {
      for (const shelf of [served, building, expired]) forgetIn(shelf, environment, ids);
    },
    async person(environment, id) {
      return (await served.projection.persons(environment, [id])).get(id);
    },
    async people({ environment, search, limit, cursor }) {
      const wanted = search?.toLowerCase();
      const place = cursor === undefined ? undefined : placeOf(cursor);
      const fitting = of(environment).filter(
        (person) =>
          isAfter(person, place) && (wanted === undefined || searchText(person).includes(wanted)),
      );
      const page = fitting.slice(0, limit);
      const last = page.at(-1);
      const isCut = last !== undefined && limit < fitting.length;
      return { people: page, ...(isCut ? { cursor: cursorAfter(last) } : {}) };
    },
    everyone: (environment) => chunksOf(of(environment)),
    census: (environment) => chunksOf(of(environment)),
    async accounts(environment) {
      return [...served.accounts.values()]
        .filter((account) => account.environment === environment)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    },
    async *accountsFrom(environment, place) {
      const listed = (await this.accounts(environment))
        .filter((account) => isAfter(account, place))
        .toSorted((a, b) => b.lastMs - a.lastMs);
      yield* chunksOf(listed);
    },
  };
}

async function* chunksOf<Item>(all: readonly Item[]): AsyncIterable<readonly Item[]> {
  for (let start = 0; start < all.length; start += CHUNK) {
    yield all.slice(start, start + CHUNK);
    await nextTurn();
  }
}

function forgetIn(shelf: Shelf, environment: Environment, ids: readonly string[]): void {
  const { people, mergedInto, accounts, position } = shelf;
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
  if (position !== undefined) shelf.position = { ...position, generation: position.generation + 1 };
}

/** What a search for people looks into: id, name and e-mail, in lower case. */
export function searchText(person: PersonRecord): string {
  const { name, email } = person.traits;
  return [person.id, name, email]
    .filter((part) => typeof part === "string")
    .join("\n")
    .toLowerCase();
}
