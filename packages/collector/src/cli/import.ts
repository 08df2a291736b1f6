import { Command } from "commander";
import { type FutureLines, type ImportReport, importFile } from "../import/import-file.ts";
import { DEFAULT_MAPPING, type ImportMapping, parseMapping } from "../import/mapping.ts";
import { NotThisTable } from "../import/read-rows.ts";
import { fileProblem } from "./file-problem.ts";
import { type CommonOptions, dataOption, environmentOption } from "./options.ts";
import { readJson } from "./read-text.ts";
import { stopWith } from "./stop-with.ts";
import { withStore } from "./with-store.ts";

interface ImportOptions extends CommonOptions {
  readonly map?: string;
}

/** `cairn import`: brings history in from a file. */
export function importCommand(): Command {
  return new Command("import")
    .description(
      "Store the events of an NDJSON or CSV file (.gz too). Importing again changes nothing.",
    )
    .argument("<file>", "NDJSON: one Segment message a line. CSV: a header, one event a row.")
    .option("--map <mapping>", "JSON that says which column is what")
    .addOption(environmentOption())
    .addOption(dataOption())
    .action(runImport);
}

async function runImport(file: string, options: ImportOptions): Promise<void> {
  const [, kind] = /\.(ndjson|jsonl|csv)(?:\.gz)?$/i.exec(file) ?? [];
  if (kind === undefined) {
    stopWith(`${file}: expected a name that ends in .ndjson, .jsonl or .csv (.gz too).`);
  }
  if (options.map !== undefined && kind.toLowerCase() !== "csv") {
    stopWith(`${file}: --map is for a CSV; a line here is a Segment message and needs none.`);
  }
  const mapping = options.map === undefined ? DEFAULT_MAPPING : readMapping(options.map);
  const { report, seconds } = await withStore(options, async ({ log, projector, now }) => {
    const startedMs = performance.now();
    const secondsSoFar = (): number => (performance.now() - startedMs) / 1000;
    const done = await importFile(file, mapping, {
      log,
      environment: options.env,
      nowMs: now(),
      onProgress: (lines) => process.stderr.write(`  ${lines} lines read\n`),
    }).catch((error: unknown) => stopWith(importFailure(file, error)));
    process.stderr.write(
      `  stored in ${secondsSoFar().toFixed(1)} s, now folding into people and progress\n`,
    );
    await projector.caughtUp();
    return { report: done, seconds: secondsSoFar() };
  });
  console.log(summary(file, report, seconds));
  tellFuture(file, report.future);
  if (report.bad === 0) return;
  for (const fault of report.faults) console.error(`${file}: ${fault}`);
  const others = report.bad < report.lines ? "; the others are stored" : "";
  const left = `${report.bad} of ${report.lines} lines could not be read and were left out${others}`;
  stopWith(`${file}: ${left}. Mend them and import the file again.`);
}

/** A history whose clock or unit is wrong would otherwise be found out in the studio, all of it on one day. */
function tellFuture(file: string, { lines, first }: FutureLines): void {
  if (first === undefined) return;
  const many = lines === 1 ? "1 line lies" : `${lines} lines lie`;
  const said = `line ${first.line} says ${new Date(first.atMs).toISOString()}`;
  const stored = lines === 1 ? "its event has" : "their events have";
  console.error(`${file}: ${many} in the future (${said}): ${stored} the time of this import.`);
}

/** What happened, and how fast, from the first line read to the last event folded. */
function summary(file: string, report: ImportReport, seconds: number): string {
  const { accepted, duplicates, skipped } = report;
  const rate = Math.round((accepted + duplicates) / seconds).toLocaleString("en");
  return (
    `${file}: ${accepted} ${accepted === 1 ? "event" : "events"} stored, ${duplicates} were there already, ${skipped} skipped by the mapping; ` +
    `${seconds.toFixed(1)} s in all, ${rate} events/s.`
  );
}

function readMapping(file: string): ImportMapping {
  const parsed = parseMapping(readJson(file));
  if (parsed.ok) return parsed.value;
  for (const problem of parsed.failure) console.error(fileProblem(file, problem));
  return stopWith(`${file}: is no mapping. Nothing was stored. docs/cli.md shows one.`);
}

function importFailure(file: string, error: unknown): string {
  if (error instanceof NotThisTable) return `${file}: ${error.message}. Nothing was stored.`;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return `${file}: there is no such file.`;
  if (code === "EISDIR") return `${file}: is a folder. Name a file.`;
  if (code === "Z_BUF_ERROR") {
    return `${file}: is cut off (${message}). What came before the break may be stored; fetch the whole file and import it again.`;
  }
  if (code?.startsWith("Z_")) return `${file}: is not a gzip file (${message}).`;
  if (code?.startsWith("CSV_")) return `${file}: is not a CSV (${message}).`;
  throw error;
}
