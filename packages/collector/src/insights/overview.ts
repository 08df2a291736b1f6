import type { GuideFigures, Overview } from "@cairn/core/api";
import type { LogCounts } from "../store/event-log.ts";
import type { GuideRecord } from "../store/people.ts";
import type { Member } from "./population.ts";
import { openStalls } from "./stalls.ts";

/** How it goes altogether. */
export function overviewOf(
  members: readonly Member[],
  guides: readonly GuideRecord[],
  counts: LogCounts,
  deadLetters: number,
): Overview {
  return {
    users: members.length,
    activated: members.filter((member) => member.activated).length,
    stalledNow: members.filter((member) => openStalls(member).length > 0).length,
    events: counts.events,
    ...(counts.lastAtMs === undefined
      ? {}
      : { lastEventAt: new Date(counts.lastAtMs).toISOString() }),
    deadLetters,
    guides: guides.map(figuresOf),
  };
}

function figuresOf({ guide, shown, completed, dismissed, broken }: GuideRecord): GuideFigures {
  return { guide, shown, completed, dismissed, broken };
}
