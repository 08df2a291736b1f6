import type { DatabaseSync } from "node:sqlite";
import type { Environment } from "@cairn/core/api";
import {
  type CounterStore,
  type DeadLetter,
  type DeadLetterStore,
  DEAD_LETTERS_KEPT,
  REPORTS_KNOWN_MS,
  type Registry,
} from "../registry.ts";
import { createSqliteAccess } from "./access.ts";
import { createSqliteDefinitions } from "./definitions.ts";
import { ENV_CODES } from "./environment.ts";
import { createSqliteProjection } from "./projection.ts";
import { prepareRecords } from "./records.ts";
import type { Statement } from "./write-job.ts";
import type { Writer } from "./writer.ts";

/** The embedded registry: `reader` is a connection of its own, all changes go through `writer`. */
export function createSqliteRegistry(reader: DatabaseSync, writer: Writer): Registry {
  return {
    projection: createSqliteProjection(reader, writer),
    definitions: createSqliteDefinitions(reader, writer),
    access: createSqliteAccess(reader, writer),
    deadLetters: createSqliteDeadLetters(reader, writer),
    counters: createSqliteCounters(reader, writer),
    async close() {},
  };
}

const ADD_TO_COUNTER = `INSERT INTO counters VALUES (?, ?, ?)
  ON CONFLICT (env, name) DO UPDATE SET total = total + excluded.total`;
const REFUSED = "refused";

function createSqliteDeadLetters(reader: DatabaseSync, writer: Writer): DeadLetterStore {
  const latest = prepareRecords<DeadLetter>(
    reader,
    "SELECT record FROM dead_letters WHERE env = ? ORDER BY letter DESC LIMIT ?",
  );
  const count = reader.prepare("SELECT total FROM counters WHERE env = ? AND name = ?");
  // The letter that is one too many, found by counting back from the newest.
  const trim = `DELETE FROM dead_letters WHERE env = ? AND letter <= (
    SELECT letter FROM dead_letters WHERE env = ? ORDER BY letter DESC LIMIT 1 OFFSET ?)`;

  return {
    async add(letters) {
      const environments = [...new Set(letters.map(({ environment }) => environment))];
      await writer.run([
        ...letters.map((letter): Statement => ({
          sql: "INSERT INTO dead_letters (env, record) VALUES (?, ?)",
          params: [ENV_CODES[letter.environment], JSON.stringify(letter)],
        })),
        ...environments.flatMap((environment): readonly Statement[] => {
          const env = ENV_CODES[environment];
          const added = letters.filter((letter) => letter.environment === environment).length;
          return [
            { sql: ADD_TO_COUNTER, params: [env, REFUSED, added] },
            { sql: trim, params: [env, env, DEAD_LETTERS_KEPT] },
          ];
        }),
      ]);
    },
    async latest(environment, limit) {
      return latest(ENV_CODES[environment], limit);
    },
    async count(environment) {
      return Number(count.get(ENV_CODES[environment], REFUSED)?.["total"] ?? 0);
    },
  };
}

function createSqliteCounters(reader: DatabaseSync, writer: Writer): CounterStore {
  const all = reader.prepare("SELECT name, total FROM counters WHERE env = ? AND name <> ?");
  const additions = (
    environment: Environment,
    amounts: Readonly<Record<string, number>>,
  ): readonly Statement[] =>
    Object.entries(amounts).map(([name, amount]) => ({
      sql: ADD_TO_COUNTER,
      params: [ENV_CODES[environment], name, amount],
    }));
  return {
    async add(environment, amounts) {
      await writer.run(additions(environment, amounts));
    },
    async addOnce(environment, { id, atMs, amounts }) {
      const counted = await writer.run([
        { sql: "DELETE FROM drop_reports WHERE at_ms < ?", params: [atMs - REPORTS_KNOWN_MS] },
        {
          sql: "INSERT INTO drop_reports VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
          params: [ENV_CODES[environment], id, atMs],
          expectChanges: 1,
        },
        ...additions(environment, amounts),
      ]);
      return counted !== false;
    },
    async all(environment) {
      const rows = all.all(ENV_CODES[environment], REFUSED);
      return Object.fromEntries(rows.map((row) => [String(row["name"]), Number(row["total"])]));
    },
  };
}
