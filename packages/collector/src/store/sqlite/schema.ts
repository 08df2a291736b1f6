import type { DatabaseSync } from "node:sqlite";
import { MIGRATIONS } from "./migrations/index.ts";

/** The version that a file has after `migrate`. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** Brings a file up to this version's schema. Throws when a newer Cairn wrote it. */
export function migrate(database: DatabaseSync): void {
  const row = database.prepare("PRAGMA user_version").get();
  const version = Number(row?.["user_version"] ?? 0);
  if (version > MIGRATIONS.length) {
    throw new Error(`a newer Cairn wrote this file (schema ${version}): update Cairn`);
  }
  for (const [at, migration] of MIGRATIONS.entries()) {
    if (at < version) continue;
    database.exec(`BEGIN IMMEDIATE; ${migration} PRAGMA user_version = ${at + 1}; COMMIT`);
  }
}
