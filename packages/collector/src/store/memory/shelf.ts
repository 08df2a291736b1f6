import type { Environment } from "@cairn/core/api";
import type { AccountRecord, PersonRecord, Projection, ProjectionPosition } from "../people.ts";

/** The records of one projection. */
export interface Shelf {
  readonly projection: Projection;
  readonly people: Map<string, PersonRecord>;
  /** The id that an id was merged into. */
  readonly mergedInto: Map<string, string>;
  readonly accounts: Map<string, AccountRecord>;
  position: ProjectionPosition | undefined;
}

/** Key of a record in the maps of a shelf. */
export function keyOf(environment: Environment, id: string): string {
  return `${environment} ${id}`;
}

/** An empty shelf; `onCommit` runs after each commit to it. */
export function createShelf(onCommit: () => void = () => undefined): Shelf {
  const people: Shelf["people"] = new Map();
  const mergedInto: Shelf["mergedInto"] = new Map();
  const accounts: Shelf["accounts"] = new Map();

  const projection: Projection = {
    async position() {
      return shelf.position;
    },
    async commit(step) {
      if (shelf.position?.cursor !== step.from) return false;
      if ((shelf.position?.generation ?? step.generation) !== step.generation) return false;
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
      const { to, generation, definitions, beforeMs } = step;
      const before = beforeMs === undefined ? {} : { beforeMs };
      shelf.position = { cursor: to, generation, definitions, ...before };
      onCommit();
      return true;
    },
    async persons(environment, ids) {
      const found = ids.flatMap((id): [string, PersonRecord][] => {
        const other = mergedInto.get(keyOf(environment, id));
        const person = people.get(keyOf(environment, other ?? id));
        return person === undefined ? [] : [[id, person]];
      });
      return new Map(found);
    },
    async account(environment, id) {
      return accounts.get(keyOf(environment, id));
    },
  };
  const shelf: Shelf = { projection, people, mergedInto, accounts, position: undefined };
  return shelf;
}

/** Empties `into` and puts everything there that `from` holds, but for its position. */
export function copyShelf(from: Shelf | undefined, into: Shelf): void {
  const copy = <Item>(source: ReadonlyMap<string, Item> | undefined, to: Map<string, Item>) => {
    to.clear();
    for (const [key, item] of source ?? []) to.set(key, item);
  };
  copy(from?.people, into.people);
  copy(from?.mergedInto, into.mergedInto);
  copy(from?.accounts, into.accounts);
}
