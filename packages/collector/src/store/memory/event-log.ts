import type { Environment } from "@cairn/core/api";
import type { Cursor, EventLog, LogEvent, LogQuery, LogRow, Verdict } from "../event-log.ts";
import { isFeedback } from "../feedback.ts";
import { canonicalId } from "../message-id.ts";
import { StorageUnavailable } from "../storage-error.ts";
import { createGone } from "./gone.ts";

const SCAN_ROWS = 1_000;

/** The reference event log: a list. For tests and for trying things out; nothing survives the process. */
export function createMemoryEventLog(): EventLog {
  let rows: LogRow[] = [];
  let last = 0;
  const gone = createGone();
  const known = new Set<string>();
  let isClosed = false;

  const fits = (row: LogRow, query: LogQuery): boolean =>
    row.environment === query.environment &&
    (query.names === undefined || query.names.includes(row.name)) &&
    (query.actors === undefined || query.actors.includes(row.actor)) &&
    (query.about === undefined || isFeedback(row)) &&
    (query.fromMs === undefined || row.atMs >= query.fromMs) &&
    (query.untilMs === undefined || row.atMs < query.untilMs);

  const rowsAfter = (after: Cursor | undefined): readonly LogRow[] =>
    rows.filter((row) => Number(row.cursor) > Number(after ?? 0));

  function appendOne(environment: Environment, event: LogEvent): Verdict {
    const key = `${environment} ${canonicalId(event.messageId)}`;
    if (known.has(key) || gone.wasHeld(key)) return "duplicate";
    if (gone.isErased(environment, event)) return "erased";
    known.add(key);
    last += 1;
    const { madeByMs: _, ...kept } = structuredClone(event);
    rows.push({ ...kept, environment, cursor: String(last) as Cursor });
    return "accepted";
  }

  function removeWhere(isGoing: (row: LogRow) => boolean, nowMs: number): number {
    const going = rows.filter(isGoing);
    for (const row of going) {
      const key = `${row.environment} ${canonicalId(row.messageId)}`;
      known.delete(key);
      gone.bury(row.environment, key, row.receivedAtMs);
    }
    gone.purge(nowMs);
    rows = rows.filter((row) => !isGoing(row));
    return going.length;
  }

  return {
    async append(environment, events) {
      if (isClosed) throw new StorageUnavailable("the event log is closed");
      return events.map((event) => appendOne(environment, event));
    },
    async read(after, limit) {
      const page = rowsAfter(after).slice(0, limit);
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
    async erase(environment, erasure) {
      gone.erased(environment, erasure);
      const actors = new Set(erasure.actors);
      return removeWhere(
        (row) => row.environment === environment && actors.has(row.actor),
        erasure.atMs,
      );
    },
    async *receivedBefore(beforeMs) {
      const old = rows.filter((row) => row.receivedAtMs < beforeMs);
      for (let start = 0; start < old.length; start += SCAN_ROWS) {
        yield old.slice(start, start + SCAN_ROWS);
      }
    },
    async expire({ beforeMs, nowMs, until }) {
      const last = until === undefined ? Infinity : Number(until);
      const isGoing = (row: LogRow): boolean =>
        row.receivedAtMs < beforeMs && Number(row.cursor) <= last;
      return removeWhere(isGoing, nowMs);
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
    async actorsHeld(environment, actors) {
      const held = new Set(
        rows.filter((row) => row.environment === environment).map((row) => row.actor),
      );
      return new Set(actors.filter((actor) => held.has(actor)));
    },
    async behind(after) {
      const unread = rowsAfter(after);
      const [next] = unread;
      if (next === undefined) return { events: 0 };
      return { events: unread.length, oldestReceivedAtMs: next.receivedAtMs };
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
