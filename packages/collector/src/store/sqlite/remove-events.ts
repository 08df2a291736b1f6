import { setTimeout as wait } from "node:timers/promises";
import { DatabaseSync } from "node:sqlite";
import type { Environment } from "@cairn/core/api";
import { type Erasure, erasedMark, TOMBSTONE_MS } from "../erasure.ts";
import type { EventLog, LogRow } from "../event-log.ts";
import { ENV_CODES } from "./environment.ts";
import { leaveWindows } from "./log-windows.ts";
import type { SqlValue, Statement } from "./write-job.ts";
import type { Writer } from "./writer.ts";

// Some 20 ms of writing: what others append waits no longer than that.
const CHUNK_ROWS = 2_000;
const WINDOW_ROWS = 10_000;
const CHECKPOINT_TRIES = 20;

/** Rows after `after` up to `last`. */
interface Window {
  readonly after: number;
  readonly last: number;
}

/** The part of the embedded log that takes events out again; `old` reads those of a stretch that are old. */
export function createRemoval(
  reader: DatabaseSync,
  writer: Writer,
  old: (after: number, last: number, beforeMs: number, limit: number) => readonly LogRow[],
): Pick<EventLog, "erase" | "expire" | "receivedBefore"> {
  const window = reader.prepare(
    `SELECT max(seq) AS last, coalesce(sum(received_at_ms < ?), 0) AS old
     FROM (SELECT seq, received_at_ms FROM events WHERE seq > ? ORDER BY seq LIMIT ${WINDOW_ROWS})`,
  );

  /** Removes the rows that `where` finds, chunk by chunk, their ids kept as tombstones while an outbox may hold them. */
  async function removeAll(where: string, params: readonly SqlValue[], nowMs: number) {
    const chosen = `SELECT seq FROM events WHERE ${where} ORDER BY seq LIMIT ${CHUNK_ROWS}`;
    let removed = 0;
    for (;;) {
      const rows = await writer.run([
        ...keepHighestSeq(),
        {
          sql: `INSERT INTO tombstones SELECT env, id, received_at_ms + ? FROM events
                WHERE seq IN (${chosen}) AND received_at_ms + ? >= ? ON CONFLICT DO NOTHING`,
          params: [TOMBSTONE_MS, ...params, TOMBSTONE_MS, nowMs],
        },
        leaveWindows(chosen, params),
        { sql: `DELETE FROM events WHERE seq IN (${chosen})`, params },
        { sql: "SELECT changes() AS removed", params: [] },
      ]);
      const count = Number((rows === false ? [] : rows)[0]?.["removed"] ?? 0);
      removed += count;
      if (count < CHUNK_ROWS) return removed;
    }
  }

  /** Stretches of the log that hold rows received before; others are answered between them. */
  async function* windowsBefore(beforeMs: number, end = Infinity): AsyncGenerator<Window> {
    for (let after = 0; after < end;) {
      const { last, old: found } = window.get(beforeMs, after) ?? {};
      if (last === null || last === undefined) return;
      if (Number(found) > 0) yield { after, last: Number(last) };
      after = Number(last);
      await wait(0);
    }
  }

  return {
    async erase(environment, erasure) {
      await writer.run([...purge(erasure.atMs), ...rememberErased(environment, erasure)]);
      const removed = await removeAll(
        "env = ? AND actor IN (SELECT value FROM json_each(?))",
        [ENV_CODES[environment], JSON.stringify(erasure.actors)],
        erasure.atMs,
      );
      await emptyWriteAheadLog(reader.location());
      return removed;
    },
    async *receivedBefore(beforeMs) {
      for await (const { after, last } of windowsBefore(beforeMs)) {
        for (let from = after; from < last;) {
          const rows = old(from, last, beforeMs, CHUNK_ROWS);
          if (rows.length > 0) yield rows;
          from = rows.length < CHUNK_ROWS ? last : Number(rows.at(-1)?.cursor);
        }
      }
    },
    async expire({ beforeMs, nowMs, until }) {
      await writer.run(purge(nowMs));
      const end = until === undefined ? Infinity : Number(until);
      let removed = 0;
      for await (const { after, last } of windowsBefore(beforeMs, end)) {
        const where = "seq > ? AND seq <= ? AND received_at_ms < ?";
        const params = [after, Math.min(last, end), beforeMs];
        removed += await removeAll(where, params, nowMs);
      }
      return removed;
    },
  };
}

/** Numbers are never given out twice, also when the newest rows are gone: readers stand at them. */
function keepHighestSeq(): readonly Statement[] {
  const sql = `INSERT INTO settings SELECT 'highest-seq', CAST(max(seq) AS TEXT) FROM events
               WHERE true HAVING max(seq) IS NOT NULL
               ON CONFLICT (name) DO UPDATE SET value =
                 CAST(max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER)) AS TEXT)`;
  return [{ sql, params: [] }];
}

function purge(nowMs: number): readonly Statement[] {
  return [
    { sql: "DELETE FROM tombstones WHERE until_ms < ?", params: [nowMs] },
    { sql: "DELETE FROM erased WHERE at_ms < ?", params: [nowMs - TOMBSTONE_MS] },
  ];
}

/** Statements after which nothing that these actors made before is taken. */
export function rememberErased(
  environment: Environment,
  { actors, atMs }: Erasure,
): readonly Statement[] {
  return actors.map((actor) => ({
    sql: `INSERT INTO erased VALUES (?, ?, ?)
          ON CONFLICT DO UPDATE SET at_ms = max(at_ms, excluded.at_ms)`,
    params: [ENV_CODES[environment], erasedMark(actor), atMs],
  }));
}

/**
 * Moves everything into the main file, where removed rows are overwritten, and cuts the write-ahead log, which still
 * held them. Tried for some seconds: a reader of another process may be in the way, and the next one does it then.
 */
export async function emptyWriteAheadLog(file: string | null): Promise<boolean> {
  if (file === null) return false;
  const database = new DatabaseSync(file);
  try {
    for (let attempt = 0; attempt < CHECKPOINT_TRIES; attempt++) {
      const row = database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get();
      if (Number(row?.["busy"]) === 0) return true;
      await wait(100);
    }
    return false;
  } finally {
    database.close();
  }
}
