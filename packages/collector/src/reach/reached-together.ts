import { type CompiledGuidebook, accountReachedAtMs, ownReachedAtMs } from "@cairn/core";
import type { PersonRecord } from "../store/people.ts";
import type { DraftProgress } from "./draft-progress.ts";
import type { ReachParts } from "./reach-parts.ts";

/** When an account reached the milestones that several of its people must reach, epoch milliseconds, by milestone. */
export type ReachedTogether = (account: string | undefined) => Readonly<Record<string, number>>;

/**
 * Looks at everybody once for the shared milestones among those asked for; nobody is looked at where there is none. Of each
 * person who reached one a moment is kept.
 */
export async function reachedTogether(
  { projection, environment, draft, nowMs }: ReachParts,
  asked: ReadonlySet<string>,
  progressOf: DraftProgress,
): Promise<ReachedTogether> {
  const shared = draft.milestones.filter(({ id, people }) => people !== undefined && asked.has(id));
  if (shared.length === 0) return () => ({});
  const moments = new Map<string, ReadonlyMap<string, number>>();
  for await (const people of projection.everyone(environment)) {
    for (const person of people) {
      const own = ownMoments(person, shared, draft, progressOf, nowMs);
      // Two ids of one person are one person: they lead to the same moments.
      if (own.size > 0) for (const actor of person.actors) moments.set(actor, own);
    }
  }
  const accounts = new Map<string, Readonly<Record<string, number>>>();
  for (const { id, people } of await projection.accounts(environment)) {
    const members = [...new Set(people.flatMap((actor) => moments.get(actor) ?? []))];
    const reached = shared.flatMap((milestone) => {
      const times = members.map((own) => own.get(milestone.id));
      const atMs = accountReachedAtMs(times, milestone.people ?? 1);
      return atMs === undefined ? [] : [[milestone.id, atMs] as const];
    });
    if (reached.length > 0) accounts.set(id, Object.fromEntries(reached));
  }
  return (account) => accounts.get(account ?? "") ?? {};
}

function ownMoments(
  person: PersonRecord,
  shared: CompiledGuidebook["milestones"],
  draft: CompiledGuidebook,
  progressOf: DraftProgress,
  nowMs: number,
): ReadonlyMap<string, number> {
  const progress = progressOf(person);
  return new Map(
    shared.flatMap((milestone) => {
      const atMs = ownReachedAtMs(progress, milestone, draft, nowMs);
      return atMs === undefined ? [] : [[milestone.id, atMs] as const];
    }),
  );
}
