import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

// What `copyBeforeMigration` and `restoreFile` name theirs.
const COPY = /^cairn\.db\.(before-\d+\.bak|replaced-.*)$/;
// What lies beside a copy that was moved away with its log; it goes with it.
const BESIDE = /-(wal|shm)$/;

/** Copies of the whole data file that an update or a restore left in a data folder: absolute paths. */
export function leftoverCopies(data: string): readonly string[] {
  return readdirSync(data)
    .filter((name) => COPY.test(name) && !BESIDE.test(name))
    .toSorted()
    .map((name) => join(resolve(data), name));
}
