import type { GuideFigures, Overview } from "@cairn/core/api";
import type { LogCounts } from "../store/event-log.ts";
import { sumOfCounts } from "../project/guides.ts";
import type { GuideCounts } from "../store/people.ts";
import type { MemberOutline } from "./population.ts";
import { openStalls } from "./stalls.ts";

/** How it goes altogether; `counts` are of everybody, `staffEvents` of them are our own staff's. */
export function overviewOf(
  members: readonly MemberOutline[],
  counts: LogCounts,
  staffEvents: number,
  deadLetters: number,
): Overview {
  return {
    users: members.length,
    activated: members.filter((member) => member.activated).length,
    stalledNow: members.filter((member) => openStalls(member).length > 0).length,
    events: counts.events - staffEvents,
    ...(counts.lastAtMs === undefined
      ? {}
      : { lastEventAt: new Date(counts.lastAtMs).toISOString() }),
    deadLetters,
    guides: guideFigures(members),
  };
}

function guideFigures(members: readonly MemberOutline[]): readonly GuideFigures[] {
  const all = new Map<string, GuideCounts>();
  for (const { person } of members) {
    for (const [guide, counts] of Object.entries(person.guides ?? {})) {
      all.set(guide, sumOfCounts(all.get(guide) ?? {}, counts));
    }
  }
  return [...all]
    .map(([guide, { shown = 0, completed = 0, dismissed = 0, broken = 0 }]) => ({
      guide,
      shown,
      completed,
      dismissed,
      broken,
    }))
    .toSorted((a, b) => (a.guide < b.guide ? -1 : 1));
}
