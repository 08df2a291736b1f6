import type { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Environment } from "@cairn/core/api";
import { ENV_CODES } from "./environment.ts";
import type { Statement } from "./write-job.ts";

// With 32 KiB each some 10 ms of overwriting, and as much of reading: what others ask for waits no longer than that.
const REMOVED_AT_ONCE = 100;
const READ_AT_ONCE = 4_000;

/** Statements that remove the rows of actors; run each before the next is asked for. Others read and write meanwhile. */
export type ForgettingByActors = (
  environment: Environment,
  actors: readonly string[],
) => AsyncIterable<Statement>;

/** For a table with a JSON list in `actors` and an index of `env`, `key` and `actors`, which is all that is read. */
export function createForgettingByActors(
  reader: DatabaseSync,
  { table, key, index }: { readonly table: string; readonly key: string; readonly index: string },
): ForgettingByActors {
  const isOfOne = `EXISTS (SELECT 1 FROM json_each(actors)
    WHERE value IN (SELECT value FROM json_each(?)))`;
  const page = reader.prepare(
    `SELECT ${key} AS place, actors IS NOT NULL AND ${isOfOne} AS named
     FROM ${table} INDEXED BY ${index} WHERE env = ? AND ${key} > ? ORDER BY ${key} LIMIT ${READ_AT_ONCE}`,
  );
  // A number may be another row's by now: the actors are looked at again.
  const sql = `DELETE FROM ${table} WHERE env = ? AND ${key} IN (SELECT value FROM json_each(?))
    AND ${isOfOne} RETURNING ${key}`;

  return async function* (environment, actors) {
    const env = ENV_CODES[environment];
    const wanted = JSON.stringify(actors);
    let after = -1;
    for (;;) {
      const rows = page.all(wanted, env, after);
      const found = rows.filter((row) => row["named"] === 1).map((row) => row["place"]);
      for (let from = 0; from < found.length; from += REMOVED_AT_ONCE) {
        const chunk = JSON.stringify(found.slice(from, from + REMOVED_AT_ONCE));
        yield { sql, params: [env, chunk, wanted] };
      }
      if (rows.length < READ_AT_ONCE) return;
      after = Number(rows.at(-1)?.["place"]);
      await nextTurn();
    }
  };
}
