import type { PeopleState } from "@cairn/core/api";
import type { MemberOutline } from "./population.ts";
import { isBack, openStalls } from "./stalls.ts";

/** Every state that people can be asked for by. */
export const PEOPLE_STATES: readonly PeopleState[] = ["stuck", "away", "activated", "on-the-way"];

/** Whether somebody is in it now. Who is away is stuck, too, until they are back and have passed. */
export function isInState(member: MemberOutline, state: PeopleState): boolean {
  switch (state) {
    case "stuck":
      return openStalls(member).length > 0;
    case "away":
      return openStalls(member).some((stall) => stall.isAway && !isBack(member, stall));
    case "activated":
      return member.activated;
    case "on-the-way":
      return !member.activated && openStalls(member).length === 0;
  }
}
