import {
  type CompiledGuidebook,
  type CompiledMilestone,
  accountReachedAtMs,
  ownReachedAtMs,
} from "@cairn/core";
import type {
  Account,
  AccountEntry,
  AccountProgress,
  AccountSummary,
  MostActive,
} from "@cairn/core/api";
import type { LogRow } from "../store/event-log.ts";
import type { AccountRecord } from "../store/people.ts";
import { inActivationOrder, summaryOf, textTrait, timelineEntry } from "./person.ts";
import type { Member } from "./population.ts";
import { openStalls } from "./stalls.ts";

/** Who was not seen for so long is not counted as active. */
const ACTIVE_MS = 28 * 86_400_000;
/** People listed; the counts are of all. */
const LISTED = 200;

/** The parts of a guidebook that an account is told under. */
export type AccountBook = Pick<
  CompiledGuidebook,
  "activation" | "definitions" | "faqs" | "guides" | "milestones"
>;

/** One line of the list of accounts; `members` are its people, each once. */
export function accountSummary(
  account: AccountRecord,
  members: readonly Member[],
  book: AccountBook,
  nowMs: number,
): AccountSummary {
  const mostActive = mostActiveOf(members);
  return {
    id: account.id,
    ...textTrait(account.traits, "name"),
    firstAt: new Date(account.firstMs).toISOString(),
    lastAt: new Date(account.lastMs).toISOString(),
    people: members.length,
    active: members.filter(({ person }) => person.lastMs > nowMs - ACTIVE_MS).length,
    stuck: members.filter((member) => openStalls(member).length > 0).length,
    reached: book.milestones.filter(({ id }) =>
      members.some(({ reached }) => reached[id] !== undefined),
    ).length,
    milestones: book.milestones.length,
    ...(mostActive === undefined ? {} : { mostActive }),
  };
}

/** Everything about one account; `rows` newest first. */
export function accountOf(
  account: AccountRecord,
  members: readonly Member[],
  rows: readonly LogRow[],
  book: AccountBook,
  nowMs: number,
): Account {
  const share = shareOf(members);
  const byShare = members.toSorted(
    (a, b) => share(b) - share(a) || b.person.lastMs - a.person.lastMs,
  );
  return {
    ...accountSummary(account, members, book, nowMs),
    traits: account.traits,
    progress: inActivationOrder(book).map((milestone) =>
      progressOf(milestone, members, book, nowMs),
    ),
    members: byShare
      .slice(0, LISTED)
      .map((member) => ({ ...summaryOf(member, book), share: share(member) })),
    timeline: timelineOf(members, rows, book),
  };
}

function progressOf(
  milestone: CompiledMilestone,
  members: readonly Member[],
  book: AccountBook,
  nowMs: number,
): AccountProgress {
  const { id, title, people } = milestone;
  const times = members.map(({ person }) =>
    ownReachedAtMs(person.progress, milestone, book, nowMs),
  );
  const atMs = accountReachedAtMs(times, people ?? 1);
  return {
    milestone: id,
    title,
    people: times.filter((one) => one !== undefined).length,
    ...(people === undefined ? {} : { needs: people }),
    ...(atMs === undefined ? {} : { reachedAt: new Date(atMs).toISOString() }),
  };
}

/** Who did most, by events; of equals the one whose id sorts first. */
function mostActiveOf(members: readonly Member[]): MostActive | undefined {
  const share = shareOf(members);
  const [first] = members.toSorted(
    (a, b) => share(b) - share(a) || (a.person.id < b.person.id ? -1 : 1),
  );
  if (first === undefined || share(first) === 0) return undefined;
  const { person } = first;
  return { user: person.id, ...textTrait(person.traits, "name"), share: share(first) };
}

/** Each one's part of all that the members did. */
function shareOf(members: readonly Member[]): (member: Member) => number {
  const all = members.reduce((sum, { person }) => sum + person.events, 0);
  return ({ person }) => (all === 0 ? 0 : person.events / all);
}

function timelineOf(
  members: readonly Member[],
  rows: readonly LogRow[],
  book: AccountBook,
): readonly AccountEntry[] {
  const byActor = new Map(
    members.flatMap((member) => member.person.actors.map((id) => [id, member] as const)),
  );
  return rows.map((row) => {
    const member = byActor.get(row.actor);
    const entry = timelineEntry(row, book, member?.reached ?? {});
    return { ...entry, user: member?.person.id ?? row.actor };
  });
}
