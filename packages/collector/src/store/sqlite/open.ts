import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { EventLog } from "../event-log.ts";
import type { Registry } from "../registry.ts";
import { StorageUnavailable } from "../storage-error.ts";
import { createSqliteEventLog } from "./event-log.ts";
import { createSqliteRegistry } from "./registry.ts";
import { createWriter, type Writer, type WriterOptions } from "./writer.ts";

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
    try {
      return openReader(file, writer);
    } catch (error) {
      await writer.close();
      throw error;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StorageUnavailable(
      `The data folder ${dataFolder} cannot be used: ${reason}.${adviceOn(reason)}`,
    );
  }
}

function openReader(file: string, writer: Writer): SqliteStore {
  const reader = new DatabaseSync(file, { readOnly: true });
  // Nobody is answered while it waits; only a process that locks readers out too makes it wait at all. The file is not
  // mapped: a disk that fails under a mapping kills the process.
  reader.exec("PRAGMA busy_timeout = 1000; PRAGMA cache_size = -16384");
  return {
    log: createSqliteEventLog(reader, writer),
    registry: createSqliteRegistry(reader, writer),
  };
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
  const elsewhere = "--data FOLDER, or CAIRN_DATA.";
  if (/update Cairn|make room/.test(reason)) return "";
  // SQLite's words for SQLITE_BUSY, SQLITE_FULL, SQLITE_NOTADB and SQLITE_CORRUPT.
  if (reason.includes("locked")) return " Another process holds its cairn.db: stop that, or wait.";
  if (reason.includes("is full")) return " Make room on its disk, and start again.";
  return /not a database|malformed/.test(reason)
    ? ` Its cairn.db is damaged: keep a copy and restore the last backup, or name another folder: ${elsewhere}`
    : ` Give Cairn a folder that it may write: ${elsewhere}`;
}
