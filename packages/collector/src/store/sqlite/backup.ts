import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { inspectFile } from "./inspect.ts";

/** What a backup holds. */
export interface BackupReport {
  readonly events: number;
  /** When the latest of them was received; absent in an empty log. */
  readonly lastReceivedAtMs?: number;
  readonly bytes: number;
}

// One step copies everything: between steps a server's commit would make the copy begin anew, for ever under load.
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies a data file as it stands at one moment to `target`, while a server may read and write it. The copy is one file
 * without a write-ahead log, checked, and there under its name only once it is complete. Throws when it cannot be made.
 */
export async function backupFile(file: string, target: string): Promise<BackupReport> {
  const partial = `${target}.${process.pid}.partial`;
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    source.exec("PRAGMA busy_timeout = 5000");
    rmSync(partial, { force: true });
    await backup(source, partial, { rate: ALL_PAGES });
    const report = readReport(partial);
    const { damage } = inspectFile(partial);
    if (damage.length > 0) throw new Error(`the copy is damaged: ${damage[0]}`);
    moveInto(partial, target);
    return report;
  } finally {
    source.close();
    for (const end of ["", "-journal", "-wal", "-shm"]) rmSync(partial + end, { force: true });
  }
}

/** Gives a complete file its name, so that a power cut leaves either the old one or the new one there. */
export function moveInto(complete: string, target: string): void {
  sync(complete);
  renameSync(complete, target);
  sync(dirname(target));
}

/** What a backup holds, which becomes one file without a write-ahead log. */
function readReport(copy: string): BackupReport {
  const database = new DatabaseSync(copy);
  try {
    database.exec("PRAGMA journal_mode = DELETE");
    const row = database
      .prepare("SELECT count(*) AS events, max(received_at_ms) AS last FROM events")
      .get();
    const last = row?.["last"];
    return {
      events: Number(row?.["events"]),
      ...(last === null ? {} : { lastReceivedAtMs: Number(last) }),
      bytes: statSync(copy).size,
    };
  } finally {
    database.close();
  }
}

function sync(path: string): void {
  const opened = openSync(path, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
