import { renameSync, rmSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { MIGRATIONS } from "./migrations/index.ts";

/** The version that a file has after `migrate`. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** A version's copy of `file` that is made before it is brought up to `SCHEMA_VERSION`: what rolling back needs. */
export function copyBeforeMigration(file: string): string {
  return `${file}.before-${SCHEMA_VERSION}.bak`;
}

/**
 * Brings a file up to this version's schema, as one transaction, after a copy of what it was. Throws when a newer Cairn
 * wrote it, and when there is no room for the copy; the file is then as it was.
 */
export function migrate(database: DatabaseSync, file: string): void {
  const version = versionOf(database);
  if (version > SCHEMA_VERSION) {
    throw new Error(`a newer Cairn wrote this file (schema ${version}): update Cairn`);
  }
  if (version === SCHEMA_VERSION) return;
  if (version > 0) copyTo(copyBeforeMigration(file), database);
  database.exec("BEGIN IMMEDIATE");
  try {
    // Another process may have migrated it while this one waited for the lock.
    for (const migration of MIGRATIONS.slice(versionOf(database))) database.exec(migration);
    database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare("PRAGMA user_version").get()?.["user_version"] ?? 0);
}

/** One consistent copy, complete as soon as it has its name. */
function copyTo(copy: string, database: DatabaseSync): void {
  const partial = `${copy}.${process.pid}.partial`;
  try {
    rmSync(partial, { force: true });
    database.prepare("VACUUM INTO ?").run(partial);
    renameSync(partial, copy);
  } catch (error) {
    rmSync(partial, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `it must be copied before an update changes it, and the copy failed (${reason}); make room for as much again as cairn.db`,
      { cause: error },
    );
  }
}
