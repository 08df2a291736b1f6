import type { DatabaseSync } from "node:sqlite";
import type { Cursor } from "../event-log.ts";
import { searchText } from "../memory/projection.ts";
import type {
  AccountRecord,
  PersonRecord,
  Projected,
  Projection,
  ProjectionPosition,
} from "../people.ts";
import { ENV_CODES } from "./environment.ts";
import { prepareRecords } from "./records.ts";
import { createShelfReader, type Role, shelfOf } from "./shelves.ts";
import type { Statement } from "./write-job.ts";
import type { Writer } from "./writer.ts";

/** One of the three projections in the embedded file. */
export function createRoleProjection(reader: DatabaseSync, writer: Writer, role: Role): Projection {
  const env = shelfOf(role);
  const position = reader.prepare(
    `SELECT cursor, generation, definitions, before_ms FROM projections
     WHERE role = '${role}' AND definitions IS NOT NULL`,
  );
  const personsByIds = reader.prepare(
    `WITH asked AS (SELECT value AS id FROM json_each(?)), shelf AS MATERIALIZED (SELECT ${env} AS env)
     SELECT asked.id AS id, people.record AS record FROM shelf CROSS JOIN asked
     LEFT JOIN merged ON merged.env = shelf.env AND merged.id = asked.id
     JOIN people ON people.env = shelf.env AND people.id = coalesce(merged.into_id, asked.id)`,
  );
  const account = prepareRecords<AccountRecord>(
    reader,
    `SELECT record FROM accounts WHERE env = ${env} AND id = ?`,
  );
  const readShelf = createShelfReader(reader);

  return {
    async position() {
      const row = position.get();
      return row === undefined ? undefined : positionOf(row);
    },
    async commit(step) {
      const shelf = readShelf(role);
      const statements = [advance(step, role, shelf), ...changesOf(step, shelf)];
      const sendBack = role === "expired" ? [SEND_REBUILD_BACK] : [];
      return (await writer.run([...statements, ...sendBack])) !== false;
    },
    async persons(environment, ids) {
      const rows = personsByIds.all(JSON.stringify(ids), ENV_CODES[environment]);
      // Two ids of one person share its record, as they do in the reference adapter.
      return new Map(
        rows.map((row) => [String(row["id"]), JSON.parse(String(row["record"])) as PersonRecord]),
      );
    },
    async account(environment, id) {
      return account(ENV_CODES[environment], id)[0];
    },
  };
}

// A rebuild whose definitions are nobody's begins again: what it has built lacks what goes out of the log now.
const SEND_REBUILD_BACK: Statement = {
  sql: `UPDATE projections SET cursor = NULL, definitions = '', generation = generation + 1
        WHERE role = 'building' AND (cursor IS NOT NULL OR definitions IS NOT NULL)`,
  params: [],
};

function positionOf(row: Readonly<Record<string, unknown>>): ProjectionPosition {
  const { cursor, generation, definitions, before_ms: beforeMs } = row;
  return {
    cursor: typeof cursor === "string" ? (cursor as Cursor) : undefined,
    generation: Number(generation),
    definitions: String(definitions),
    ...(beforeMs === null ? {} : { beforeMs: Number(beforeMs) }),
  };
}

/** Moves the position on, if the projection stands where the step began and is still the one that was read. */
function advance(step: Projected, role: Role, shelf: number): Statement {
  const { from, to, generation, definitions, beforeMs } = step;
  return {
    sql: `UPDATE projections SET cursor = ?, definitions = ?, before_ms = ?
          WHERE role = ? AND shelf = ? AND cursor IS ? AND generation = ?`,
    params: [to, definitions, beforeMs ?? null, role, shelf, from ?? null, generation],
    expectChanges: 1,
  };
}

function changesOf({ merged, people, accounts }: Projected, shelf: number): readonly Statement[] {
  return [
    ...merged.flatMap(({ environment, from, to }): readonly Statement[] => {
      const env = shelf + ENV_CODES[environment];
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
        shelf + ENV_CODES[person.environment],
        person.id,
        person.lastMs,
        searchText(person),
        JSON.stringify(person),
      ],
    })),
    ...accounts.map((account): Statement => ({
      sql: `INSERT INTO accounts (env, id, record) VALUES (?, ?, ?)
            ON CONFLICT (env, id) DO UPDATE SET record = excluded.record`,
      params: [shelf + ENV_CODES[account.environment], account.id, JSON.stringify(account)],
    })),
  ];
}
