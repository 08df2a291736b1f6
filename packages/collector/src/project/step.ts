import type { ProgressDefinitions } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import type { LogRow } from "../store/event-log.ts";
import type { AccountRecord, PersonRecord, Projected, Projection } from "../store/people.ts";
import { foldAccount } from "./account.ts";
import { isMadeHere } from "./made-here.ts";
import { foldPerson, mergePeople, newPerson } from "./person.ts";
import type { RecentPeople } from "./recent-people.ts";

/** What a page of the log changes, without its place in the log. */
export type PageChanges = Pick<Projected, "people" | "merged" | "accounts">;

/**
 * Folds a page into the records that it touches, each environment by its own definitions. Reads `projection` (people
 * through `recent`), writes nothing.
 */
export async function projectPage(
  rows: readonly LogRow[],
  foldedUnder: Readonly<Record<Environment, ProgressDefinitions>>,
  projection: Projection,
  recent: RecentPeople,
): Promise<PageChanges> {
  const people = await loadPeople(rows, recent);
  const accounts = new Map<string, AccountRecord>();
  for (const row of rows) {
    const definitions = foldedUnder[row.environment];
    const person = people.whoIs(row, definitions);
    people.set(foldPerson(person, row, definitions));
    if (row.accountId !== undefined && !isMadeHere(row)) {
      const key = keyOf(row.environment, row.accountId);
      const known = accounts.get(key) ?? (await projection.account(row.environment, row.accountId));
      accounts.set(key, foldAccount(known, row, row.accountId, person.id));
    }
  }
  return { ...people.changes(), accounts: [...accounts.values()] };
}

function keyOf(environment: string, id: string): string {
  return `${environment} ${id}`;
}

/** The people of one page, who merge as the page tells that two ids are one person. */
interface PeopleOfPage {
  whoIs(row: LogRow, definitions: ProgressDefinitions): PersonRecord;
  set(person: PersonRecord): void;
  changes(): Pick<Projected, "people" | "merged">;
}

async function loadPeople(rows: readonly LogRow[], recent: RecentPeople): Promise<PeopleOfPage> {
  const byId = new Map<string, PersonRecord>();
  const idOf = new Map<string, string>();
  for (const environment of ["live", "test"] as const) {
    const ids = rows.filter((row) => row.environment === environment).flatMap(actorsOf);
    if (ids.length === 0) continue;
    for (const [id, person] of await recent.persons(environment, [...new Set(ids)])) {
      idOf.set(keyOf(environment, id), person.id);
      byId.set(keyOf(environment, person.id), person);
    }
  }
  const changed = new Set<string>();
  const merged = new Map<string, Projected["merged"][number]>();

  const find = (row: LogRow, actor: string): PersonRecord | undefined =>
    byId.get(keyOf(row.environment, idOf.get(keyOf(row.environment, actor)) ?? actor));

  const set = (person: PersonRecord): void => {
    const key = keyOf(person.environment, person.id);
    byId.set(key, person);
    changed.add(key);
  };

  /** Makes `actor` one of the person's ids, unless it is somebody's already. */
  function link(
    person: PersonRecord,
    actor: string,
    row: LogRow,
    by: ProgressDefinitions,
  ): PersonRecord {
    const other = find(row, actor) ?? newPerson(row.environment, actor, row.atMs);
    // The first user that an id was seen with keeps it: after a logout on a shared device it is not the next one's.
    const isTaken = other.id !== actor || (other.userId !== undefined && row.type !== "alias");
    if (other.id === person.id || isTaken) return person;
    const joined = mergePeople(person, other, by);
    byId.delete(keyOf(row.environment, other.id));
    changed.delete(keyOf(row.environment, other.id));
    for (const from of other.actors) {
      const key = keyOf(row.environment, from);
      merged.set(key, { environment: row.environment, from, to: person.id });
      idOf.set(key, person.id);
    }
    set(joined);
    return joined;
  }

  return {
    whoIs(row, definitions) {
      const { actor } = row;
      let person = find(row, actor) ?? newPerson(row.environment, actor, row.atMs);
      for (const other of actorsOf(row).slice(1)) person = link(person, other, row, definitions);
      return person;
    },
    set,
    changes: () => ({
      people: [...changed].flatMap((key) => byId.get(key) ?? []),
      merged: [...merged.values()],
    }),
  };
}

/** Every id that a row says is its person's, the actor first. */
function actorsOf(row: LogRow): readonly string[] {
  const { actor, userId, anonymousId, type } = row;
  const anonymous =
    userId === undefined || anonymousId === undefined ? [] : [`anon:${anonymousId}`];
  const previous = row.properties["previousId"];
  if (type !== "alias" || typeof previous !== "string") return [actor, ...anonymous];
  // A token speaks for one user: with it nobody takes over what is another's. Servers say what they like.
  if (row.trust === "verified") return [actor, ...new Set([...anonymous, `anon:${previous}`])];
  // Segment's alias names a browser's id or an earlier user id, and does not say which.
  return [...new Set([actor, ...anonymous, `anon:${previous}`, previous])];
}
