import type { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Environment } from "@cairn/core/api";
import { envsOf } from "./shelves.ts";
import type { Statement } from "./write-job.ts";
import type { Writer } from "./writer.ts";

// Some milliseconds each: what others ask for waits no longer than that.
const ACCOUNTS_READ = 200;
const ACCOUNTS_WRITTEN = 50;
const PEOPLE_REMOVED = 500;

/**
 * Removes people from every projection, and every mention of them. Their accounts are looked for on the reader: there is
 * no index of who is in which, and everybody's events wait for what the writer does.
 */
export function createForgetPeople(
  reader: DatabaseSync,
  writer: Writer,
): (environment: Environment, ids: readonly string[]) => Promise<void> {
  const page = reader.prepare(
    `SELECT rowid AS place, env, id,
       env IN (SELECT value FROM json_each(:envs)) AND EXISTS (
         SELECT 1 FROM json_each(record, '$.people')
         WHERE value IN (SELECT value FROM json_each(:ids))) AS named
     FROM accounts WHERE rowid > :after ORDER BY rowid LIMIT ${ACCOUNTS_READ}`,
  );

  async function leaveAccounts(envs: string, ids: string): Promise<void> {
    let after = -1;
    for (;;) {
      const rows = page.all({ envs, ids, after });
      const named = rows.filter((row) => row["named"] === 1);
      for (let from = 0; from < named.length; from += ACCOUNTS_WRITTEN) {
        const chunk = named.slice(from, from + ACCOUNTS_WRITTEN);
        await writer.run(chunk.map((row) => leaving(Number(row["env"]), String(row["id"]), ids)));
      }
      if (rows.length < ACCOUNTS_READ) return;
      after = Number(rows.at(-1)?.["place"]);
      await nextTurn();
    }
  }

  return async (environment, ids) => {
    const envs = envsOf(environment);
    const all = JSON.stringify(ids);
    await leaveAccounts(envs, all);
    for (let from = 0; from < ids.length; from += PEOPLE_REMOVED) {
      await writer.run(removing(envs, JSON.stringify(ids.slice(from, from + PEOPLE_REMOVED))));
    }
    // Steps begun before are refused from here on; one may have brought them back into an account since it was looked at.
    await leaveAccounts(envs, all);
  };
}

function leaving(env: number, id: string, ids: string): Statement {
  return {
    sql: `UPDATE accounts SET record = json_set(record, '$.people', (
            SELECT json_group_array(value) FROM json_each(record, '$.people')
            WHERE value NOT IN (SELECT value FROM json_each(?))))
          WHERE env = ? AND id = ?`,
    params: [ids, env, id],
  };
}

/** Statements that remove people and what led to them, as one. */
function removing(envs: string, ids: string): readonly Statement[] {
  const listed = "IN (SELECT value FROM json_each(?))";
  return [
    { sql: `DELETE FROM people WHERE env ${listed} AND id ${listed}`, params: [envs, ids] },
    { sql: `DELETE FROM merged WHERE env ${listed} AND id ${listed}`, params: [envs, ids] },
    { sql: `DELETE FROM merged WHERE env ${listed} AND into_id ${listed}`, params: [envs, ids] },
    // A step that was read before is refused, also the very first one on the shelf of expired events.
    {
      sql: `UPDATE projections SET generation = generation + 1,
              definitions = CASE role WHEN 'expired' THEN coalesce(definitions, '') ELSE definitions END
            WHERE role = 'expired' OR definitions IS NOT NULL`,
      params: [],
    },
  ];
}
