import type { DatabaseSync } from "node:sqlite";
import {
  type FittedStallModel,
  STALL_FITS_KEPT,
  type StallModelRecord,
  type StallModelStore,
} from "../stall-models.ts";
import { StorageUnavailable } from "../storage-error.ts";
import type { Writer } from "./writer.ts";

/** `StallModelStore` in the embedded file. */
export function createSqliteStallModels(reader: DatabaseSync, writer: Writer): StallModelStore {
  const latest = reader.prepare(
    `SELECT number, record FROM stall_models WHERE definitions = ? ORDER BY number DESC LIMIT 1`,
  );
  const fitted = reader.prepare(
    `SELECT number, record FROM stall_models WHERE definitions = ? AND is_fitted = 1
     ORDER BY number DESC LIMIT 1`,
  );
  const recordOf = (row: Readonly<Record<string, unknown>>): StallModelRecord => ({
    ...(JSON.parse(String(row["record"])) as Omit<StallModelRecord, "number">),
    number: Number(row["number"]),
  });

  return {
    async add(record) {
      const isFitted = record.fit.kind === "fitted" ? 1 : 0;
      const rows = await writer.run([
        {
          sql: `DELETE FROM stall_models
                WHERE number <= (SELECT max(number) FROM stall_models) + 1 - ?
                AND number NOT IN
                  (SELECT max(number) FROM stall_models WHERE is_fitted = 1 GROUP BY definitions)`,
          params: [STALL_FITS_KEPT],
        },
        {
          sql: `INSERT INTO stall_models (definitions, is_fitted, record) VALUES (?, ?, ?)
                RETURNING number, record`,
          params: [record.definitions, isFitted, JSON.stringify(record)],
        },
      ]);
      const [row] = rows === false ? [] : rows;
      if (row === undefined) throw new StorageUnavailable("the fit was not stored");
      return recordOf(row);
    },
    async latest(definitions) {
      const row = latest.get(definitions);
      return row === undefined ? undefined : recordOf(row);
    },
    async fitted(definitions) {
      const row = fitted.get(definitions);
      return row === undefined ? undefined : (recordOf(row) as FittedStallModel);
    },
  };
}
