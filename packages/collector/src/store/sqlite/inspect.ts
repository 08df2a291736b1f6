import { DatabaseSync } from "node:sqlite";
import { SCHEMA_VERSION } from "./schema.ts";

/** What SQLite itself says about a file. */
export interface FileReport {
  readonly schemaVersion: number;
  readonly latestSchemaVersion: number;
  /** Lines of `PRAGMA integrity_check`; empty when all is well. */
  readonly damage: readonly string[];
}

/** Reads the whole file and checks every page and index. Takes seconds per gigabyte; a server may run meanwhile. */
export function inspectFile(file: string): FileReport {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const version = db.prepare("PRAGMA user_version").get();
    const lines = db.prepare("PRAGMA integrity_check").all();
    return {
      schemaVersion: Number(version?.["user_version"]),
      latestSchemaVersion: SCHEMA_VERSION,
      damage: lines.map((line) => String(line["integrity_check"])).filter((line) => line !== "ok"),
    };
  } finally {
    db.close();
  }
}
