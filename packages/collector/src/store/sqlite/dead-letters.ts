import type { DatabaseSync } from "node:sqlite";
import {
  DEAD_LETTERS_KEPT,
  type DeadLetter,
  type DeadLetterStore,
  type KeptLetter,
} from "../registry.ts";
import { StorageUnavailable } from "../storage-error.ts";
import { ENV_CODES } from "./environment.ts";
import { actorsOf, adding, REFUSED } from "./add-letter.ts";
import { createForgettingLetters } from "./forget-letters.ts";
import { prepareRecords } from "./records.ts";
import { rememberErased } from "./remove-events.ts";
import type { Statement } from "./write-job.ts";
import type { Writer } from "./writer.ts";

/** Adds an amount to a counter of the file: environment, name, amount. */
export const ADD_TO_COUNTER = `INSERT INTO counters VALUES (?, ?, ?)
  ON CONFLICT (env, name) DO UPDATE SET total = total + excluded.total`;

// A full store holds 300 MB of letters: which ones are meant is found in an index, and only those are read.
const found = (and: string, index: string): string => `SELECT letter, record FROM dead_letters
  WHERE letter IN (SELECT letter FROM dead_letters INDEXED BY ${index}
    WHERE env = :env AND letter < :before AND record ->> '$.receivedAtMs' >= :since ${and}
    ORDER BY letter DESC LIMIT :limit)
  ORDER BY letter DESC`;
const LISTED = found("", "dead_letters_by_time");
const LISTED_OF_CODE = found("AND record ->> '$.code' = :code", "dead_letters_by_code");
const CODES = `SELECT record ->> '$.code' AS code, count(*) AS letters
  FROM dead_letters INDEXED BY dead_letters_by_code WHERE env = ?
  GROUP BY record ->> '$.code' ORDER BY record ->> '$.code'`;

/** `DeadLetterStore` in the embedded file. */
export function createSqliteDeadLetters(reader: DatabaseSync, writer: Writer): DeadLetterStore {
  const latest = prepareRecords<DeadLetter>(
    reader,
    "SELECT record FROM dead_letters WHERE env = ? ORDER BY letter DESC LIMIT ?",
  );
  const listed = reader.prepare(LISTED);
  const listedOf = reader.prepare(LISTED_OF_CODE);
  const codes = reader.prepare(CODES);
  const forgetting = createForgettingLetters(reader);
  const count = reader.prepare("SELECT total FROM counters WHERE env = ? AND name = ?");
  // The letter that is one too many, found by counting back from the newest.
  const trim = `DELETE FROM dead_letters WHERE env = ? AND letter <= (
    SELECT letter FROM dead_letters WHERE env = ? ORDER BY letter DESC LIMIT 1 OFFSET ?)`;

  /** Runs a removal and answers how many it removed. */
  async function remove(statement: Statement): Promise<number> {
    const rows = await writer.run([statement, { sql: "SELECT changes() AS removed", params: [] }]);
    if (rows === false) throw new StorageUnavailable("the letters were not removed");
    return Number(rows[0]?.["removed"]);
  }

  return {
    async add(letters) {
      const environments = [...new Set(letters.map(({ environment }) => environment))];
      await writer.run([
        ...letters.flatMap(adding),
        ...environments.map((environment): Statement => {
          const env = ENV_CODES[environment];
          return { sql: trim, params: [env, env, DEAD_LETTERS_KEPT] };
        }),
      ]);
    },
    async latest(environment, limit) {
      return latest(ENV_CODES[environment], limit);
    },
    async list({ environment, code, sinceMs, before, limit }) {
      const wanted = {
        env: ENV_CODES[environment],
        before: before ?? Number.MAX_SAFE_INTEGER,
        since: sinceMs ?? Number.MIN_SAFE_INTEGER,
        limit,
      };
      const rows = code === undefined ? listed.all(wanted) : listedOf.all({ ...wanted, code });
      return rows.map((row) => ({
        ...(JSON.parse(String(row["record"])) as DeadLetter),
        id: Number(row["letter"]),
      }));
    },
    async codes(environment) {
      const rows = codes.all(ENV_CODES[environment]);
      return Object.fromEntries(rows.map((row) => [String(row["code"]), Number(row["letters"])]));
    },
    async replace(letters) {
      await writer.run(letters.map(replacing));
    },
    remove: (environment, ids) =>
      remove({
        sql: "DELETE FROM dead_letters WHERE env = ? AND letter IN (SELECT value FROM json_each(?))",
        params: [ENV_CODES[environment], JSON.stringify(ids)],
      }),
    async forget(environment, erasure) {
      await writer.run(rememberErased(environment, erasure));
      let removed = 0;
      for await (const statement of forgetting(environment, erasure.actors)) {
        removed += await remove(statement);
      }
      return removed;
    },
    expire: (beforeMs) =>
      remove({
        sql: "DELETE FROM dead_letters WHERE record ->> '$.receivedAtMs' < ?",
        params: [beforeMs],
      }),
    async count(environment) {
      return Number(count.get(ENV_CODES[environment], REFUSED)?.["total"] ?? 0);
    },
  };
}

function replacing({ id, ...letter }: KeptLetter): Statement {
  return {
    sql: "UPDATE dead_letters SET record = ?, actors = ? WHERE env = ? AND letter = ?",
    params: [JSON.stringify(letter), actorsOf(letter), ENV_CODES[letter.environment], id],
  };
}
