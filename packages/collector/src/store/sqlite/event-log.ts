import type { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { JsonObject } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import type { Cursor, EventLog, LogEvent, LogQuery, LogRow } from "../event-log.ts";
import { isFeedback } from "../feedback.ts";
import { messageIdOf } from "../message-id.ts";
import { ENV_CODES, environmentOf } from "./environment.ts";
import type { EventValues } from "./event-values.ts";
import { packRows } from "./packed-rows.ts";
import { createLogCounts } from "./log-counts.ts";
import { FEEDBACK_ROWS } from "./migrations/0018-feedback.ts";
import { createRemoval } from "./remove-events.ts";
import { prepareRepeats } from "./repeats.ts";
import { verdictsOf } from "./verdict-codes.ts";
import type { AppendJob, SqlValue } from "./write-job.ts";
import type { Writer } from "./writer.ts";

// Other requests are answered between chunks; one looks at so many rows at the most, whether they fit or not: to find what
// is rare, a single statement would read the whole log, which takes seconds.
const SCAN_ROWS = 2_000;
const SCAN_SEQS = 10_000;

const SELECT = `SELECT seq, env, id, id_text, type, name, actor, user_id, anonymous_id, account_id, at_ms,
  client_at_ms, time_note, received_at_ms, session, session_seq, properties, context, trust FROM events`;

/** The embedded event log: `reader` is a connection of its own, all changes go through `writer`. */
export function createSqliteEventLog(reader: DatabaseSync, writer: Writer): EventLog {
  const prepare = (sql: string) => {
    const statement = reader.prepare(sql);
    statement.setReturnArrays(true);
    return (...params: SqlValue[]): readonly LogRow[] =>
      // Array rows are a third faster than objects; the typings know objects only.
      (statement.all(...params) as unknown as Columns[]).map(rowOf);
  };
  const readAfter = prepare(`${SELECT} WHERE seq > ? ORDER BY seq LIMIT ?`);
  const latestOf = prepare(
    `${SELECT} WHERE env = ? AND actor IN (SELECT value FROM json_each(?))
     ORDER BY at_ms DESC, coalesce(session_seq, 0) DESC, seq DESC LIMIT ?`,
  );
  const receivedBefore = prepare(
    `${SELECT} WHERE seq > ? AND seq <= ? AND received_at_ms < ? ORDER BY seq LIMIT ?`,
  );
  const next = reader.prepare(
    "SELECT seq, received_at_ms FROM events WHERE seq > ? ORDER BY seq LIMIT 1",
  );
  const actorsHeld = reader.prepare(
    `SELECT value AS actor FROM json_each(?)
     WHERE EXISTS (SELECT 1 FROM events WHERE env = ? AND actor = value)`,
  );
  const highest = reader.prepare("SELECT max(seq) AS seq FROM events");
  const isRepeat = prepareRepeats(reader);

  return {
    async append(environment, events) {
      if (events.length === 0) return [];
      if (isRepeat(ENV_CODES[environment], events)) return events.map(() => "duplicate");
      // Returned, not awaited: nothing holds the events any more while the writer has their values.
      return writer.append(jobOf(environment, events)).then(({ verdicts }) => verdictsOf(verdicts));
    },
    async read(after, limit) {
      // One writer at a time numbers rows in the order of their commits: what is visible has no gap before it.
      const rows = readAfter(after === undefined ? 0 : Number(after), limit);
      return { rows, next: rows.at(-1)?.cursor ?? after };
    },
    async *scan(query) {
      const { sql, params } = scanStatement(query);
      const chunk = prepare(sql);
      // Actors and feedback are found by their index: stretches would only make it be asked again.
      const stretch = hasIndex(query) ? Number.MAX_SAFE_INTEGER : SCAN_SEQS;
      let seq = Number(next.get(0)?.["seq"] ?? 1) - 1;
      for (;;) {
        const end = Math.min(seq + stretch, Number.MAX_SAFE_INTEGER);
        const rows = chunk(seq, end, ...params);
        const kept = query.about === undefined ? rows : rows.filter(isFeedback);
        if (kept.length > 0) yield kept;
        const isCut = rows.length === SCAN_ROWS;
        seq = isCut ? Number(rows.at(-1)?.cursor) : end;
        if (!isCut && seq >= Number(highest.get()?.["seq"])) return;
        await nextTurn();
      }
    },
    async latest(environment, { actors, limit }) {
      return latestOf(ENV_CODES[environment], JSON.stringify(actors), limit);
    },
    ...createRemoval(reader, writer, receivedBefore),
    count: createLogCounts(reader),
    async actorsHeld(environment, actors) {
      const rows = actorsHeld.all(JSON.stringify(actors), ENV_CODES[environment]);
      return new Set(rows.map((row) => String(row["actor"])));
    },
    async behind(after) {
      const seq = after === undefined ? 0 : Number(after);
      const row = next.get(seq);
      if (row === undefined) return { events: 0 };
      const events = Number(highest.get()?.["seq"]) - Number(row["seq"]) + 1;
      return { events, oldestReceivedAtMs: Number(row["received_at_ms"]) };
    },
    queueDepth: () => writer.waitingRows,
    queueBytes: () => writer.waitingBytes,
    watchCommits: (run) => writer.watchCommits(run),
    async health() {
      try {
        // A real write: only it can tell that the disk is full or read-only.
        const sql = `INSERT INTO settings VALUES ('health', datetime('now'))
                     ON CONFLICT (name) DO UPDATE SET value = excluded.value`;
        await writer.run([{ sql, params: [] }]);
        return { writable: true };
      } catch (error) {
        const because = error instanceof Error ? error.message : String(error);
        return { writable: false, because: `The data folder cannot be written: ${because}.` };
      }
    },
    async close() {
      // The last connection that may write empties the write-ahead log: what is left is one file.
      if (reader.isOpen) reader.close();
      await writer.close();
    },
  };
}

function jobOf(environment: Environment, events: readonly LogEvent[]): AppendJob {
  const isAhead = events.some(({ madeByMs }) => madeByMs !== undefined);
  return {
    kind: "append",
    env: ENV_CODES[environment],
    rows: packRows(events.map(valuesOf)),
    ...(isAhead ? { madeByMs: events.map(({ madeByMs }) => madeByMs) } : {}),
  };
}

function valuesOf(event: LogEvent): EventValues {
  return [
    event.messageId,
    event.type,
    event.name,
    event.actor,
    event.userId ?? null,
    event.anonymousId ?? null,
    event.accountId ?? null,
    event.atMs,
    event.clientAtMs ?? null,
    event.timeNote ?? null,
    event.receivedAtMs,
    event.session ?? null,
    event.seq ?? null,
    JSON.stringify(event.properties),
    event.context === undefined ? null : JSON.stringify(event.context),
    event.trust ?? null,
  ];
}

type Columns = readonly [
  seq: number,
  env: number,
  id: Uint8Array,
  idText: string | null,
  type: LogEvent["type"],
  name: string,
  actor: string,
  userId: string | null,
  anonymousId: string | null,
  accountId: string | null,
  atMs: number,
  clientAtMs: number | null,
  timeNote: NonNullable<LogEvent["timeNote"]> | null,
  receivedAtMs: number,
  session: string | null,
  sessionSeq: number | null,
  properties: string,
  context: string | null,
  trust: NonNullable<LogEvent["trust"]> | null,
];

function rowOf(columns: Columns): LogRow {
  const [cursor, env, id, idText, type, name, actor, userId, anonymousId, accountId] = columns;
  const [atMs, clientAtMs, timeNote, receivedAtMs, session, seq, properties, context, trust] =
    columns.slice(10) as unknown as RestOfColumns;
  return {
    cursor: String(cursor) as Cursor,
    environment: environmentOf(env),
    messageId: messageIdOf(id, idText),
    type,
    name,
    actor,
    ...(userId === null ? {} : { userId }),
    ...(anonymousId === null ? {} : { anonymousId }),
    ...(accountId === null ? {} : { accountId }),
    atMs,
    ...(clientAtMs === null ? {} : { clientAtMs }),
    ...(timeNote === null ? {} : { timeNote }),
    receivedAtMs,
    ...(session === null ? {} : { session }),
    ...(seq === null ? {} : { seq }),
    properties: JSON.parse(properties) as JsonObject,
    ...(context === null ? {} : { context: JSON.parse(context) as JsonObject }),
    ...(trust === null ? {} : { trust }),
  };
}

type RestOfColumns = Columns extends readonly [
  unknown,
  unknown,
  unknown,
  unknown,
  unknown,
  unknown,
  unknown,
  unknown,
  unknown,
  unknown,
  ...infer Rest,
]
  ? Rest
  : never;

/** One chunk of a scan; its first parameters are the numbers after and up to which it looks, `params` are the others. */
export function scanStatement(query: LogQuery): {
  readonly sql: string;
  readonly params: readonly SqlValue[];
} {
  // `+` keeps SQLite from finding the environment by an index and sorting all of its rows again for every chunk.
  const env = hasIndex(query) ? "env" : "+env";
  const parts: (readonly [condition: string, param: SqlValue])[] = [
    [`${env} = ?`, ENV_CODES[query.environment satisfies Environment]],
  ];
  const oneOf = (column: string, values: readonly string[]): void => {
    parts.push([`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(values)]);
  };
  if (query.names !== undefined) oneOf("name", query.names);
  if (query.actors !== undefined) oneOf("actor", query.actors);
  if (query.fromMs !== undefined) parts.push(["at_ms >= ?", query.fromMs]);
  if (query.untilMs !== undefined) parts.push(["at_ms < ?", query.untilMs]);
  const about = query.about === undefined ? [] : [`(${FEEDBACK_ROWS})`];
  const where = [...about, ...parts.map(([sql]) => sql)].join(" AND ");
  return {
    sql: `${SELECT} WHERE seq > ? AND seq <= ? AND ${where} ORDER BY seq LIMIT ${SCAN_ROWS}`,
    params: parts.map(([, param]) => param),
  };
}

function hasIndex({ actors, about }: LogQuery): boolean {
  return actors !== undefined || about !== undefined;
}
