import { createWriteStream } from "node:fs";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Command, Option } from "commander";
import { csvHeader, csvLine, messageLine } from "../export/log-lines.ts";
import type { EventLog } from "../store/event-log.ts";
import { type CommonOptions, dataOption, environmentOption } from "./options.ts";
import { stopWith } from "./stop-with.ts";
import { withExistingStore } from "./with-store.ts";

interface ExportOptions extends CommonOptions {
  readonly format: "ndjson" | "csv";
  readonly out?: string;
}

/** `cairn export`: every stored event of an environment, as NDJSON that `cairn import` reads again, or as CSV. */
export function exportCommand(): Command {
  return new Command("export")
    .description("Write all events to a file or to the terminal.")
    .addOption(new Option("--format <format>").choices(["ndjson", "csv"]).default("ndjson"))
    .option("--out <file>", "file to write; the terminal when left out")
    .addOption(environmentOption())
    .addOption(dataOption())
    .action(async (options: ExportOptions) => {
      await withExistingStore(options, ({ log }) => write(log, options));
    });
}

async function write(log: EventLog, { out, env, format }: ExportOptions): Promise<void> {
  const target: Writable = out === undefined ? process.stdout : createWriteStream(out);
  let events = 0;
  async function* lines(): AsyncGenerator<string> {
    if (format === "csv") yield csvHeader();
    for await (const rows of log.scan({ environment: env })) {
      events += rows.length;
      yield rows.map(format === "csv" ? csvLine : messageLine).join("");
    }
  }
  try {
    // The terminal is not ours to end.
    await pipeline(Readable.from(lines()), target, { end: out !== undefined });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EPIPE") return;
    stopWith(`${out ?? "terminal"}: cannot be written (${message}).`);
  }
  if (out !== undefined) console.log(`${out}: ${events} events.`);
}
