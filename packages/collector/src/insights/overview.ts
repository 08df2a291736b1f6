import type { GuideFigures, Overview } from "@cairn/core/api";
import type { LogCounts } from "../store/event-log.ts";
import type { GuideRecord } from "../store/people.ts";
import type { MemberOutline } from "./population.ts";
import { guidesWithout, type StaffPart } from "./staff-part.ts";
import { openStalls } from "./stalls.ts";

/** How it goes altogether. `guides` and `counts` are of everybody, `staff` is taken out of them. */
export function overviewOf(
  members: readonly MemberOutline[],
  guides: readonly GuideRecord[],
  counts: LogCounts,
  deadLetters: number,
  staff: StaffPart,
): Overview {
  return {
    users: members.length,
    activated: members.filter((member) => member.activated).length,
    stalledNow: members.filter((member) => openStalls(member).length > 0).length,
    events: counts.events - staff.events,
    ...(counts.lastAtMs === undefined
      ? {}
      : { lastEventAt: new Date(counts.lastAtMs).toISOString() }),
    deadLetters,
    guides: guidesWithout(guides, staff).map(figuresOf),
  };
}

function figuresOf({ guide, shown, completed, dismissed, broken }: GuideRecord): GuideFigures {
  return { guide, shown, completed, dismissed, broken };
}
