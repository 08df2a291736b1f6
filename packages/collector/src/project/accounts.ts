import {
  accountFactValues,
  accountReachedAtMs,
  type CompiledGuidebook,
  ownReachedAtMs,
} from "@cairn/core";
import type { AccountRecord, PersonRecord, ProjectionStore } from "../store/people.ts";

/** When an account reached each milestone that several of its people must reach, epoch milliseconds, as of `nowMs`. */
export async function accountReached(
  account: AccountRecord,
  book: CompiledGuidebook,
  projection: Pick<ProjectionStore, "persons">,
  nowMs?: number,
): Promise<Readonly<Record<string, number>>> {
  const shared = book.milestones.filter(({ people }) => people !== undefined);
  if (shared.length === 0) return {};
  const people = await peopleOf(account, projection);
  const reached: Record<string, number> = {};
  for (const milestone of shared) {
    const times = people.map(({ progress }) => ownReachedAtMs(progress, milestone, book, nowMs));
    const atMs = accountReachedAtMs(times, milestone.people ?? 1);
    if (atMs !== undefined) reached[milestone.id] = atMs;
  }
  return reached;
}

/** What conditions ask of an account and only its people together tell, by the name that they ask under. */
export async function accountFactsOf(
  account: AccountRecord,
  { accountFacts = [] }: Pick<CompiledGuidebook, "accountFacts">,
  projection: Pick<ProjectionStore, "persons">,
  nowMs: number,
): Promise<Readonly<Record<string, number>>> {
  if (accountFacts.length === 0) return {};
  const people = await peopleOf(account, projection);
  return accountFactValues(
    people.map(({ tallies = {} }) => tallies),
    accountFacts,
    nowMs,
  );
}

/** An account's people. An id that was merged into another answers with the same record: each person counts once. */
export async function peopleOf(
  account: Pick<AccountRecord, "environment" | "people">,
  projection: Pick<ProjectionStore, "persons">,
): Promise<readonly PersonRecord[]> {
  const members = await projection.persons(account.environment, account.people);
  return [...new Map([...members.values()].map((person) => [person.id, person])).values()];
}
