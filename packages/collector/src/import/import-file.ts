import { parseMessage, type Problem, problemLine } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import { v7 as uuidv7 } from "uuid";
import { enrich } from "../ingest/enrich.ts";
import { createSkewClock } from "../ingest/skew.ts";
import type { EventLog, LogEvent } from "../store/event-log.ts";
import { columnsOf, type ImportMapping } from "./mapping.ts";
import { type ImportRow, readCsv, readNdjson } from "./read-rows.ts";
import { derivedMessageId, rowToMessage } from "./row-to-message.ts";

/** What became of a file's lines. */
export interface ImportReport {
  readonly lines: number;
  readonly accepted: number;
  readonly duplicates: number;
  /** Left out because the mapping says so. */
  readonly skipped: number;
  readonly bad: number;
  /** Lines whose time lies so far ahead that their events have the time of the import. */
  readonly future: FutureLines;
  /** "line N: what is wrong", the first 20. */
  readonly faults: readonly string[];
}

/** Lines that tell of what has not been yet. */
export interface FutureLines {
  readonly lines: number;
  /** The first of them, with what it says; epoch milliseconds. */
  readonly first?: { readonly line: number; readonly atMs: number };
}

// One commit each: long enough to be fast, short enough that progress is seen.
const BATCH = 5_000;
const FAULTS_TOLD = 20;

/**
 * Stores a file's events. Good lines are stored, bad ones are told with their line; nothing stored before is touched.
 * Throws `NotThisTable` before anything is stored when a CSV has not the mapping's columns, and passes on errors of
 * the file system and of unzipping.
 */
export async function importFile(
  file: string,
  mapping: ImportMapping,
  into: {
    readonly log: EventLog;
    readonly environment: Environment;
    readonly nowMs: number;
    onProgress(lines: number): void;
  },
): Promise<ImportReport> {
  const isTable = /\.csv(\.gz)?$/i.test(file);
  const rows = isTable ? readCsv(file, columnsOf(mapping)) : readNdjson(file);
  const clock = createSkewClock();
  const faults: { readonly line: number; readonly words: string }[] = [];
  let batch: LogEvent[] = [];
  const count = { lines: 0, accepted: 0, duplicates: 0, skipped: 0, bad: 0 };
  let future: FutureLines = { lines: 0 };

  async function append(events: readonly LogEvent[], linesSoFar: number): Promise<void> {
    const verdicts = await into.log.append(into.environment, events);
    const accepted = verdicts.filter((verdict) => verdict === "accepted").length;
    count.accepted += accepted;
    count.duplicates += verdicts.length - accepted;
    into.onProgress(linesSoFar);
  }

  // The next lines are read while the batch before is written; more than two are never held.
  let writing: Promise<void> = Promise.resolve();
  async function store(): Promise<void> {
    await writing;
    writing = append(batch, count.lines);
    writing.catch(() => undefined);
    batch = [];
  }

  for await (const row of rows) {
    count.lines += 1;
    const read = readRow(row, isTable ? mapping : undefined, into.nowMs);
    if (read.kind === "skipped") count.skipped += 1;
    else if (read.kind === "bad") {
      count.bad += 1;
      if (faults.length < FAULTS_TOLD) faults.push({ line: row.line, words: read.fault });
    } else {
      const event = enrich(read.message, into.nowMs, clock);
      const { clientAtMs } = event;
      if (event.timeNote === "receive-time" && clientAtMs !== undefined) {
        const { lines, first = { line: row.line, atMs: clientAtMs } } = future;
        future = { lines: lines + 1, first };
      }
      batch.push({ ...event, ...(isTable ? {} : trustOf(row)) });
    }
    if (batch.length === BATCH) await store();
  }
  if (batch.length > 0) await store();
  await writing;
  // The table's parser tells of rows it cannot take before it hands over the good ones ahead of them.
  const inOrder = faults.toSorted((a, b) => a.line - b.line);
  return {
    ...count,
    future,
    faults: inOrder.map(({ line, words }) => `line ${line}: ${words}`),
  };
}

type Read =
  | { readonly kind: "skipped" }
  | { readonly kind: "bad"; readonly fault: string }
  | { readonly kind: "message"; readonly message: Parameters<typeof enrich>[0] };

function readRow(row: ImportRow, mapping: ImportMapping | undefined, nowMs: number): Read {
  if ("fault" in row) return { kind: "bad", fault: row.fault };
  let input = row.value;
  if (mapping) {
    const mapped = rowToMessage(row.value as Record<string, string>, mapping);
    if (!mapped.ok) return { kind: "bad", fault: inWords(mapped.failure) };
    if (mapped.value === "skipped") return { kind: "skipped" };
    input = mapped.value;
  }
  const parsed = parseMessage(input, {
    receivedAt: new Date(nowMs).toISOString(),
    assignId: () => (mapping ? uuidv7() : derivedMessageId(row.value)),
  });
  return parsed.ok
    ? { kind: "message", message: parsed.value }
    : { kind: "bad", fault: inWords(parsed.failure) };
}

/** What an export says of its sender's proof: whoever may import here may say so. */
function trustOf(row: ImportRow): Pick<LogEvent, "trust"> {
  const { trust } = ("value" in row ? row.value : {}) as { readonly trust?: unknown };
  return trust === "server" || trust === "verified" ? { trust } : {};
}

function inWords(problems: readonly Problem[]): string {
  return problems.map(problemLine).join("; ");
}
