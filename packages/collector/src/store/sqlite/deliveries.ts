import type { DatabaseSync } from "node:sqlite";
import type {
  DeliveryRecord,
  DeliveryStore,
  DestinationRecord,
  Enqueued,
  Replayed,
} from "../deliveries.ts";
import type { Cursor } from "../event-log.ts";
import { ENV_CODES } from "./environment.ts";
import { createForgettingByActors } from "./forget-by-actors.ts";
import { prepareRecords } from "./records.ts";
import type { SqlValue, Statement } from "./write-job.ts";
import type { Writer } from "./writer.ts";

/** `DeliveryStore` in the embedded file. What changes of a delivery stands in columns beside its record. */
export function createSqliteDeliveries(reader: DatabaseSync, writer: Writer): DeliveryStore {
  const destinations = prepareRecords<DestinationRecord>(
    reader,
    "SELECT record FROM webhook_destinations ORDER BY number",
  );
  const position = reader.prepare("SELECT cursor FROM webhook_position");
  const due = prepareRecords<DeliveryRecord>(
    reader,
    `SELECT record FROM webhook_deliveries WHERE destination = ? AND state = 'pending'
     AND next_at_ms <= ? ORDER BY next_at_ms, number LIMIT 1`,
  );
  const page = reader.prepare(
    `SELECT number, record FROM webhook_deliveries WHERE destination = :destination
     AND (:state IS NULL OR state = :state) AND number < :before ORDER BY number DESC LIMIT :limit`,
  );
  const pending = reader.prepare(
    "SELECT count(*) AS n FROM webhook_deliveries WHERE destination = ? AND state = 'pending'",
  );
  const totals = reader.prepare(
    "SELECT delivered, failed_attempts, dead FROM webhook_destinations WHERE id = ?",
  );

  const forgetting = createForgettingByActors(reader, {
    table: "webhook_deliveries",
    key: "number",
    index: "webhook_deliveries_by_actors",
  });

  /** Runs one statement that answers a row for each row that it changed. */
  async function countOf(sql: string, params: readonly SqlValue[]): Promise<number> {
    const rows = await writer.run([{ sql, params }]);
    return rows === false ? 0 : rows.length;
  }

  return {
    async destinations() {
      return destinations();
    },
    async addDestination(record, startAt) {
      const isFirst = "NOT EXISTS (SELECT 1 FROM webhook_destinations)";
      await writer.run([
        { sql: `DELETE FROM webhook_position WHERE ${isFirst}`, params: [] },
        {
          sql: `INSERT INTO webhook_position SELECT 1, ?1 WHERE ?1 IS NOT NULL AND ${isFirst}`,
          params: [startAt ?? null],
        },
        {
          sql: "INSERT INTO webhook_destinations (id, revision, record) VALUES (?, ?, ?)",
          params: [record.id, record.revision, JSON.stringify(record)],
        },
      ]);
    },
    async changeDestination(record) {
      const sql =
        "UPDATE webhook_destinations SET revision = ?, record = ? WHERE id = ? AND revision = ?";
      const params = [record.revision, JSON.stringify(record), record.id, record.revision - 1];
      return (await writer.run([{ sql, params, expectChanges: 1 }])) !== false;
    },
    async removeDestination(id) {
      const removed = await writer.run([
        { sql: "DELETE FROM webhook_destinations WHERE id = ?", params: [id], expectChanges: 1 },
        { sql: "DELETE FROM webhook_deliveries WHERE destination = ?", params: [id] },
      ]);
      return removed !== false;
    },
    async position() {
      const row = position.get();
      return row === undefined ? undefined : (String(row["cursor"]) as Cursor);
    },
    async enqueue(step) {
      const steps = [advance(step), ...step.deliveries.map(insert), ...givingUp(step)];
      return (await writer.run(steps)) !== false;
    },
    async due(destination, nowMs) {
      return due(destination, nowMs)[0];
    },
    async settle(record) {
      const isDelivered = record.state === "delivered" ? 1 : 0;
      const isDead = record.state === "dead" ? 1 : 0;
      const settled = await writer.run([
        {
          sql: `UPDATE webhook_deliveries SET state = ?, attempts = ?, next_at_ms = ?, record = ?
                WHERE id = ? AND state = 'pending' AND attempts = ? AND started_at_ms = ?`,
          params: [
            record.state,
            record.attempts,
            record.nextAtMs,
            JSON.stringify(record),
            record.id,
            record.attempts - 1,
            record.startedAtMs,
          ],
          expectChanges: 1,
        },
        {
          sql: `UPDATE webhook_destinations SET delivered = delivered + ?,
                failed_attempts = failed_attempts + ?, dead = dead + ? WHERE id = ?`,
          params: [isDelivered, 1 - isDelivered, isDead, record.destination],
        },
      ]);
      return settled !== false;
    },
    async deliveries(destination, { state, limit, cursor }) {
      const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
      const rows = page.all({ destination, state: state ?? null, before, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      return {
        deliveries: shown.map((row) => JSON.parse(String(row["record"])) as DeliveryRecord),
        ...(rows.length > limit ? { cursor: String(shown.at(-1)?.["number"]) } : {}),
      };
    },
    replay: (destination, which, nowMs) => countOf(...replayed(destination, which, nowMs)),
    async figures(destination) {
      const row = totals.get(destination);
      return {
        pending: Number(pending.get(destination)?.["n"]),
        delivered: Number(row?.["delivered"] ?? 0),
        failedAttempts: Number(row?.["failed_attempts"] ?? 0),
        dead: Number(row?.["dead"] ?? 0),
      };
    },
    async forget(environment, actors) {
      let removed = 0;
      for await (const { sql, params } of forgetting(environment, actors)) {
        removed += await countOf(sql, params);
      }
      return removed;
    },
    prune: (beforeMs, limit) =>
      countOf(
        `DELETE FROM webhook_deliveries WHERE number IN (
           SELECT number FROM webhook_deliveries WHERE created_at_ms < ? LIMIT ?) RETURNING number`,
        [beforeMs, limit],
      ),
  };
}

/** Moves the position on, if it stands where the step began. */
function advance({ from, to }: Enqueued): Statement {
  if (from === undefined) {
    const sql = "INSERT INTO webhook_position VALUES (1, ?) ON CONFLICT DO NOTHING";
    return { sql, params: [to], expectChanges: 1 };
  }
  const sql = "UPDATE webhook_position SET cursor = ? WHERE one = 1 AND cursor = ?";
  return { sql, params: [to, from], expectChanges: 1 };
}

function insert(record: DeliveryRecord): Statement {
  return {
    sql: `INSERT INTO webhook_deliveries
          (id, destination, env, actors, state, attempts, created_at_ms, started_at_ms, next_at_ms, record)
          SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
          WHERE EXISTS (SELECT 1 FROM webhook_destinations WHERE id = ?2)
          ON CONFLICT (id) DO NOTHING`,
    params: [
      record.id,
      record.destination,
      ENV_CODES[record.environment],
      JSON.stringify(record.actors),
      record.state,
      record.attempts,
      record.createdAtMs,
      record.startedAtMs,
      record.nextAtMs,
      JSON.stringify(record),
    ],
  };
}

/** Ends the oldest of those that are too many. Where none are, it counts them in the index and no more. */
function givingUp({ deliveries, mostPending }: Enqueued): readonly Statement[] {
  if (mostPending === undefined) return [];
  const waiting = "FROM webhook_deliveries WHERE destination = ?1 AND state = 'pending'";
  return [...new Set(deliveries.map(({ destination }) => destination))].flatMap((destination) => [
    {
      sql: `UPDATE webhook_deliveries SET state = 'dead', record = json_set(record, '$.state', 'dead')
            WHERE number IN (SELECT number ${waiting} ORDER BY number
              LIMIT max(0, (SELECT count(*) ${waiting}) - ?2))`,
      params: [destination, mostPending],
    },
    {
      sql: "UPDATE webhook_destinations SET dead = dead + changes() WHERE id = ?",
      params: [destination],
    },
  ]);
}

function replayed(
  destination: string,
  which: Replayed,
  nowMs: number,
): readonly [sql: string, params: readonly SqlValue[]] {
  const [condition, param] =
    "id" in which
      ? (["id = ?3", which.id] as const)
      : (["state = 'dead' AND created_at_ms >= ?3", which.deadSinceMs] as const);
  const sql = `UPDATE webhook_deliveries SET state = 'pending', attempts = 0, started_at_ms = ?2, next_at_ms = ?2,
      record = json_set(record, '$.state', 'pending', '$.attempts', 0, '$.startedAtMs', ?2, '$.nextAtMs', ?2)
    WHERE destination = ?1 AND ${condition} RETURNING number`;
  return [sql, [destination, nowMs, param]];
}
