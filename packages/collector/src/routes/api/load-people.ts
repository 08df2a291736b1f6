import { setImmediate as nextTurn } from "node:timers/promises";
import { type CompiledGuidebook, type Facts, holds, type JsonObject } from "@cairn/core";
import type { Environment, PeopleState } from "@cairn/core/api";
import type { CollectorContext } from "../../context.ts";
import { factsOf } from "../../insights/facts-of.ts";
import { isInState } from "../../insights/people-state.ts";
import type { Member } from "../../insights/population.ts";
import { accountFactsOf } from "../../project/accounts.ts";
import { loadMembers, servedBook } from "./load.ts";

/** Which people are asked for; what is left out does not restrict. */
export interface WhichPeople {
  readonly environment: Environment;
  readonly search?: string;
  readonly state?: PeopleState;
  /** A segment of the published guidebook. */
  readonly segment?: string;
  readonly trait?: { readonly name: string; readonly value: string };
}

/** People that were found, newest activity first. */
export interface PeopleFound {
  readonly members: readonly Member[];
  readonly book: CompiledGuidebook;
  /** Where to go on; absent when everybody was looked at. */
  readonly cursor?: string;
}

const LOOKED_AT_ONCE = 200;
// One request must not walk through a million people for a segment that nobody is in.
const MOST_LOOKED_AT = 10_000;

/** A page of them, as far as the log tells. Undefined where the guidebook has no such segment. */
export async function loadPeople(
  context: CollectorContext,
  which: WhichPeople,
  { limit, cursor }: { readonly limit: number; readonly cursor: string | undefined },
): Promise<PeopleFound | undefined> {
  const { environment, search, state, segment, trait } = which;
  const book = await servedBook(context, environment);
  if (segment !== undefined && !Object.hasOwn(book.segments, segment)) return undefined;
  const isEverybody = state === undefined && segment === undefined && trait === undefined;
  const factsFor = factsOfMembers(context, environment, book);
  const found: Member[] = [];
  let from = cursor;
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += LOOKED_AT_ONCE) {
    const page = await context.registry.projection.people({
      environment,
      // Whole pages: what fits beyond the limit would be lost between this answer and the next.
      limit: Math.min(limit, LOOKED_AT_ONCE),
      ...(search === undefined ? {} : { search }),
      ...(from === undefined ? {} : { cursor: from }),
    });
    const { members } = await loadMembers(context, environment, page.people);
    for (const member of members) {
      // Whom no figure counts stands behind none.
      if (member.isStaff === true && (state ?? segment) !== undefined) continue;
      if (state !== undefined && !isInState(member, state)) continue;
      if (trait !== undefined && !hasTrait(member.person.traits, trait)) continue;
      if (segment !== undefined && !holds({ kind: "segment", segment }, await factsFor(member))) {
        continue;
      }
      found.push(member);
    }
    from = page.cursor;
    if (isEverybody || from === undefined || found.length >= limit) break;
    // Others are answered in between.
    await nextTurn();
  }
  return { members: found, book, ...(from === undefined ? {} : { cursor: from }) };
}

/** All that conditions may see of members of one environment; each account is read once. */
export function factsOfMembers(
  context: CollectorContext,
  environment: Environment,
  book: CompiledGuidebook,
): (member: Member) => Promise<Facts> {
  const traitsOf = accountTraitsOf(context, environment, book);
  return async (member) =>
    factsOf(member, await traitsOf(member.person.accountId), book, context.now());
}

/** What `group` called the accounts of these members, by their ids. */
export async function accountNames(
  { registry: { projection } }: CollectorContext,
  environment: Environment,
  members: readonly Member[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(members.flatMap(({ person }) => person.accountId ?? []))) {
    const name = (await projection.account(environment, id))?.traits["name"];
    if (typeof name === "string") names.set(id, name);
  }
  return names;
}

/** As text, so that numbers and yes or no can be asked for in an address. */
function hasTrait(traits: JsonObject, { name, value }: NonNullable<WhichPeople["trait"]>): boolean {
  if (!Object.hasOwn(traits, name)) return false;
  const own = traits[name];
  return (typeof own === "object" ? JSON.stringify(own) : String(own)) === value;
}

/** Traits of an account with what conditions ask of it; each is read once. */
export function accountTraitsOf(
  { counted: projection, now }: CollectorContext,
  environment: Environment,
  book: CompiledGuidebook,
): (id: string | undefined) => Promise<JsonObject> {
  const known = new Map<string, JsonObject>();
  return async (id) => {
    if (id === undefined) return {};
    const before = known.get(id);
    if (before !== undefined) return before;
    const account = await projection.account(environment, id);
    const traits = account
      ? { ...account.traits, ...(await accountFactsOf(account, book, projection, now())) }
      : {};
    known.set(id, traits);
    return traits;
  };
}
