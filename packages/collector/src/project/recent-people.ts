import type { Environment } from "@cairn/core/api";
import type { PersonRecord, Projection, ProjectionPosition } from "../store/people.ts";

/** The people that the projector changed last, so that the same ones need not be read again for each step. */
export interface RecentPeople {
  /** As `Projection.persons`. */
  persons(
    environment: Environment,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, PersonRecord>>;
  /**
   * Before a step, with where the projection stands: elsewhere than left means that others changed it. Says whether
   * people were forgotten since the call before.
   */
  follow(position: ProjectionPosition | undefined): "people-forgotten" | "same-people";
  /** After a step was committed, with the people as they now are and where the projection now stands. */
  keep(people: readonly PersonRecord[], position: ProjectionPosition): void;
}

// A record is a few KiB: this is tens of MiB at most, and everybody who is active at the same time.
const IDS_KEPT = 20_000;

/** Reads through to `projection`. */
export function createRecentPeople(projection: Pick<Projection, "persons">): RecentPeople {
  const byId = new Map<string, PersonRecord>();
  let left: ProjectionPosition | undefined;
  let generation: number | undefined;
  return {
    async persons(environment, ids) {
      const found = new Map<string, PersonRecord>();
      const missing: string[] = [];
      for (const id of ids) {
        const person = byId.get(`${environment} ${id}`);
        if (person === undefined) missing.push(id);
        else found.set(id, person);
      }
      if (missing.length > 0) {
        for (const [id, person] of await projection.persons(environment, missing)) {
          found.set(id, person);
        }
      }
      return found;
    },
    follow(position) {
      const isAsLeft =
        position?.cursor === left?.cursor &&
        position?.generation === left?.generation &&
        position?.definitions === left?.definitions;
      if (!isAsLeft) byId.clear();
      const before = generation;
      generation = position?.generation ?? 0;
      return before !== undefined && before !== generation ? "people-forgotten" : "same-people";
    },
    keep(people, position) {
      left = position;
      if (byId.size > IDS_KEPT) byId.clear();
      for (const person of people) {
        for (const actor of person.actors) byId.set(`${person.environment} ${actor}`, person);
      }
    },
  };
}
