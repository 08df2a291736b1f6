import type { DatabaseSync } from "node:sqlite";
import type { ProjectionStore } from "../people.ts";
import { ENV_CODES } from "./environment.ts";
import { createShelfReader, SHELVED } from "./shelves.ts";
import type { Statement } from "./write-job.ts";
import type { Writer } from "./writer.ts";

// Some 20 ms of writing: what others append waits no longer than that.
const CHUNK_ROWS = 2_000;

/** The part of the embedded projection that puts a new one in the place of the one that is served. */
export function createRebuild(
  reader: DatabaseSync,
  writer: Writer,
): Pick<ProjectionStore, "beginRebuild" | "serveRebuilt" | "tidy"> {
  const readShelf = createShelfReader(reader);
  const left = reader.prepare(
    `SELECT 1 FROM projections AS built WHERE role = 'building' AND definitions IS NULL
       AND (${SHELVED.map(rowsLeft).join(" OR ")})`,
  );

  /** Takes the shelf that is not served for this process: whoever else works on it is refused from now on. */
  async function claim(purpose: typeof COPYING | null): Promise<Claim> {
    const rows = await writer.run([
      {
        sql: `UPDATE projections SET cursor = ?, definitions = NULL, generation = generation + 1
              WHERE role = 'building'`,
        params: [purpose],
      },
      { sql: "SELECT shelf, generation FROM projections WHERE role = 'building'", params: [] },
    ]);
    const [row] = rows === false ? [] : rows;
    return { shelf: Number(row?.["shelf"]), generation: Number(row?.["generation"]) };
  }

  /** Removes all rows of the shelf, chunk by chunk; false when somebody else took it. */
  async function empty({ shelf, generation }: Claim): Promise<boolean> {
    for (const table of SHELVED) {
      for (;;) {
        const rows = await writer.run([
          stillOurs(generation),
          {
            sql: `DELETE FROM ${table} WHERE (env, id) IN (
                    SELECT env, id FROM ${table} WHERE env IN (?, ?) LIMIT ${CHUNK_ROWS})`,
            params: Object.values(ENV_CODES).map((code) => shelf + code),
          },
          { sql: "SELECT changes() AS removed", params: [] },
        ]);
        if (rows === false) return false;
        if (Number(rows[0]?.["removed"]) < CHUNK_ROWS) break;
      }
    }
    return true;
  }

  /** Copies what expired events had made, chunk by chunk; false when somebody else took the shelf. */
  async function copyExpired({ shelf, generation }: Claim): Promise<boolean> {
    const source = readShelf("expired");
    for (const [table, columns] of Object.entries(COLUMNS)) {
      for (const code of Object.values(ENV_CODES)) {
        let after = "";
        for (;;) {
          const chunk = `FROM ${table} WHERE env = ? AND id > ? ORDER BY id LIMIT ${CHUNK_ROWS}`;
          const params = [source + code, after];
          const rows = await writer.run([
            stillOurs(generation),
            {
              sql: `INSERT INTO ${table} (env, ${columns}) SELECT ?, ${columns} ${chunk}`,
              params: [shelf + code, ...params],
            },
            {
              sql: `SELECT max(id) AS last, count(*) AS copied FROM (SELECT id ${chunk})`,
              params,
            },
          ]);
          if (rows === false) return false;
          if (Number(rows[0]?.["copied"]) < CHUNK_ROWS) break;
          after = String(rows[0]?.["last"]);
        }
      }
    }
    return true;
  }

  return {
    async beginRebuild(definitions) {
      const claimed = await claim(COPYING);
      if (!(await empty(claimed)) || !(await copyExpired(claimed))) return;
      await writer.run([
        {
          sql: `UPDATE projections SET cursor = NULL, definitions = ?
                WHERE role = 'building' AND generation = ? AND definitions IS NULL`,
          params: [definitions, claimed.generation],
        },
      ]);
    },
    async serveRebuilt({ cursor, generation }) {
      const [built, served] = [readShelf("building"), readShelf("served")];
      const changed = await writer.run([
        {
          sql: `UPDATE projections
                SET shelf = built.shelf, cursor = built.cursor, definitions = built.definitions,
                  generation = projections.generation + 1
                FROM (SELECT * FROM projections WHERE role = 'building') AS built
                WHERE projections.role = 'served' AND projections.shelf = ? AND built.shelf = ?
                  AND built.cursor IS ? AND built.generation = ? AND built.definitions IS NOT NULL`,
          params: [served, built, cursor ?? null, generation],
          expectChanges: 1,
        },
        {
          sql: `UPDATE projections
                SET shelf = ?, cursor = NULL, definitions = NULL, generation = generation + 1
                WHERE role = 'building'`,
          params: [served],
        },
      ]);
      if (changed === false) return false;
      // What was served until now takes as much room as what is: a process that ends here leaves it to `tidy`.
      await empty({ shelf: served, generation: generation + 1 });
      return true;
    },
    async tidy() {
      await writer.run([
        {
          sql: `UPDATE projections SET cursor = NULL, definitions = '', generation = generation + 1
                WHERE role = 'building' AND definitions IS NULL AND cursor IS NOT NULL`,
          params: [],
        },
      ]);
      if (left.get() !== undefined) await empty(await claim(null));
    },
  };
}

// Stands for the cursor from the claim until the copy is complete: whoever finds it later knows that a rebuild was wanted.
const COPYING = "copying";

/** Whose turn it is on the shelf that is not served. */
interface Claim {
  readonly shelf: number;
  readonly generation: number;
}

const COLUMNS = {
  people: "id, last_ms, search, record",
  merged: "id, into_id",
  accounts: "id, record",
} as const satisfies Record<(typeof SHELVED)[number], string>;

function rowsLeft(table: string): string {
  const envs = Object.values(ENV_CODES).map((code) => `built.shelf + ${code}`);
  return `EXISTS (SELECT 1 FROM ${table} WHERE env IN (${envs.join(", ")}))`;
}

function stillOurs(generation: number): Statement {
  return {
    sql: `UPDATE projections SET generation = generation
          WHERE role = 'building' AND generation = ?`,
    params: [generation],
    expectChanges: 1,
  };
}
