import type { DatabaseSync } from "node:sqlite";
import type { GuidebookVersion } from "../definitions.ts";
import {
  type PlannedPublish,
  type ScheduleOutcome,
  type ScheduleRecord,
  type ScheduleSummary,
  SCHEDULES_KEPT,
  type ScheduleStore,
} from "../schedules.ts";
import { StorageUnavailable } from "../storage-error.ts";
import { ENV_CODES } from "./environment.ts";
import { ADD_VERSION, IN_BROWSERS, NEWEST_VERSION, releaseNewest } from "./versions.ts";
import type { Writer } from "./writer.ts";

const DROP_OLD = `DELETE FROM schedules WHERE schedule IN (
  SELECT schedule FROM schedules WHERE is_waiting = 0 ORDER BY schedule DESC LIMIT -1 OFFSET ?)`;
const END = `UPDATE schedules SET is_waiting = 0, record = json_set(record, '$.outcome', json(?))
             WHERE schedule = ? AND is_waiting = 1`;

/** `ScheduleStore` in the embedded file. */
export function createSqliteSchedules(
  reader: DatabaseSync,
  writer: Writer,
  versionOf: (row: Readonly<Record<string, unknown>>) => GuidebookVersion,
): ScheduleStore {
  const all = reader.prepare(
    `SELECT schedule, json_remove(record, '$.guidebook') AS record FROM schedules
     ORDER BY schedule DESC`,
  );
  const due = reader.prepare(
    `SELECT schedule, record FROM schedules
     WHERE is_waiting = 1 AND json_extract(record, '$.atMs') <= ?1
     ORDER BY json_extract(record, '$.atMs'), schedule`,
  );
  const one = reader.prepare("SELECT schedule, record FROM schedules WHERE schedule = ?");
  const summaryOf = (row: Readonly<Record<string, unknown>>): ScheduleSummary => ({
    ...(JSON.parse(String(row["record"])) as Omit<PlannedPublish, "guidebook">),
    id: Number(row["schedule"]),
  });
  const recordOf = (row: Readonly<Record<string, unknown>>): ScheduleRecord => ({
    ...(JSON.parse(String(row["record"])) as PlannedPublish),
    id: Number(row["schedule"]),
  });

  return {
    async schedules() {
      return all.all().map(summaryOf);
    },
    async dueSchedules(nowMs) {
      return due.all(nowMs).map(recordOf);
    },
    async schedule(planned) {
      const sql = `INSERT INTO schedules (env, is_waiting, record) VALUES (?, 1, ?)
                   ON CONFLICT DO NOTHING RETURNING schedule, record`;
      const params = [ENV_CODES[planned.environment], JSON.stringify(planned)];
      const rows = await writer.run([
        { sql: DROP_OLD, params: [SCHEDULES_KEPT] },
        { sql, params },
      ]);
      const [row] = rows === false ? [] : rows;
      return row === undefined ? undefined : recordOf(row);
    },
    async endSchedule(id, outcome) {
      const params = [JSON.stringify(outcome), id];
      return (await writer.run([{ sql: END, params, expectChanges: 1 }])) !== false;
    },
    async publishScheduled(id, atMs) {
      const row = one.get(id);
      if (row === undefined) return undefined;
      const { environment, guidebook, by, note, over = null } = recordOf(row);
      const entry = { guidebook, publishedAtMs: atMs, by, ...(note === undefined ? {} : { note }) };
      const outcome: Omit<Extract<ScheduleOutcome, { kind: "published" }>, "version"> = {
        kind: "published",
        atMs,
      };
      const env = ENV_CODES[environment];
      const rows = await writer.run([
        // The version's number is known once it is stored.
        {
          sql: `${END} AND ${IN_BROWSERS} IS ?`,
          params: [JSON.stringify(outcome), id, env, over],
          expectChanges: 1,
        },
        { sql: ADD_VERSION, params: [JSON.stringify(entry)] },
        releaseNewest({ environment, atMs, by }),
        {
          sql: `UPDATE schedules SET record = json_set(record, '$.outcome.version',
                (SELECT max(version) FROM versions)) WHERE schedule = ?`,
          params: [id],
        },
        { sql: NEWEST_VERSION, params: [] },
      ]);
      if (rows === false) return undefined;
      const [stored] = rows;
      if (stored === undefined) throw new StorageUnavailable("the version was not stored");
      return versionOf(stored);
    },
  };
}
