import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { PassThrough, type Readable, Transform } from "node:stream";
import { createGunzip } from "node:zlib";
import { type CsvError, parse } from "csv-parse";
import { isUtf16 } from "./encoding.ts";
import { parseFileJson } from "./parse-file-json.ts";

/** One row of a table or one line of NDJSON, or what is wrong with it. `line` counts from 1. */
export type ImportRow =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly fault: string };

/** The file as text, inflated where it ends in `.gz`. Errors reach who reads, `NotThisTable` where it is not UTF-8. */
function open(file: string): Readable {
  const bytes = createReadStream(file);
  const inflated = file.endsWith(".gz") ? createGunzip() : new PassThrough();
  const text = createUtf8Check();
  bytes.on("error", (error) => inflated.destroy(error));
  inflated.on("error", (error) => text.destroy(error));
  return bytes.pipe(inflated).pipe(text);
}

/** Passes bytes on, unless the first of them say that it is another encoding. */
function createUtf8Check(): Transform {
  let isFirst = true;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const isWrong = isFirst && isUtf16(chunk);
      isFirst = false;
      if (isWrong) done(new NotThisTable("is written in UTF-16: save it as UTF-8"));
      else done(null, chunk);
    },
  });
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

/** Thrown when a file is not what it should be: a table without the columns that are needed, or another encoding. */
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
