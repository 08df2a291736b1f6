import { DatabaseSync } from "node:sqlite";
import { migrate, SCHEMA_VERSION } from "./schema.ts";

/** What SQLite itself says about a file. */
export interface FileReport {
  readonly schemaVersion: number;
  readonly latestSchemaVersion: number;
  /** Lines of `PRAGMA integrity_check`, and what should be in the file and is not; empty when all is well. */
  readonly damage: readonly string[];
}

/** The schema of a file, 0 for one that is empty; undefined where it cannot be read, which opening it explains. */
export function schemaVersionOf(file: string): number | undefined {
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      return Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}

/**
 * Reads the whole file and checks every page and index. Takes seconds per gigabyte; a server may run meanwhile. Throws
 * when it cannot be read as a database at all.
 */
export function inspectFile(file: string): FileReport {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const version = db.prepare("PRAGMA user_version").get();
    const schemaVersion = Number(version?.["user_version"]);
    return {
      schemaVersion,
      latestSchemaVersion: SCHEMA_VERSION,
      damage: [...integrityOf(db), ...(schemaVersion === SCHEMA_VERSION ? missingIn(db) : [])],
    };
  } finally {
    db.close();
  }
}

function integrityOf(db: DatabaseSync): readonly string[] {
  try {
    const lines = db.prepare("PRAGMA integrity_check").all();
    // One row may hold several lines under a heading.
    return lines
      .flatMap((line) => String(line["integrity_check"]).split("\n"))
      .filter((line) => line !== "ok" && line !== "" && !line.startsWith("***"));
  } catch (error) {
    // Some damage it does not list, but stops at.
    if ((error as { readonly errcode?: number }).errcode !== 11) throw error;
    return ["the database disk image is malformed"];
  }
}

/** Tables and indexes that a file of this version has; `integrity_check` does not miss one that is not there. */
function missingIn(db: DatabaseSync): readonly string[] {
  const whole = new DatabaseSync(":memory:");
  migrate(whole, ":memory:");
  const found = new Set(namesIn(db));
  const missing = namesIn(whole).filter((name) => !found.has(name));
  whole.close();
  return missing.map((name) => `${name} is missing`);
}

function namesIn(db: DatabaseSync): readonly string[] {
  const rows = db.prepare("SELECT type || ' ' || name AS name FROM sqlite_schema").all();
  return rows.map((row) => String(row["name"]));
}
