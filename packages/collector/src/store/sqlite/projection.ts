import type { DatabaseSync } from "node:sqlite";
import type { Environment } from "@cairn/core/api";
import type { AccountRecord, PersonRecord, ProjectionStore } from "../people.ts";
import { ENV_CODES } from "./environment.ts";
import { createRebuild } from "./rebuild.ts";
import { prepareRecords } from "./records.ts";
import { createRoleProjection } from "./role-projection.ts";
import { envsOf, shelfOf } from "./shelves.ts";
import type { Statement } from "./write-job.ts";
import type { Writer } from "./writer.ts";

const CHUNK = 500;

/** `ProjectionStore` in the embedded file. */
export function createSqliteProjection(reader: DatabaseSync, writer: Writer): ProjectionStore {
  const served = createRoleProjection(reader, writer, "served");
  const env = shelfOf("served");
  const page = prepareRecords<PersonRecord>(
    reader,
    `SELECT record FROM people WHERE env = ${env} AND instr(search, ?) > 0
     ORDER BY last_ms DESC, id LIMIT ? OFFSET ?`,
  );
  const everyone = prepareRecords<PersonRecord>(
    reader,
    `SELECT record FROM people WHERE env = ${env} AND id > ? ORDER BY id LIMIT ?`,
  );
  const accounts = prepareRecords<AccountRecord>(
    reader,
    `SELECT record FROM accounts WHERE env = ${env} ORDER BY id`,
  );

  return {
    ...served,
    building: createRoleProjection(reader, writer, "building"),
    expired: createRoleProjection(reader, writer, "expired"),
    ...createRebuild(reader, writer),
    async forget(environment, ids) {
      await writer.run(forgetting(environment, JSON.stringify(ids)));
    },
    async person(environment, id) {
      return (await served.persons(environment, [id])).get(id);
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
    async accounts(environment) {
      return accounts(ENV_CODES[environment]);
    },
  };
}

/** Statements that remove people with the ids of a JSON list from every projection, and every mention of them. */
function forgetting(environment: Environment, ids: string): readonly Statement[] {
  const envs = envsOf(environment);
  const listed = "IN (SELECT value FROM json_each(?))";
  return [
    { sql: `DELETE FROM people WHERE env ${listed} AND id ${listed}`, params: [envs, ids] },
    {
      sql: `DELETE FROM merged WHERE env ${listed} AND (id ${listed} OR into_id ${listed})`,
      params: [envs, ids, ids],
    },
    {
      sql: `UPDATE accounts SET record = json_set(record, '$.people', (
              SELECT json_group_array(value) FROM json_each(record, '$.people')
              WHERE value NOT ${listed}))
            WHERE env ${listed} AND EXISTS (
              SELECT 1 FROM json_each(record, '$.people') WHERE value ${listed})`,
      params: [ids, envs, ids],
    },
    // A step that was read before is refused, also the very first one on the shelf of expired events.
    {
      sql: `UPDATE projections SET generation = generation + 1,
              definitions = CASE role WHEN 'expired' THEN coalesce(definitions, '') ELSE definitions END
            WHERE role = 'expired' OR definitions IS NOT NULL`,
      params: [],
    },
  ];
}
