import type { DatabaseSync } from "node:sqlite";
import { idBytes } from "../message-id.ts";
import { namesOf } from "../names-person.ts";
import {
  DEAD_LETTERS_KEPT,
  type DeadLetter,
  type DeadLetterStore,
  type KeptLetter,
} from "../registry.ts";
import { StorageUnavailable } from "../storage-error.ts";
import { ENV_CODES } from "./environment.ts";
import { prepareRecords } from "./records.ts";
import type { Statement } from "./write-job.ts";
import type { Writer } from "./writer.ts";

/** Adds an amount to a counter of the file: environment, name, amount. */
export const ADD_TO_COUNTER = `INSERT INTO counters VALUES (?, ?, ?)
  ON CONFLICT (env, name) DO UPDATE SET total = total + excluded.total`;
/** The counter of all refused events. */
export const REFUSED = "refused";

/** `DeadLetterStore` in the embedded file. */
export function createSqliteDeadLetters(reader: DatabaseSync, writer: Writer): DeadLetterStore {
  const latest = prepareRecords<DeadLetter>(
    reader,
    "SELECT record FROM dead_letters WHERE env = ? ORDER BY letter DESC LIMIT ?",
  );
  const listed = reader.prepare(
    `SELECT letter, record FROM dead_letters
     WHERE env = :env AND letter < :before AND record ->> '$.receivedAtMs' >= :since
       AND (:code IS NULL OR record ->> '$.code' = :code)
     ORDER BY letter DESC LIMIT :limit`,
  );
  const codes = reader.prepare(
    `SELECT record ->> '$.code' AS code, count(*) AS letters FROM dead_letters
     WHERE env = ? GROUP BY code ORDER BY code`,
  );
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
      const rows = listed.all({
        env: ENV_CODES[environment],
        before: before ?? Number.MAX_SAFE_INTEGER,
        since: sinceMs ?? Number.MIN_SAFE_INTEGER,
        code: code ?? null,
        limit,
      });
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
    forget: (environment, actors) =>
      remove({
        sql: `DELETE FROM dead_letters WHERE env = ? AND EXISTS (
                SELECT 1 FROM json_each(?) WHERE instr(record ->> '$.raw', value) > 0)`,
        params: [ENV_CODES[environment], JSON.stringify(namesOf(actors))],
      }),
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

/** Counts a letter and keeps it, unless one of the same event is kept. */
function adding(letter: DeadLetter): readonly Statement[] {
  const env = ENV_CODES[letter.environment];
  const { messageId } = letter;
  const message = messageId === undefined ? null : Buffer.from(idBytes(messageId)).toString("hex");
  return [
    {
      sql: `INSERT INTO counters SELECT ?, ?, 1
            WHERE NOT EXISTS (SELECT 1 FROM dead_letters WHERE env = ? AND message = ?)
            ON CONFLICT (env, name) DO UPDATE SET total = total + 1`,
      params: [env, REFUSED, env, message],
    },
    {
      sql: "INSERT INTO dead_letters (env, record, message) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      params: [env, JSON.stringify(letter), message],
    },
  ];
}

function replacing({ id, ...letter }: KeptLetter): Statement {
  return {
    sql: "UPDATE dead_letters SET record = ? WHERE env = ? AND letter = ?",
    params: [JSON.stringify(letter), ENV_CODES[letter.environment], id],
  };
}
