import { stallInWords } from "@cairn/core";
import type { StalledPerson, StallGroup, Stalls } from "@cairn/core/api";
import type { StallRecord } from "../store/people.ts";
import { evidenceInWords, knownReasons } from "./evidence-in-words.ts";
import type { MemberOutline } from "./population.ts";

/** Stalls that ended longer ago are history. */
const RECENT_MS = 7 * 86_400_000;
/** People listed; the counts are of all. */
const LISTED = 500;

/** A stall of one member, with its end as the collector judges it. */
export interface MemberStall {
  readonly member: MemberOutline;
  readonly stall: StallRecord;
}

/** What the last failed attempt before a stall said went wrong, where it said anything. */
export function saidOf({ member, stall }: MemberStall): string | undefined {
  const event = stall.reasons.find(({ kind }) => kind === "failed-attempts")?.event;
  const last = member.person.troubles?.findLast(
    (one) => one.kind === "failed" && one.event === event && one.atMs <= stall.atMs,
  );
  return last?.kind === "failed" ? last.said : undefined;
}

/**
 * A member's stalls. One that their browser did not see the end of is over once its milestone was reached, on
 * whatever device.
 */
export function stallsOf({ person, reached }: MemberOutline): readonly StallRecord[] {
  return person.stalls.map((stall) => {
    const reachedMs = reached[stall.milestone];
    if (stall.resolvedAtMs !== undefined || reachedMs === undefined) return stall;
    return { ...stall, resolvedAtMs: Math.max(stall.atMs, reachedMs) };
  });
}

/** Where a member is stuck now: at most one stall per milestone, the newest. */
export function openStalls(member: MemberOutline): readonly StallRecord[] {
  return newestPerMilestone(stallsOf(member).filter((stall) => stall.resolvedAtMs === undefined));
}

/** The stalls that the stall map speaks of: open ones, and those that ended in the last 7 days and are not open again. */
export function presentStalls(
  members: readonly MemberOutline[],
  nowMs: number,
): readonly MemberStall[] {
  return members.flatMap((member) => {
    const open = openStalls(member);
    const isOpen = new Set(open.map((stall) => stall.milestone));
    const ended = stallsOf(member).filter(
      ({ milestone, resolvedAtMs }) =>
        resolvedAtMs !== undefined && resolvedAtMs > nowMs - RECENT_MS && !isOpen.has(milestone),
    );
    return [...open, ...newestPerMilestone(ended)].map((stall) => ({
      member,
      stall: asOf(stall, member, nowMs),
    }));
  });
}

/** Whether somebody who was away has been seen since. */
export function isBack({ person }: MemberOutline, { isAway, atMs }: StallRecord): boolean {
  return isAway === true && person.lastMs > atMs;
}

/** An absence that goes on is as long as it is now, not as it was when it became unusual. */
function asOf(stall: StallRecord, member: MemberOutline, nowMs: number): StallRecord {
  const { isAway, sinceMs, resolvedAtMs, reasons } = stall;
  const isOver = resolvedAtMs !== undefined || isBack(member, stall);
  if (!isAway || sinceMs === undefined || isOver) return stall;
  const overMs = Math.max(0, nowMs - sinceMs);
  return {
    ...stall,
    reasons: reasons.map((reason) => (reason.kind === "gone" ? { ...reason, overMs } : reason)),
  };
}

/** Who is stuck now and who got through lately: by milestone with the evidence, and one by one, stuck and newest first. */
export function stallMap(
  present: readonly MemberStall[],
  titleOf: (milestone: string) => string,
): Stalls {
  const milestones = new Set(present.map(({ stall }) => stall.milestone));
  const groups = [...milestones].map((milestone) => {
    const own = present.filter(({ stall }) => stall.milestone === milestone);
    return groupOf(milestone, titleOf(milestone), own);
  });
  const newest = present.toSorted(
    (a, b) =>
      (b.stall.resolvedAtMs ?? Infinity) - (a.stall.resolvedAtMs ?? Infinity) ||
      b.stall.atMs - a.stall.atMs,
  );
  return {
    byMilestone: groups.toSorted(
      (a, b) =>
        b.stalledNow - a.stalledNow ||
        b.resolved - a.resolved ||
        (a.milestone < b.milestone ? -1 : 1),
    ),
    people: newest.slice(0, LISTED).map((one) => stalledPerson(one, titleOf)),
  };
}

function groupOf(milestone: string, title: string, stalls: readonly MemberStall[]): StallGroup {
  const users = new Map<string, number>();
  for (const one of stalls) {
    const said = saidOf(one);
    // A person counts once for each piece of evidence, whatever number of reasons show it.
    const words = knownReasons(one.stall.reasons).map((reason) => evidenceInWords(reason, said));
    for (const piece of new Set(words)) users.set(piece, (users.get(piece) ?? 0) + 1);
  }
  const open = stalls.filter(({ stall }) => stall.resolvedAtMs === undefined);
  const away = open.filter(({ member, stall }) => stall.isAway && !isBack(member, stall)).length;
  return {
    milestone,
    title,
    stalledNow: open.length,
    ...(away === 0 ? {} : { awayNow: away }),
    resolved: stalls.length - open.length,
    evidence: [...users]
      .map(([words, count]) => ({ words, users: count }))
      .toSorted((a, b) => b.users - a.users || (a.words < b.words ? -1 : 1)),
  };
}

/** One stall of one person, in words. */
export function stalledPerson(
  { member, stall }: MemberStall,
  titleOf: (milestone: string) => string,
): StalledPerson {
  const { person } = member;
  const { sinceMs, chance } = stall;
  const title = titleOf(stall.milestone);
  const reasons = knownReasons(stall.reasons);
  const { name } = person.traits;
  return {
    user: person.id,
    ...(typeof name === "string" ? { name } : {}),
    milestone: stall.milestone,
    title,
    at: new Date(stall.atMs).toISOString(),
    ...(stall.resolvedAtMs === undefined
      ? {}
      : { resolvedAt: new Date(stall.resolvedAtMs).toISOString() }),
    ...(sinceMs === undefined ? {} : { awaySince: new Date(sinceMs).toISOString() }),
    ...(isBack(member, stall) ? { backAt: new Date(person.lastMs).toISOString() } : {}),
    ...(chance === undefined ? {} : { chance }),
    reasons,
    words: stallInWords(title, reasons),
  };
}

function newestPerMilestone(stalls: readonly StallRecord[]): readonly StallRecord[] {
  const newest = new Map<string, StallRecord>();
  for (const stall of stalls) {
    const known = newest.get(stall.milestone);
    if (known === undefined || known.atMs < stall.atMs) newest.set(stall.milestone, stall);
  }
  return [...newest.values()];
}
