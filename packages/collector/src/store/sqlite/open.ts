import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { EventLog } from "../event-log.ts";
import type { Registry } from "../registry.ts";
import { StorageUnavailable } from "../storage-error.ts";
import { createSqliteEventLog } from "./event-log.ts";
import { createSqliteRegistry } from "./registry.ts";
import { createWriter, type WriterOptions } from "./writer.ts";

/** Both stores in one file. Closing the log closes the file; the registry has nothing of its own to close. */
export interface SqliteStore {
  readonly log: EventLog;
  readonly registry: Registry;
}

/**
 * Opens `cairn.db` in a data folder, made when missing. Rejects with `StorageUnavailable`, in words for the person who
 * started the process, when the folder cannot be written.
 */
export async function openSqlite(
  dataFolder: string,
  options: WriterOptions = {},
): Promise<SqliteStore> {
  const file = join(dataFolder, "cairn.db");
  try {
    makeFolder(resolve(dataFolder));
    const writer = await createWriter(file, options);
    const reader = new DatabaseSync(file, { readOnly: true });
    reader.exec("PRAGMA busy_timeout = 5000; PRAGMA mmap_size = 268435456");
    return {
      log: createSqliteEventLog(reader, writer),
      registry: createSqliteRegistry(reader, writer),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StorageUnavailable(
      `The data folder ${dataFolder} cannot be used: ${reason}.${adviceOn(reason)}`,
    );
  }
}

/** Like `mkdir -p`. Node's own `recursive` never returns where the system refuses with ENOENT, as /proc does (Node 24). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it in between.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** What to do about a reason that does not say it itself. */
function adviceOn(reason: string): string {
  if (reason.includes("update Cairn")) return "";
  const elsewhere = "--data FOLDER, or CAIRN_DATA.";
  // SQLite's words for SQLITE_NOTADB and SQLITE_CORRUPT.
  return /not a database|malformed/.test(reason)
    ? ` Its cairn.db is damaged: keep a copy and restore the last backup, or name another folder: ${elsewhere}`
    : ` Give Cairn a folder that it may write: ${elsewhere}`;
}
