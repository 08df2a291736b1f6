import type { DatabaseSync } from "node:sqlite";
import type { AuditEntry, DefinitionStore } from "../definitions.ts";
import type { SqlValue } from "./write-job.ts";

/** Reads the audit log by person and action, over the indices that migration 0011 made. */
export function createAuditPages(
  reader: DatabaseSync,
): Pick<DefinitionStore, "auditPage" | "auditPeople"> {
  const people = reader.prepare(
    "SELECT DISTINCT json_extract(record, '$.by') AS name FROM audit ORDER BY name",
  );
  return {
    async auditPage({ by, actions, before, limit }) {
      const conditions: string[] = [];
      const params: SqlValue[] = [];
      const where = (condition: string, ...values: readonly SqlValue[]): void => {
        conditions.push(condition);
        params.push(...values);
      };
      if (before !== undefined) where("entry < ?", before);
      if (by !== undefined) where("json_extract(record, '$.by') = ?", by);
      if (actions !== undefined) {
        const marks = actions.map(() => "?").join(", ");
        where(`json_extract(record, '$.action') IN (${marks})`, ...actions);
      }
      const filter = conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
      const sql = `SELECT entry, record FROM audit ${filter} ORDER BY entry DESC LIMIT ?`;
      return reader
        .prepare(sql)
        .all(...params, limit)
        .map((row) => ({
          ...(JSON.parse(String(row["record"])) as AuditEntry),
          id: Number(row["entry"]),
        }));
    },
    async auditPeople() {
      return people.all().map((row) => String(row["name"]));
    },
  };
}
