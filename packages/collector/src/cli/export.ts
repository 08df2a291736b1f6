import { createWriteStream, statSync } from "node:fs";
import { resolve } from "node:path";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Command, Option } from "commander";
import type { CollectorContext } from "../context.ts";
import { csvHeader, csvLine, messageLine } from "../export/log-lines.ts";
import { personLines } from "../privacy/person-lines.ts";
import { type CommonOptions, dataOption, environmentOption } from "./options.ts";
import { stopWith } from "./stop-with.ts";
import { withExistingStore } from "./with-store.ts";

interface ExportOptions extends CommonOptions {
  readonly format: "ndjson" | "csv";
  readonly out?: string;
  readonly force?: true;
  readonly user?: string;
}

/** `cairn export`: every stored event of an environment, as NDJSON that `cairn import` reads again, or as CSV. */
export function exportCommand(): Command {
  return new Command("export")
    .description("Write all events, or everything about one person, to a file or to the terminal.")
    .addOption(new Option("--format <format>").choices(["ndjson", "csv"]).default("ndjson"))
    .option("--out <file>", "file to write; the terminal when left out")
    .option("--force", "replace a file that is there")
    .option("--user <id>", "everything held about this person, as NDJSON, in place of all events")
    .addOption(environmentOption())
    .addOption(dataOption())
    .action(async (options: ExportOptions) => {
      const { user, env, format } = options;
      if (user !== undefined && format === "csv") {
        stopWith("What is held about one person is no table: leave --format csv out for NDJSON.");
      }
      const wasFound = await withExistingStore(options, (context) => write(context, options));
      if (wasFound) return;
      const other = env === "live" ? "test" : "live";
      stopWith(`Nobody of the id ${user} was found in ${env}. In ${other}: --env ${other}`);
    });
}

/** Whether there was something to write: of a person, or the log, which may be empty. */
async function write(context: CollectorContext, options: ExportOptions): Promise<boolean> {
  const { env, format, user, force } = options;
  const out = options.out === undefined ? undefined : resolve(options.out);
  let written = 0;
  async function* lines(): AsyncGenerator<string> {
    if (user !== undefined) {
      const who = { environment: env, id: user, by: "cairn export" };
      for await (const text of personLines(context, who)) {
        written += text.split("\n").length - 1;
        yield text;
      }
      return;
    }
    if (format === "csv") yield csvHeader();
    for await (const rows of context.log.scan({ environment: env })) {
      written += rows.length;
      yield rows.map(format === "csv" ? csvLine : messageLine).join("");
    }
  }
  const source = lines();
  const first = await source.next();
  // Before the file is opened: one that is there is not emptied for nobody.
  if (user !== undefined && first.done) return false;
  // A device or a pipe is there to be written to.
  if (out !== undefined && !force && statSync(out, { throwIfNoEntry: false })?.isFile()) {
    stopWith(`${out} is there already. Choose another name, or replace it with --force.`);
  }
  async function* all(): AsyncGenerator<string> {
    if (!first.done) yield first.value;
    yield* source;
  }
  const target: Writable = out === undefined ? process.stdout : createWriteStream(out);
  try {
    // The terminal is not ours to end.
    await pipeline(Readable.from(all()), target, { end: out !== undefined });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EPIPE") return true;
    if (code === "EISDIR") stopWith(`${out}: is a folder. Name a file.`);
    stopWith(`${out ?? "terminal"}: cannot be written (${message}).`);
  }
  if (out !== undefined)
    console.log(`${out}: ${written} ${user === undefined ? "events" : "lines"}.`);
  return true;
}
