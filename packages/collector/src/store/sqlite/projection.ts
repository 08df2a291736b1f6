import type { DatabaseSync } from "node:sqlite";
import type { Cursor } from "../event-log.ts";
import { searchText } from "../memory/projection.ts";
import type {
  AccountRecord,
  GuideRecord,
  PersonRecord,
  Projected,
  ProjectionStore,
} from "../people.ts";
import { ENV_CODES } from "./environment.ts";
import { prepareRecords } from "./records.ts";
import type { Statement } from "./write-job.ts";
import type { Writer } from "./writer.ts";

const CHUNK = 500;
const TABLES = ["people", "merged", "accounts", "guides", "position"];

/** `ProjectionStore` in the embedded file. */
export function createSqliteProjection(reader: DatabaseSync, writer: Writer): ProjectionStore {
  const position = reader.prepare("SELECT cursor, generation, definitions FROM position");
  const personsByIds = reader.prepare(
    `SELECT asked.value AS id, people.record AS record
     FROM json_each(:ids) AS asked
     LEFT JOIN merged ON merged.env = :env AND merged.id = asked.value
     JOIN people ON people.env = :env AND people.id = coalesce(merged.into_id, asked.value)`,
  );
  const page = prepareRecords<PersonRecord>(
    reader,
    `SELECT record FROM people WHERE env = ? AND instr(search, ?) > 0
     ORDER BY last_ms DESC, id LIMIT ? OFFSET ?`,
  );
  const account = prepareRecords<AccountRecord>(
    reader,
    "SELECT record FROM accounts WHERE env = ? AND id = ?",
  );
  const accounts = prepareRecords<AccountRecord>(
    reader,
    "SELECT record FROM accounts WHERE env = ? ORDER BY id",
  );
  const guides = prepareRecords<GuideRecord>(
    reader,
    "SELECT record FROM guides WHERE env = ? ORDER BY id",
  );
  const everyone = prepareRecords<PersonRecord>(
    reader,
    "SELECT record FROM people WHERE env = ? AND id > ? ORDER BY id LIMIT ?",
  );

  const store: ProjectionStore = {
    async position() {
      const row = position.get();
      if (row === undefined) return undefined;
      return {
        cursor: String(row["cursor"]) as Cursor,
        generation: Number(row["generation"]),
        definitions: String(row["definitions"]),
      };
    },
    commit: async (step) => (await writer.run([advance(step), ...changesOf(step)])) !== false,
    async forget(environment, ids) {
      await writer.run(forgetting(ENV_CODES[environment], JSON.stringify(ids)));
    },
    async clear() {
      await writer.run(TABLES.map((table) => ({ sql: `DELETE FROM ${table}`, params: [] })));
    },
    async person(environment, id) {
      return (await store.persons(environment, [id])).get(id);
    },
    async persons(environment, ids) {
      const rows = personsByIds.all({ env: ENV_CODES[environment], ids: JSON.stringify(ids) });
      // Two ids of one person share its record, as they do in the reference adapter.
      return new Map(
        rows.map((row) => [String(row["id"]), JSON.parse(String(row["record"])) as PersonRecord]),
      );
    },
    async people({ environment, search, limit, cursor }) {
      const start = cursor === undefined ? 0 : Number(cursor);
      const found = page(ENV_CODES[environment], search?.toLowerCase() ?? "", limit + 1, start);
      const isCut = found.length > limit;
      return { people: found.slice(0, limit), ...(isCut ? { cursor: String(start + limit) } : {}) };
    },
    async *everyone(environment) {
      let after = "";
      for (;;) {
        const people = everyone(ENV_CODES[environment], after, CHUNK);
        if (people.length > 0) yield people;
        if (people.length < CHUNK) return;
        after = people.at(-1)?.id ?? "";
      }
    },
    async account(environment, id) {
      return account(ENV_CODES[environment], id)[0];
    },
    async accounts(environment) {
      return accounts(ENV_CODES[environment]);
    },
    async guides(environment) {
      return guides(ENV_CODES[environment]);
    },
  };
  return store;
}

/** Statements that remove people with the ids of a JSON list, and every mention of them. */
function forgetting(env: number, ids: string): readonly Statement[] {
  const listed = "IN (SELECT value FROM json_each(?))";
  return [
    { sql: `DELETE FROM people WHERE env = ? AND id ${listed}`, params: [env, ids] },
    {
      sql: `DELETE FROM merged WHERE env = ? AND (id ${listed} OR into_id ${listed})`,
      params: [env, ids, ids],
    },
    {
      sql: `UPDATE accounts SET record = json_set(record, '$.people', (
              SELECT json_group_array(value) FROM json_each(record, '$.people')
              WHERE value NOT ${listed}))
            WHERE env = ? AND EXISTS (
              SELECT 1 FROM json_each(record, '$.people') WHERE value ${listed})`,
      params: [ids, env, ids],
    },
    { sql: "UPDATE position SET generation = generation + 1", params: [] },
  ];
}

/** Moves the position on, if it stands where the step began. */
function advance({ from, to, generation, definitions }: Projected): Statement {
  if (from === undefined) {
    const sql = `INSERT INTO position (one, cursor, definitions, generation) VALUES (1, ?, ?, ?)
                 ON CONFLICT DO NOTHING`;
    return { sql, params: [to, definitions, generation], expectChanges: 1 };
  }
  const sql = `UPDATE position SET cursor = ?, definitions = ?
               WHERE one = 1 AND cursor = ? AND generation = ?`;
  return { sql, params: [to, definitions, from, generation], expectChanges: 1 };
}

function changesOf({ merged, people, accounts, guides }: Projected): readonly Statement[] {
  return [
    ...merged.flatMap(({ environment, from, to }): readonly Statement[] => {
      const env = ENV_CODES[environment];
      return [
        { sql: "DELETE FROM people WHERE env = ? AND id = ?", params: [env, from] },
        {
          sql: `INSERT INTO merged VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET into_id = excluded.into_id`,
          params: [env, from, to],
        },
      ];
    }),
    ...people.map((person): Statement => ({
      sql: `INSERT INTO people (env, id, last_ms, search, record) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (env, id) DO UPDATE
            SET last_ms = excluded.last_ms, search = excluded.search, record = excluded.record`,
      params: [
        ENV_CODES[person.environment],
        person.id,
        person.lastMs,
        searchText(person),
        JSON.stringify(person),
      ],
    })),
    ...accounts.map((one) => upsert("accounts", one.environment, one.id, one)),
    ...guides.map((one) => upsert("guides", one.environment, one.guide, one)),
  ];
}

function upsert(
  table: "accounts" | "guides",
  environment: keyof typeof ENV_CODES,
  id: string,
  record: object,
): Statement {
  return {
    sql: `INSERT INTO ${table} (env, id, record) VALUES (?, ?, ?)
          ON CONFLICT (env, id) DO UPDATE SET record = excluded.record`,
    params: [ENV_CODES[environment], id, JSON.stringify(record)],
  };
}
