import {
  accountReachedAtMs,
  type CompiledGuidebook,
  isActivated,
  milestonesReached,
  ownReachedAtMs,
} from "@cairn/core";
import type { AccountRecord, PersonRecord } from "../store/people.ts";

/** The part of a guidebook that milestones are judged under. */
export type MilestoneBook = Pick<CompiledGuidebook, "definitions" | "milestones" | "activation">;

/** One person as insights read them. */
export interface Member {
  readonly person: PersonRecord;
  /** When each milestone was reached, epoch milliseconds. */
  readonly reached: Readonly<Record<string, number>>;
  readonly activated: boolean;
}

/** Everybody, with the milestones that they, or enough people of their account, reached, as of `nowMs`. */
export function populationOf(
  people: readonly PersonRecord[],
  accounts: readonly AccountRecord[],
  book: MilestoneBook,
  nowMs?: number,
): readonly Member[] {
  const byAccount = accountsReached(people, accounts, book, nowMs);
  return people.map((person) => memberOf(person, byAccount, book, nowMs));
}

/** One person; `byAccount` holds what their account reached as a whole. */
export function memberOf(
  person: PersonRecord,
  byAccount: ReadonlyMap<string, Readonly<Record<string, number>>>,
  book: MilestoneBook,
  nowMs?: number,
): Member {
  const together = byAccount.get(person.accountId ?? "");
  const reached = milestonesReached(person.progress, book, together, nowMs);
  return { person, reached, activated: isActivated(reached, book) };
}

/** When each account reached the milestones that several of its people must reach, by account and milestone. */
function accountsReached(
  people: readonly PersonRecord[],
  accounts: readonly AccountRecord[],
  book: MilestoneBook,
  nowMs: number | undefined,
): ReadonlyMap<string, Readonly<Record<string, number>>> {
  const shared = book.milestones.filter((milestone) => milestone.people !== undefined);
  if (shared.length === 0) return new Map();
  const byActor = new Map(people.flatMap((person) => person.actors.map((id) => [id, person])));
  return new Map(
    accounts.map(({ id, people: ids }) => {
      // Two ids of one person are one person.
      const members = [...new Set(ids.flatMap((actor) => byActor.get(actor) ?? []))];
      const reached = shared.flatMap((milestone) => {
        const moments = members.map(({ progress }) =>
          ownReachedAtMs(progress, milestone, book, nowMs),
        );
        const atMs = accountReachedAtMs(moments, milestone.people ?? 1);
        return atMs === undefined ? [] : [[milestone.id, atMs] as const];
      });
      return [id, Object.fromEntries(reached)];
    }),
  );
}
