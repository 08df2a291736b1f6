import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { type CsvError, parse } from "csv-parse";
import { parseFileJson } from "./parse-file-json.ts";

/** One row of a table or one line of NDJSON, or what is wrong with it. `line` counts from 1. */
export type ImportRow =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly fault: string };

/** The file as text, inflated where it ends in `.gz`. Errors reach who reads. */
function open(file: string): Readable {
  const bytes = createReadStream(file);
  if (!file.endsWith(".gz")) return bytes;
  const text = createGunzip();
  bytes.on("error", (error) => text.destroy(error));
  return bytes.pipe(text);
}

/** Lines of JSON; empty lines are passed over. */
export async function* readNdjson(file: string): AsyncGenerator<ImportRow> {
  const input = open(file);
  const lines = createInterface({ input, crlfDelay: Infinity });
  // readline swallows its input's errors: without this a broken archive would read as a short file.
  const broken = new Promise<never>((_, reject) => input.on("error", reject));
  broken.catch(() => undefined);
  let line = 0;
  const iterator = lines[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([iterator.next(), broken]);
    if (next.done) return;
    line += 1;
    if (next.value.trim() === "") continue;
    try {
      yield { line, value: parseFileJson(next.value) };
    } catch (error) {
      yield { line, fault: `is not JSON (${(error as Error).message})` };
    }
  }
}

/** Thrown when a file that should be a table has not the columns that are needed. */
export class NotThisTable extends Error {
  override readonly name = "NotThisTable";
}

/** Rows of a CSV with a header, as objects. Throws `NotThisTable` before the first row when columns are missing. */
export async function* readCsv(
  file: string,
  neededColumns: readonly string[],
): AsyncGenerator<ImportRow> {
  const faults: ImportRow[] = [];
  let hasHeader = false;
  const table = parse({
    bom: true,
    columns: (header: readonly string[]) => {
      hasHeader = true;
      const missing = neededColumns.filter((column) => !header.includes(column));
      if (missing.length > 0) {
        const found = header.slice(0, 12).map((name) => JSON.stringify(name.slice(0, 40)));
        throw new NotThisTable(
          `has no ${missing.length === 1 ? "column" : "columns"} ${missing.map((name) => `"${name}"`).join(", ")}; its first line names ${found.join(", ")}. ` +
            "Name the right columns in a mapping file: --map MAPPING.json",
        );
      }
      return [...header];
    },
    info: true,
    skip_records_with_error: true,
    max_record_size: 1024 * 1024,
    on_skip: (error: CsvError | undefined) => {
      if (error) faults.push({ line: Number(error["lines"]), fault: tableFault(error) });
      return undefined;
    },
  });
  const input = open(file);
  input.on("error", (error) => table.destroy(error));
  for await (const { record, info } of input.pipe(table) as AsyncIterable<{
    readonly record: unknown;
    readonly info: { readonly lines: number };
  }>) {
    yield* faults.splice(0);
    yield { line: info.lines, value: record };
  }
  if (!hasHeader) throw new NotThisTable("is empty: expected a first line that names the columns");
  yield* faults.splice(0);
}

function tableFault(error: CsvError): string {
  return `is no row of this table (${error.message})`;
}
