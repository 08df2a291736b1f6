import { accountReachedAtMs, type CompiledGuidebook, ownReachedAtMs } from "@cairn/core";
import type { AccountRecord, ProjectionStore } from "../store/people.ts";

/** When an account reached each milestone that several of its people must reach, epoch milliseconds. */
export async function accountReached(
  account: AccountRecord,
  book: CompiledGuidebook,
  projection: Pick<ProjectionStore, "persons">,
): Promise<Readonly<Record<string, number>>> {
  const shared = book.milestones.filter(({ people }) => people !== undefined);
  if (shared.length === 0) return {};
  const members = await projection.persons(account.environment, account.people);
  // An id that was merged into another answers with the same record: each person counts once.
  const people = new Map([...members.values()].map((person) => [person.id, person]));
  const reached: Record<string, number> = {};
  for (const milestone of shared) {
    const times = [...people.values()].map(({ progress }) =>
      ownReachedAtMs(progress, milestone, book),
    );
    const atMs = accountReachedAtMs(times, milestone.people ?? 1);
    if (atMs !== undefined) reached[milestone.id] = atMs;
  }
  return reached;
}
