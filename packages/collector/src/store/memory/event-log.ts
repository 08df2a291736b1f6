import type { Environment } from "@cairn/core/api";
import type { Cursor, EventLog, LogEvent, LogQuery, LogRow, Verdict } from "../event-log.ts";
import { canonicalId } from "../message-id.ts";
import { StorageUnavailable } from "../storage-error.ts";

const SCAN_ROWS = 1_000;

/** The reference event log: a list. For tests and for trying things out; nothing survives the process. */
export function createMemoryEventLog(): EventLog {
  const rows: LogRow[] = [];
  const known = new Set<string>();
  let isClosed = false;

  const fits = (row: LogRow, query: LogQuery): boolean =>
    row.environment === query.environment &&
    (query.names === undefined || query.names.includes(row.name)) &&
    (query.actors === undefined || query.actors.includes(row.actor)) &&
    (query.fromMs === undefined || row.atMs >= query.fromMs) &&
    (query.untilMs === undefined || row.atMs < query.untilMs);

  function appendOne(environment: Environment, event: LogEvent): Verdict {
    const key = `${environment} ${canonicalId(event.messageId)}`;
    if (known.has(key)) return "duplicate";
    known.add(key);
    rows.push({
      ...structuredClone(event),
      environment,
      cursor: String(rows.length + 1) as Cursor,
    });
    return "accepted";
  }

  return {
    async append(environment, events) {
      if (isClosed) throw new StorageUnavailable("the event log is closed");
      return events.map((event) => appendOne(environment, event));
    },
    async read(after, limit) {
      const start = after === undefined ? 0 : Number(after);
      const page = rows.slice(start, start + limit);
      return { rows: page, next: page.at(-1)?.cursor ?? after };
    },
    async *scan(query) {
      const fitting = rows.filter((row) => fits(row, query));
      for (let start = 0; start < fitting.length; start += SCAN_ROWS) {
        yield fitting.slice(start, start + SCAN_ROWS);
      }
    },
    async latest(environment, { actors, limit }) {
      return rows
        .filter((row) => fits(row, { environment, actors }))
        .toReversed()
        .toSorted((a, b) => b.atMs - a.atMs || (b.seq ?? 0) - (a.seq ?? 0))
        .slice(0, limit);
    },
    async count(environment) {
      const own = rows.filter((row) => row.environment === environment);
      if (own.length === 0) return { events: 0 };
      return {
        events: own.length,
        lastAtMs: own.reduce((latest, row) => Math.max(latest, row.atMs), -Infinity),
        lastReceivedAtMs: own.reduce(
          (latest, row) => Math.max(latest, row.receivedAtMs),
          -Infinity,
        ),
      };
    },
    async behind(after) {
      const start = after === undefined ? 0 : Number(after);
      const next = rows[start];
      if (next === undefined) return { events: 0 };
      return { events: rows.length - start, oldestReceivedAtMs: next.receivedAtMs };
    },
    queueDepth: () => 0,
    async health() {
      return isClosed
        ? { writable: false, because: "the event log is closed" }
        : { writable: true };
    },
    async close() {
      isClosed = true;
    },
  };
}
