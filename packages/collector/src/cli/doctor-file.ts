import { accessSync, constants, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import { type FileReport, inspectFile } from "../store/sqlite/inspect.ts";
import type { Finding } from "./finding.ts";

// Below this a day of a busy collector, or the copy before an update, may not fit.
const LEAST_FREE_BYTES = 500e6;
// It is emptied at 16 MB; one this large says that something reads without end, or that nobody could empty it.
const LARGE_LOG_BYTES = 512e6;
const RESTORE =
  "Stop the collector, keep a copy of the folder, and restore the last backup: cairn restore FILE --force.";

/** What can be told about a data folder without writing to it; nothing of it needs the file to be whole. */
export function folderFindings(data: string): readonly Finding[] {
  const file = join(data, "cairn.db");
  return [
    rightsFinding(data, file),
    spaceFinding(data, file),
    ...fileFindings(file),
    logFinding(file),
  ];
}

function rightsFinding(data: string, file: string): Finding {
  const parts = [data, file, `${file}-wal`, `${file}-shm`];
  for (const part of parts) {
    if (statOf(part) === undefined) continue;
    const refusal = refusalOf(part);
    if (refusal !== undefined)
      return { about: "rights", fine: false, words: adviceOn(refusal, part, data) };
  }
  return { about: "rights", fine: true, words: "this user may read and write the folder" };
}

function adviceOn(code: string, part: string, data: string): string {
  if (code === "EROFS") {
    return `${part} is on a file system that is mounted read-only. See in the system's log why, and mount it for writing.`;
  }
  const user = process.getuid?.() ?? "this user";
  return `user ${user} may not read and write ${part}. Run as the user that owns the folder, or give it to this one: chown -R ${user} ${data}`;
}

function spaceFinding(data: string, file: string): Finding {
  const { bavail, bsize } = statfsSync(data);
  const free = bavail * bsize;
  const needed = Math.max(LEAST_FREE_BYTES, statOf(file)?.size ?? 0);
  if (free >= needed) return { about: "space", fine: true, words: `${inWords(free)} free` };
  const words = `${inWords(free)} free. Events are refused once nothing is left, and an update first makes a copy of the file (${inWords(needed)} should be free): make room.`;
  return { about: "space", fine: false, words };
}

function fileFindings(file: string): readonly Finding[] {
  const size = inWords((statOf(file)?.size ?? 0) + (statOf(`${file}-wal`)?.size ?? 0));
  let report: FileReport;
  try {
    report = inspectFile(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const what = /not a database|malformed/.test(reason)
      ? `${file} is damaged: ${reason}. ${RESTORE}`
      : `${file} cannot be read: ${reason}.`;
    return [{ about: "file", fine: false, words: what }];
  }
  const { damage } = report;
  const isMissing = damage.length > 0 && damage.every((line) => line.endsWith(" is missing"));
  const advice = isMissing ? `Something else changed the file. ${RESTORE}` : RESTORE;
  return [
    {
      about: "file",
      fine: damage.length === 0,
      words:
        damage.length === 0
          ? `${file}, ${size}, no damage found`
          : `${file} is damaged: ${damage.slice(0, 3).join("; ")}. ${advice}`,
    },
    schemaFinding(report, file),
  ];
}

function schemaFinding({ schemaVersion, latestSchemaVersion }: FileReport, file: string): Finding {
  if (schemaVersion > latestSchemaVersion) {
    const words = `version ${schemaVersion}, this program knows ${latestSchemaVersion}: a newer Cairn wrote ${file}. Update Cairn, or restore the copy that the update made.`;
    return { about: "schema", fine: false, words };
  }
  const words =
    schemaVersion === latestSchemaVersion
      ? `version ${schemaVersion}`
      : `version ${schemaVersion}; starting the collector brings it to ${latestSchemaVersion}, after a copy`;
  return { about: "schema", fine: true, words };
}

function logFinding(file: string): Finding {
  const bytes = statOf(`${file}-wal`)?.size ?? 0;
  if (bytes < LARGE_LOG_BYTES) {
    const words = bytes === 0 ? "empty" : `${inWords(bytes)}, which is usual`;
    return { about: "write-ahead log", fine: true, words };
  }
  const words = `${inWords(bytes)}. It is emptied when the collector stops in good order: stop and start it, and see that nothing else keeps ${file} open.`;
  return { about: "write-ahead log", fine: false, words };
}

/** The system's code for why a path may not be read and written; undefined when it may. */
function refusalOf(path: string): string | undefined {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? "unknown";
  }
}

function statOf(path: string): { readonly size: number } | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A folder that may not be entered hides what is in it.
    return undefined;
  }
}

function inWords(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
