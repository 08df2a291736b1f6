import type { LogRow } from "../store/event-log.ts";
import type { AccountRecord } from "../store/people.ts";
import { setTraits } from "./traits.ts";

// Facts about an account's people are about a team; a shared id of a million people is no account.
const MOST_PEOPLE = 10_000;

/** An account after one more event of one of its people. */
export function foldAccount(
  known: AccountRecord | undefined,
  row: LogRow,
  id: string,
  person: string,
): AccountRecord {
  const account: AccountRecord = known ?? {
    environment: row.environment,
    id,
    traits: {},
    traitTimes: {},
    firstMs: row.atMs,
    lastMs: row.atMs,
    people: [],
  };
  const isNew = !account.people.includes(person) && account.people.length < MOST_PEOPLE;
  return {
    ...account,
    ...(row.type === "group" ? setTraits(account, row.properties, row.atMs, row.trust) : {}),
    firstMs: Math.min(account.firstMs, row.atMs),
    lastMs: Math.max(account.lastMs, row.atMs),
    people: isNew ? [...account.people, person] : account.people,
  };
}
