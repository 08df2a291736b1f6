import type { PeopleState } from "@cairn/core/api";
import { brief } from "../models/brief.ts";
import { PEOPLE_STATES, type PeopleFilters } from "../routes.ts";

const WORDS: Readonly<Record<PeopleState, string>> = {
  stuck: "Stuck now",
  away: "Away unusually long",
  activated: "Have got value",
  "on-the-way": "On the way",
};

/** How it goes, to choose from. */
export const STATE_CHOICES: readonly (readonly [value: PeopleState | "", words: string])[] = [
  ["", "Everybody"],
  ...PEOPLE_STATES.map((state) => [state, WORDS[state]] as const),
];

/** A trait that was asked for, as it was told: "plan: trial". */
export function traitWords(trait: string): string {
  return brief(trait.replace(":", ": "), 60);
}

/** Who is missing from an empty list, as its title. */
export function nobodyWords(search: string, filters: PeopleFilters): string {
  if (search !== "") return `Nobody matches “${brief(search, 60)}”`;
  const isFiltered = Object.values(filters).some((one) => one !== undefined);
  return isFiltered ? "Nobody is like that now" : "Nobody has been seen yet";
}
