import { setImmediate as nextTurn } from "node:timers/promises";
import type { Environment } from "@cairn/core/api";
import type { CollectorContext } from "../../context.ts";
import type { PersonRecord } from "../../store/people.ts";

/** As much of somebody as is told beside what they did. */
export type PersonBehind = Pick<PersonRecord, "id" | "userId" | "actors" | "traits">;

/** People by each id that their events carry; of whom nothing is projected yet, none. */
export type PeopleBehind = ReadonlyMap<string, PersonBehind>;

// Others are answered between two such reads.
const ASKED_AT_ONCE = 500;

/** Who did what was done under these ids, each named as often as it comes. */
export async function peopleBehind(
  { registry }: CollectorContext,
  environment: Environment,
  actors: readonly string[],
): Promise<PeopleBehind> {
  const ids = [...new Set(actors)];
  const people = new Map<string, PersonBehind>();
  for (let from = 0; from < ids.length; from += ASKED_AT_ONCE) {
    const asked = ids.slice(from, from + ASKED_AT_ONCE);
    const found = await registry.projection.persons(environment, asked);
    for (const [actor, { id, userId, actors: own, traits }] of found) {
      people.set(actor, { id, actors: own, traits, ...(userId === undefined ? {} : { userId }) });
    }
    await nextTurn();
  }
  return people;
}
