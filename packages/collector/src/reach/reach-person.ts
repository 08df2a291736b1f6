import type { ReachPerson } from "@cairn/core/api";
import type { PersonRecord } from "../store/people.ts";

/** Somebody behind a figure, by the name that they are called by. */
export function reachPerson({ id, traits }: Pick<PersonRecord, "id" | "traits">): ReachPerson {
  const name = traits["name"] ?? traits["email"];
  return { id, ...(typeof name === "string" && name !== "" ? { name } : {}) };
}
