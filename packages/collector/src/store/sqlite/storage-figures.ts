import { stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { StorageFigures } from "../storage-figures.ts";

/** Measures a data folder; a file that is not there counts nothing. */
export async function measureStorage(dataFolder: string): Promise<StorageFigures> {
  const [databaseBytes, logBytes, disk] = await Promise.all([
    sizeOf(join(dataFolder, "cairn.db")),
    sizeOf(join(dataFolder, "cairn.db-wal")),
    statfs(dataFolder),
  ]);
  return { databaseBytes, logBytes, freeBytes: disk.bavail * disk.bsize };
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}
