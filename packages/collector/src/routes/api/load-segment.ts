import { type CompiledGuidebook, holds, type JsonObject } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import type { CollectorContext } from "../../context.ts";
import { factsOf } from "../../insights/facts-of.ts";
import type { Member } from "../../insights/population.ts";
import { accountFactsOf } from "../../project/accounts.ts";
import { loadMembers, servedBook } from "./load.ts";

/** Those of a segment among the people that were looked at, newest activity first. */
export interface SegmentPage {
  readonly members: readonly Member[];
  readonly book: CompiledGuidebook;
  /** Where to go on; absent when everybody was looked at. */
  readonly cursor?: string;
}

const LOOKED_AT_ONCE = 200;
// One request must not walk through a million people for a segment that nobody is in.
const MOST_LOOKED_AT = 10_000;

/** A page of a segment, as far as the log tells of it. Undefined where the guidebook has no such segment. */
export async function loadSegment(
  context: CollectorContext,
  environment: Environment,
  segment: string,
  { limit, cursor }: { readonly limit: number; readonly cursor: string | undefined },
): Promise<SegmentPage | undefined> {
  const book = await servedBook(context);
  if (!Object.hasOwn(book.segments, segment)) return undefined;
  const traitsOf = accountTraitsOf(context, environment, book);
  const found: Member[] = [];
  let from = cursor;
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += LOOKED_AT_ONCE) {
    const page = await context.registry.projection.people({
      environment,
      // Whole pages: what is in the segment beyond the limit would be lost between this answer and the next.
      limit: Math.min(limit, LOOKED_AT_ONCE),
      ...(from === undefined ? {} : { cursor: from }),
    });
    const { members } = await loadMembers(context, environment, page.people);
    for (const member of members) {
      const facts = factsOf(member, await traitsOf(member.person.accountId), book, context.now());
      if (holds({ kind: "segment", segment }, facts)) found.push(member);
    }
    from = page.cursor;
    if (from === undefined || found.length >= limit) break;
  }
  return { members: found, book, ...(from === undefined ? {} : { cursor: from }) };
}

/** Traits of accounts with what conditions ask of them; each account is read once. */
function accountTraitsOf(
  { registry: { projection }, now }: CollectorContext,
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
