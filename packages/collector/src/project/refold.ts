import { EMPTY_PROGRESS, foldProgress, mergeProgress, type Progress } from "@cairn/core";
import type { Cursor, EventLog } from "../store/event-log.ts";
import type { ProjectionPosition, ProjectionStore } from "../store/people.ts";
import type { CollectorGuidebook } from "./live-guidebook.ts";
import { progressEventOf } from "./person.ts";

const PAGE_ROWS = 5_000;

/**
 * Folds everybody's progress anew under changed definitions, up to where the projection stands. What is not progress
 * stays as it is, so that the studio and the browsers never see an empty product. Interrupted, it begins again: the
 * position names the new definitions only in the last commit.
 */
export async function refold(
  { log, projection }: { readonly log: EventLog; readonly projection: ProjectionStore },
  { guidebook, definitions }: CollectorGuidebook,
  position: ProjectionPosition,
): Promise<void> {
  const byActor = await foldActors(log, guidebook.definitions, position.cursor);
  const { cursor, generation } = position;
  const empty = { from: cursor, to: cursor, generation, merged: [], accounts: [], guides: [] };
  for (const environment of ["live", "test"] as const) {
    for await (const people of projection.everyone(environment)) {
      const refolded = people.map((person) => ({
        ...person,
        progress: person.actors
          .map((actor) => byActor.get(`${environment} ${actor}`) ?? EMPTY_PROGRESS)
          .reduce((a, b) => mergeProgress(a, b, guidebook.definitions), EMPTY_PROGRESS),
      }));
      await projection.commit({ ...empty, definitions: position.definitions, people: refolded });
    }
  }
  await projection.commit({ ...empty, definitions, people: [] });
}

/** Progress by environment and actor, over the log up to `until`. */
async function foldActors(
  log: EventLog,
  definitions: CollectorGuidebook["guidebook"]["definitions"],
  until: Cursor,
): Promise<ReadonlyMap<string, Progress>> {
  const byActor = new Map<string, Progress>();
  let cursor: Cursor | undefined;
  for (;;) {
    const { rows, next } = await log.read(cursor, PAGE_ROWS);
    for (const row of rows) {
      if (row.type !== "alias") {
        const key = `${row.environment} ${row.actor}`;
        const known = byActor.get(key) ?? EMPTY_PROGRESS;
        byActor.set(key, foldProgress(known, progressEventOf(row), definitions));
      }
      if (row.cursor === until) return byActor;
    }
    if (rows.length === 0 || next === cursor) return byActor;
    cursor = next;
  }
}
