import { setImmediate as nextTurn } from "node:timers/promises";
import { type CompiledGuidebook, fnv1a, milestonesReached } from "@cairn/core";
import { accountReached } from "../project/accounts.ts";
import type { PersonRecord, ProjectionStore } from "../store/people.ts";

/** Somebody who may be learned from. Times are epoch milliseconds. */
export interface SampledPerson {
  readonly id: string;
  readonly actors: readonly string[];
  /** From when the time to get through counts: sign-up, else the first event. */
  readonly beganMs: number;
  readonly firstMs: number;
  readonly reached: Readonly<Record<string, number>>;
  /** When they had reached everything that activation takes. */
  readonly throughMs?: number;
}

/** What people are sampled from. */
export interface SampledParts {
  readonly projection: Pick<ProjectionStore, "everyone" | "account" | "persons">;
  readonly book: CompiledGuidebook;
  /** People taken at most. */
  readonly size: number;
  /** True ends it early. */
  isStopped(): boolean;
}

/**
 * At most `size` live people: those whose ids hash lowest, so that each fit sees much the same ones, whoever comes later.
 * Test traffic is nobody's onboarding and never learned from. In the order of the hash.
 */
export async function samplePeople(parts: SampledParts): Promise<readonly SampledPerson[]> {
  const { projection, book, size } = parts;
  let taken: { readonly rank: number; readonly person: PersonRecord }[] = [];
  const byRank = (): typeof taken =>
    taken
      .toSorted((a, b) => a.rank - b.rank || (a.person.id < b.person.id ? -1 : 1))
      .slice(0, size);
  let worst = Infinity;
  for await (const people of projection.everyone("live")) {
    for (const person of people) {
      const rank = rankOf(person.id);
      if (rank <= worst) taken.push({ rank, person });
    }
    if (taken.length > 2 * size) {
      taken = byRank();
      worst = taken.at(-1)?.rank ?? Infinity;
    }
    if (parts.isStopped()) break;
    // Others are answered in between.
    await nextTurn();
  }
  const accounts = new Map<string, Readonly<Record<string, number>>>();
  const sampled: SampledPerson[] = [];
  for (const { person } of byRank()) {
    sampled.push(sampledPerson(person, book, await reachedTogether(person)));
  }
  return sampled;

  /** What enough people of their account reached. */
  async function reachedTogether({
    environment,
    accountId,
  }: PersonRecord): Promise<Readonly<Record<string, number>> | undefined> {
    if (accountId === undefined || book.milestones.every((one) => one.people === undefined)) {
      return undefined;
    }
    const known = accounts.get(accountId);
    if (known !== undefined) return known;
    const account = await projection.account(environment, accountId);
    const reached = account ? await accountReached(account, book, projection) : {};
    accounts.set(accountId, reached);
    return reached;
  }
}

/** Twice over, so that ids which differ in their last digit lie anywhere. */
function rankOf(id: string): number {
  return fnv1a(`${fnv1a(`stalls ${id}`)}`);
}

function sampledPerson(
  { id, actors, firstMs, progress }: PersonRecord,
  book: CompiledGuidebook,
  together: Readonly<Record<string, number>> | undefined,
): SampledPerson {
  const reached = milestonesReached(progress, book, together);
  const needed =
    book.activation.length > 0
      ? book.activation
      : // Who gets through does something; what is reached by not doing it is no step of the way.
        book.milestones.filter((one) => one.absentMs === undefined).map((one) => one.id);
  const times = needed.map((milestone) => reached[milestone]);
  const isThrough = needed.length > 0 && times.every((atMs) => atMs !== undefined);
  return {
    id,
    actors,
    firstMs,
    beganMs: Math.max(progress.startMs ?? firstMs, firstMs),
    reached,
    ...(isThrough ? { throughMs: Math.max(...times.map(Number)) } : {}),
  };
}
