import type { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Environment } from "@cairn/core/api";
import { createNamesOneOf } from "../names-person.ts";
import type { DeadLetter } from "../registry.ts";
import { ENV_CODES } from "./environment.ts";
import type { Statement } from "./write-job.ts";

// With 32 KiB each some 10 ms of overwriting, and as much of reading: what others ask for waits no longer than that.
const REMOVED_AT_ONCE = 100;
const READ_AT_ONCE = 20;

/** Finds the letters of actors; run each statement before the next is asked for. Others read and write meanwhile. */
export function createForgetting(
  reader: DatabaseSync,
): (environment: Environment, actors: readonly string[]) => AsyncIterable<Statement> {
  const isOfOne = `EXISTS (SELECT 1 FROM json_each(actors)
    WHERE value IN (SELECT value FROM json_each(:wanted)))`;
  // The index alone answers both: letters are long, and those of others are not read.
  const ofActors = reader.prepare(
    `SELECT letter FROM dead_letters INDEXED BY dead_letters_by_actors
     WHERE env = :env AND actors IS NOT NULL AND ${isOfOne}`,
  );
  const withoutActors = reader.prepare(
    `SELECT letter, record FROM dead_letters INDEXED BY dead_letters_by_actors
     WHERE env = ? AND letter < ? AND actors IS NULL ORDER BY letter DESC LIMIT ${READ_AT_ONCE}`,
  );

  return async function* (environment, actors) {
    const env = ENV_CODES[environment];
    const wanted = JSON.stringify(actors);
    const letters = ofActors.all({ env, wanted }).map((row) => Number(row["letter"]));
    for (let from = 0; from < letters.length; from += REMOVED_AT_ONCE) {
      const chunk = JSON.stringify(letters.slice(from, from + REMOVED_AT_ONCE));
      yield {
        // A number may be another letter's by now.
        sql: `DELETE FROM dead_letters WHERE env = ? AND letter IN (SELECT value FROM json_each(?))
              AND EXISTS (SELECT 1 FROM json_each(actors)
                WHERE value IN (SELECT value FROM json_each(?)))`,
        params: [env, chunk, wanted],
      };
    }
    const namesOneOf = createNamesOneOf(actors);
    let before = Number.MAX_SAFE_INTEGER;
    for (;;) {
      const page = withoutActors.all(env, before);
      const found = page.filter((row) =>
        namesOneOf(JSON.parse(String(row["record"])) as DeadLetter),
      );
      if (found.length > 0) {
        yield {
          sql: `DELETE FROM dead_letters WHERE env = ? AND letter IN (SELECT value FROM json_each(?))
                AND actors IS NULL`,
          params: [env, JSON.stringify(found.map((row) => row["letter"]))],
        };
      }
      if (page.length < READ_AT_ONCE) return;
      before = Number(page.at(-1)?.["letter"]);
      await nextTurn();
    }
  };
}
