import type { DatabaseSync } from "node:sqlite";
import type { SqlValue } from "./write-job.ts";

/** Reads the JSON in the first column, row by row. */
export type ReadRecords<Item> = (...params: SqlValue[]) => readonly Item[];

/** Prepares a query whose first column is a record as JSON, written by the same adapter. */
export function prepareRecords<Item>(reader: DatabaseSync, sql: string): ReadRecords<Item> {
  const statement = reader.prepare(sql);
  statement.setReturnArrays(true);
  return (...params) =>
    (statement.all(...params) as unknown as [string][]).map(([json]) => JSON.parse(json) as Item);
}
