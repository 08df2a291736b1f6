import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fail, ok, type Result } from "@cairn/core";
import { copyWhole, moveInto, removeCopy } from "./backup.ts";
import { inspectFile } from "./inspect.ts";

/** Where things lie after a restore. */
export interface Restored {
  readonly file: string;
  /** What was there before; absent when the folder was empty. */
  readonly replaced?: string;
}

/** Why nothing was changed. */
export type RestoreRefusal =
  /** The backup cannot be used; `because` says why. */
  | { readonly kind: "unusable-backup"; readonly because: string }
  | { readonly kind: "has-data" }
  | { readonly kind: "in-use" };

const ENDS = ["", "-wal", "-shm"];

/**
 * Puts a backup, with what its write-ahead log holds, into a data folder, made when missing. What is there stays beside
 * it under another name, and is replaced only with `mayReplace` and while nobody has it open.
 */
export async function restoreFile(
  backup: string,
  dataFolder: string,
  { mayReplace, nowMs }: { readonly mayReplace: boolean; readonly nowMs: number },
): Promise<Result<Restored, RestoreRefusal>> {
  const fault = faultOf(backup);
  if (fault !== undefined) return fail({ kind: "unusable-backup", because: fault });
  const file = join(dataFolder, "cairn.db");
  const isThere = existsSync(file);
  if (isThere && !mayReplace) return fail({ kind: "has-data" });
  if (isThere && isInUse(file)) return fail({ kind: "in-use" });

  mkdirSync(dataFolder, { recursive: true });
  const complete = `${file}.${process.pid}.restoring`;
  try {
    await copyWhole(backup, complete);
    // Copying takes a while, in which a collector may have started.
    if (isThere && isInUse(file)) return fail({ kind: "in-use" });
    if (!isThere) {
      // A write-ahead log without its file would be taken for the new one's.
      for (const end of ["-wal", "-shm"]) rmSync(file + end, { force: true });
      moveInto(complete, file);
      return ok({ file });
    }
    const replaced = `${file}.replaced-${new Date(nowMs).toISOString().replaceAll(/[:.]/g, "-")}`;
    for (const end of ENDS) if (existsSync(file + end)) renameSync(file + end, replaced + end);
    moveInto(complete, file);
    return ok({ file, replaced });
  } finally {
    removeCopy(complete);
  }
}

function faultOf(backup: string): string | undefined {
  if (!existsSync(backup)) return "there is no such file";
  try {
    const { damage, schemaVersion, latestSchemaVersion } = inspectFile(backup);
    if (damage.length > 0) return `it is damaged: ${damage[0]}`;
    if (schemaVersion === 0) return "it is no data file of Cairn's";
    if (schemaVersion > latestSchemaVersion) {
      return `a newer Cairn wrote it (schema ${schemaVersion}): update Cairn`;
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Whether any process has the file open: leaving the write-ahead log behind needs it for oneself. */
function isInUse(file: string): boolean {
  const database = new DatabaseSync(file);
  try {
    database.exec("PRAGMA journal_mode = DELETE");
    return false;
  } catch (error) {
    // SQLITE_BUSY. Anything else is damage, and why somebody restores.
    return (error as { readonly errcode?: number }).errcode === 5;
  } finally {
    database.close();
  }
}
