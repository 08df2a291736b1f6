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
  try {
    await copyWhole(file, partial);
    const report = readReport(partial);
    const { damage } = inspectFile(partial);
    if (damage.length > 0) throw new Error(`the copy is damaged: ${damage[0]}`);
    moveInto(partial, target);
    return report;
  } finally {
    removeCopy(partial);
  }
}

/**
 * Copies a data file with what its write-ahead log holds into `copy`, one file without such a log. Rejects when it
 * cannot; what there is of the copy then is for `removeCopy`.
 */
export async function copyWhole(file: string, copy: string): Promise<void> {
  removeCopy(copy);
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    source.exec("PRAGMA busy_timeout = 5000");
    await backup(source, copy, { rate: ALL_PAGES });
  } finally {
    source.close();
  }
  const copied = new DatabaseSync(copy);
  try {
    copied.exec("PRAGMA journal_mode = DELETE");
  } finally {
    copied.close();
  }
}

/** Removes a copy that did not get its name, and what SQLite keeps beside one. */
export function removeCopy(copy: string): void {
  for (const end of ["", "-journal", "-wal", "-shm"]) rmSync(copy + end, { force: true });
}

/** Gives a complete file its name, so that a power cut leaves either the old one or the new one there. */
export function moveInto(complete: string, target: string): void {
  sync(complete);
  renameSync(complete, target);
  sync(dirname(target));
}

function readReport(copy: string): BackupReport {
  const database = new DatabaseSync(copy, { readOnly: true });
  try {
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
