import type { DatabaseSync } from "node:sqlite";
import type { SqlValue, Statement } from "./write-job.ts";

/** Numbers that one window holds: see the migration. */
export const WINDOW_SEQS = 8_192;

/** What one transaction appended, added up until it is told to the windows. */
export interface WindowTally {
  add(env: number, seq: number, atMs: number, receivedAtMs: number): void;
  /** Writes what was added since the last time, within the transaction that appended it. */
  flush(): void;
}

interface Window {
  events: number;
  lastAtMs: number;
  lastReceivedAtMs: number;
}

/** Prepares the tally; a transaction that is rolled back must be followed by a new one. */
export function prepareWindowTally(database: DatabaseSync): () => WindowTally {
  const write = database.prepare(
    `INSERT INTO log_windows VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
       events = events + excluded.events,
       last_at_ms = CASE events WHEN 0 THEN excluded.last_at_ms
         ELSE max(last_at_ms, excluded.last_at_ms) END,
       last_received_at_ms = CASE events WHEN 0 THEN excluded.last_received_at_ms
         ELSE max(last_received_at_ms, excluded.last_received_at_ms) END`,
  );
  return () => {
    const byEnv = new Map<number, Map<number, Window>>();
    return {
      add(env, seq, atMs, receivedAtMs) {
        const windows = byEnv.get(env) ?? new Map<number, Window>();
        byEnv.set(env, windows);
        const stretch = Math.floor(seq / WINDOW_SEQS);
        const window = windows.get(stretch);
        if (window === undefined) {
          windows.set(stretch, { events: 1, lastAtMs: atMs, lastReceivedAtMs: receivedAtMs });
          return;
        }
        window.events += 1;
        if (atMs > window.lastAtMs) window.lastAtMs = atMs;
        if (receivedAtMs > window.lastReceivedAtMs) window.lastReceivedAtMs = receivedAtMs;
      },
      flush() {
        for (const [env, windows] of byEnv) {
          for (const [stretch, { events, lastAtMs, lastReceivedAtMs }] of windows) {
            write.run(env, stretch, events, lastAtMs, lastReceivedAtMs);
          }
        }
        byEnv.clear();
      },
    };
  };
}

/**
 * Belongs to each transaction that removes events, before it does: `chosen` selects the numbers of those that go, in order. A
 * latest time that goes with them is looked up when somebody asks.
 */
export function leaveWindows(chosen: string, params: readonly SqlValue[]): Statement {
  return {
    sql: `UPDATE log_windows SET
            events = log_windows.events - gone.events,
            last_at_ms = CASE WHEN gone.last_at_ms < log_windows.last_at_ms
              THEN log_windows.last_at_ms END,
            last_received_at_ms = CASE WHEN gone.last_received_at_ms < log_windows.last_received_at_ms
              THEN log_windows.last_received_at_ms END
          FROM (
            SELECT env, seq / ${WINDOW_SEQS} AS stretch, count(*) AS events, max(at_ms) AS last_at_ms,
              max(received_at_ms) AS last_received_at_ms
            FROM events WHERE seq IN (${chosen}) GROUP BY 1, 2
          ) AS gone
          WHERE log_windows.env = gone.env AND log_windows.stretch = gone.stretch`,
    params,
  };
}
