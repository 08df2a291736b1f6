import { setImmediate as nextTurn } from "node:timers/promises";
import type { DatabaseSync } from "node:sqlite";
import type { Environment } from "@cairn/core/api";
import type { LogCounts } from "../event-log.ts";
import { ENV_CODES } from "./environment.ts";
import type { Statement } from "./write-job.ts";

// Some 10 ms of reading: requests are answered in between.
const WINDOW_ROWS = 50_000;

/** Belongs to each transaction that removes events: whoever counted before counts from the beginning again. */
export const NOTE_REMOVAL: Statement = {
  sql: `INSERT INTO settings VALUES ('removals', '1')
        ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`,
  params: [],
};

/** Counts the log's events. Only what came since the last call is read, and everything after some were removed. */
export function createLogCounts(
  reader: DatabaseSync,
): (environment: Environment) => Promise<LogCounts> {
  const removals = reader.prepare("SELECT value FROM settings WHERE name = 'removals'");
  const window = reader.prepare(
    `SELECT env, count(*) AS events, max(at_ms) AS last_at, max(received_at_ms) AS last_received,
       max(seq) AS last_seq
     FROM (SELECT env, at_ms, received_at_ms, seq FROM events
           WHERE seq > ? ORDER BY seq LIMIT ${WINDOW_ROWS})
     GROUP BY env`,
  );
  let counted: Counted = nothing(undefined);
  let counting: Promise<void> = Promise.resolve();

  async function countOn(): Promise<void> {
    const removed = removals.get()?.["value"];
    if (removed !== counted.removed) counted = nothing(removed);
    const { byEnv } = counted;
    for (;;) {
      const found = window.all(counted.seq);
      for (const row of found) {
        const env = Number(row["env"]);
        byEnv.set(env, sumOf(byEnv.get(env), row));
        counted.seq = Math.max(counted.seq, Number(row["last_seq"]));
      }
      const rows = found.reduce((sum, row) => sum + Number(row["events"]), 0);
      if (rows < WINDOW_ROWS) return;
      await nextTurn();
    }
  }

  return async (environment) => {
    // After a count that is under way, not with it: that may have passed the place of what was just stored.
    const done = counting.then(countOn);
    counting = done.catch(() => undefined);
    await done;
    return counted.byEnv.get(ENV_CODES[environment]) ?? { events: 0 };
  };
}

interface Counted {
  /** What the file said of removals when the count began. */
  readonly removed: unknown;
  readonly byEnv: Map<number, LogCounts>;
  /** Rows up to this number are counted. */
  seq: number;
}

function nothing(removed: unknown): Counted {
  return { removed, byEnv: new Map(), seq: 0 };
}

function sumOf(known: LogCounts | undefined, row: Readonly<Record<string, unknown>>): LogCounts {
  return {
    events: (known?.events ?? 0) + Number(row["events"]),
    lastAtMs: Math.max(known?.lastAtMs ?? -Infinity, Number(row["last_at"])),
    lastReceivedAtMs: Math.max(known?.lastReceivedAtMs ?? -Infinity, Number(row["last_received"])),
  };
}
