import type { StalledPerson, Stalls } from "@cairn/core/api";
import type { StalledList } from "../routes.ts";

/** How many of a list are shown until somebody asks for all of them: what fits a screen with its heads. */
export const NEWEST = 8;

/** The people of one list, whoever was stuck or got through latest first. */
export function newestFirst(stalls: Stalls, list: StalledList): readonly StalledPerson[] {
  const isThrough = list === "through";
  return stalls.people
    .filter((one) => (one.resolvedAt !== undefined) === isThrough)
    .toSorted((a, b) => happenedMs(b) - happenedMs(a));
}

/** Id of the link to the person at `index` of a list: focus goes there when the list opens. */
export function personId(list: StalledList, index: number): string {
  return `stalled-${list}-${index}`;
}

/** Id of the button that opens and closes a list. */
export function moreId(list: StalledList): string {
  return `stalled-${list}-more`;
}

function happenedMs(person: StalledPerson): number {
  return Date.parse(person.resolvedAt ?? person.at);
}
