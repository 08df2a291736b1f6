import {
  accountReachedAtMs,
  type CompiledGuidebook,
  isActivated,
  milestonesReached,
  ownReachedAtMs,
  type Progress,
} from "@cairn/core";
import type { AccountRecord, PersonRecord } from "../store/people.ts";

/** The part of a guidebook that milestones are judged under. */
export type MilestoneBook = Pick<CompiledGuidebook, "definitions" | "milestones" | "activation">;

/** As much of somebody as figures about everybody are made from: records of a million people fit in no memory. */
export type PersonOutline = Pick<
  PersonRecord,
  | "id"
  | "actors"
  | "accountId"
  | "firstMs"
  | "lastMs"
  | "events"
  | "exposures"
  | "guides"
  | "own"
  | "stalls"
  | "troubles"
  | "traits"
> & { readonly progress: Pick<Progress, "startMs"> };

/** One person as insights read them. */
export interface Member<Person extends PersonOutline = PersonRecord> {
  readonly person: Person;
  /** When each milestone was reached, epoch milliseconds. */
  readonly reached: Readonly<Record<string, number>>;
  readonly activated: boolean;
  /** One of our own staff, whom no figure counts. */
  readonly isStaff?: true;
}

/** One person in outline. */
export type MemberOutline = Member<PersonOutline>;

/** What outlines keep; of the traits those that people are called by. */
function outlineOf(person: PersonRecord): PersonOutline {
  const {
    id,
    actors,
    accountId,
    firstMs,
    lastMs,
    events,
    exposures,
    guides,
    own,
    stalls,
    troubles,
  } = person;
  const { name, email } = person.traits;
  const { startMs } = person.progress;
  return {
    id,
    actors,
    ...(accountId === undefined ? {} : { accountId }),
    firstMs,
    lastMs,
    events,
    ...(exposures === undefined ? {} : { exposures }),
    ...(guides === undefined ? {} : { guides }),
    ...(own === undefined ? {} : { own }),
    stalls,
    ...(troubles === undefined ? {} : { troubles }),
    traits: { ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) },
    progress: startMs === undefined ? {} : { startMs },
  };
}

/** Everybody, judged page by page. */
export interface PopulationReader {
  add(people: readonly PersonRecord[]): void;
  /** Whether milestones are among them that several people of an account must reach: only then accounts are needed. */
  readonly isShared: boolean;
  /** Everybody who was added, with the milestones that they, or enough people of their account, reached. */
  members(accounts: readonly AccountRecord[]): readonly MemberOutline[];
}

/** Judges as of `nowMs`, and keeps outlines. */
export function createPopulationReader(book: MilestoneBook, nowMs: number): PopulationReader {
  const shared = book.milestones.filter((milestone) => milestone.people !== undefined);
  const found: { readonly person: PersonOutline; readonly own: Member["reached"] }[] = [];
  /** When each reached the shared ones by themselves, by every id of theirs. */
  const moments = new Map<string, readonly (number | undefined)[]>();
  return {
    isShared: shared.length > 0,
    add(people) {
      for (const person of people) {
        const own = milestonesReached(person.progress, book, undefined, nowMs);
        found.push({ person: outlineOf(person), own });
        if (shared.length === 0) continue;
        const times = shared.map((one) => ownReachedAtMs(person.progress, one, book, nowMs));
        for (const actor of person.actors) moments.set(actor, times);
      }
    },
    members(accounts) {
      const together = new Map<string | undefined, Member["reached"]>(
        accounts.map(({ id, people }) => [id, sharedReached(people)]),
      );
      return found.map(({ person, own }) => {
        const reached =
          shared.length === 0 ? own : { ...own, ...together.get(person.accountId ?? "") };
        return { person, reached, activated: isActivated(reached, book) };
      });
    },
  };

  function sharedReached(people: readonly string[]): Member["reached"] {
    // Two ids of one person are one person.
    const members = [...new Set(people.flatMap((actor) => [moments.get(actor) ?? []]))];
    return Object.fromEntries(
      shared.flatMap((milestone, index) => {
        const times = members.map((one) => one[index]);
        const atMs = accountReachedAtMs(times, milestone.people ?? 1);
        return atMs === undefined ? [] : [[milestone.id, atMs] as const];
      }),
    );
  }
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
