import type { DatabaseSync } from "node:sqlite";
import type { Environment } from "@cairn/core/api";
import type { LogCounts } from "../event-log.ts";
import { ENV_CODES } from "./environment.ts";
import { WINDOW_SEQS } from "./log-windows.ts";

/** Counts the log's events from its windows; of the log itself only windows are read whose latest row was removed. */
export function createLogCounts(
  reader: DatabaseSync,
): (environment: Environment) => Promise<LogCounts> {
  // One statement, so that it is one moment of the log.
  const counts = reader.prepare(
    `SELECT sum(events) AS events,
       max(coalesce(last_at_ms, (SELECT max(at_ms) FROM events WHERE events.env = log_windows.env
         AND seq >= stretch * ${WINDOW_SEQS} AND seq < (stretch + 1) * ${WINDOW_SEQS}))) AS last_at,
       max(coalesce(last_received_at_ms, (SELECT max(received_at_ms) FROM events
         WHERE events.env = log_windows.env
         AND seq >= stretch * ${WINDOW_SEQS} AND seq < (stretch + 1) * ${WINDOW_SEQS}))) AS last_received
     FROM log_windows WHERE env = ? AND events > 0`,
  );
  return async (environment) => {
    const row = counts.get(ENV_CODES[environment]);
    if (row === undefined || row["events"] === null) return { events: 0 };
    return {
      events: Number(row["events"]),
      lastAtMs: Number(row["last_at"]),
      lastReceivedAtMs: Number(row["last_received"]),
    };
  };
}
