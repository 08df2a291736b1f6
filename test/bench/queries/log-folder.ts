import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LogSize, openCollector, writeLog, type WrittenLog } from "./write-log.ts";

const WRITTEN = "written.json";
const MAKERS = ["life.ts", "write-log.ts"];

/** A data folder that holds a log. */
export interface LogFolder {
  readonly folder: string;
  readonly written: WrittenLog;
}

/**
 * The log of that size, written now or by an earlier run: it stays in the system's temporary folder under a name made of its
 * size and of what writes it.
 */
export async function logFolder(size: LogSize, say: (text: string) => void): Promise<LogFolder> {
  const folder = join(tmpdir(), `cairn-bench-queries-${size.users}-${size.seed}-${fingerprint()}`);
  const file = join(folder, WRITTEN);
  if (existsSync(file)) {
    say(`asking the log that is kept in ${folder}; remove it to have it written anew`);
    // An earlier Cairn may have written it: what it must do about that is no part of what is asked.
    const collector = await openCollector(folder);
    await collector.context.projector.caughtUp();
    await collector.stop();
    return { folder, written: JSON.parse(readFileSync(file, "utf8")) as WrittenLog };
  }
  const building = `${folder}.part`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { recursive: true });
  const written = await writeLog(building, size, say);
  writeFileSync(join(building, WRITTEN), JSON.stringify(written));
  renameSync(building, folder);
  return { folder, written };
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of MAKERS) hash.update(readFileSync(join(import.meta.dirname, file)));
  return hash.digest("hex").slice(0, 8);
}
