import type { DatabaseSync } from "node:sqlite";
import type { Environment } from "@cairn/core/api";
import type { Guidebook } from "@cairn/core/guidebook";
import {
  type AuditEntry,
  type DefinitionStore,
  type GuidebookVersion,
  type MarkerRecord,
  MARKERS_KEPT,
  type Release,
} from "../definitions.ts";
import { StorageUnavailable } from "../storage-error.ts";
import { ENV_CODES } from "./environment.ts";
import { createAuditPages } from "./audit-pages.ts";
import { prepareRecords } from "./records.ts";
import { createSqliteSchedules } from "./schedules.ts";
import {
  ADD_VERSION,
  IN_BROWSERS,
  NEWEST_VERSION,
  ownIn,
  releaseKnown,
  releaseNewest,
} from "./versions.ts";
import type { Writer } from "./writer.ts";

const NEWEST_MARKER_FIRST = "ORDER BY json_extract(value, '$.atMs') DESC, name";
const DROP_OLD_MARKERS = `DELETE FROM settings WHERE name IN (
  SELECT name FROM settings WHERE name LIKE 'marker:%' ${NEWEST_MARKER_FIRST} LIMIT -1 OFFSET ?)`;

const pauseOf = (environment: Environment): string => `paused:${environment}`;

/** `DefinitionStore` in the embedded file. */
export function createSqliteDefinitions(reader: DatabaseSync, writer: Writer): DefinitionStore {
  type Entry = Omit<GuidebookVersion, "version">;
  const inBrowsers = reader.prepare(
    `SELECT version, record FROM versions WHERE version = ${IN_BROWSERS}`,
  );
  const own = reader.prepare(
    "SELECT version FROM releases WHERE env = ? ORDER BY entry DESC LIMIT 1",
  );
  const releases = prepareRecords<Release>(
    reader,
    "SELECT record FROM releases ORDER BY entry DESC",
  );
  const one = reader.prepare("SELECT version, record FROM versions WHERE version = ?");
  const all = reader.prepare("SELECT version, record FROM versions ORDER BY version DESC");
  const paused = reader.prepare("SELECT value FROM settings WHERE name = ?");
  const draft = reader.prepare("SELECT revision, saved_at_ms, guidebook FROM draft");
  const audit = prepareRecords<AuditEntry>(
    reader,
    "SELECT record FROM audit ORDER BY entry DESC LIMIT ?",
  );
  const markers = prepareRecords<MarkerRecord>(
    reader,
    `SELECT value AS record FROM settings WHERE name LIKE 'marker:%' ${NEWEST_MARKER_FIRST}`,
  );
  const versionOf = (row: Readonly<Record<string, unknown>>): GuidebookVersion => ({
    ...(JSON.parse(String(row["record"])) as Entry),
    version: Number(row["version"]),
  });

  return {
    ...createSqliteSchedules(reader, writer, versionOf),
    async live(environment = "live") {
      const env = ENV_CODES[environment];
      const row = inBrowsers.get(env);
      const isFollowing = environment === "test" && typeof own.get(env)?.["version"] !== "number";
      return {
        ...(row === undefined ? {} : { version: versionOf(row) }),
        paused: paused.get(pauseOf(environment))?.["value"] === "yes",
        ...(isFollowing ? { followsLive: true } : {}),
      };
    },
    async version(version) {
      const row = one.get(version);
      return row === undefined ? undefined : versionOf(row);
    },
    async versions() {
      return all.all().map(versionOf);
    },
    async publish(entry, environment = "live") {
      const rows = await writer.run([
        { sql: ADD_VERSION, params: [JSON.stringify(entry)] },
        releaseNewest({ environment, atMs: entry.publishedAtMs, by: entry.by }),
        { sql: NEWEST_VERSION, params: [] },
      ]);
      const [row] = rows === false ? [] : rows;
      if (row === undefined) throw new StorageUnavailable("the version was not stored");
      return versionOf(row);
    },
    async release(release) {
      await writer.run([releaseKnown(release)]);
    },
    async promote(promoted) {
      const { version, ...said } = promoted;
      const live = releaseKnown({ environment: "live", ...promoted });
      const rows = await writer.run([
        {
          sql: `${live.sql} WHERE ${ownIn("?")} IS ?`,
          params: [...live.params, ENV_CODES.test, version],
          expectChanges: 1,
        },
        releaseKnown({ environment: "test", ...said }),
      ]);
      return rows !== false;
    },
    async releases() {
      return releases();
    },
    async setPaused(isPaused, environment) {
      const sql = `INSERT INTO settings VALUES (?, ?)
                   ON CONFLICT (name) DO UPDATE SET value = excluded.value`;
      const both = environment === undefined ? (["live", "test"] as const) : [environment];
      const value = isPaused ? "yes" : "no";
      await writer.run(both.map((one) => ({ sql, params: [pauseOf(one), value] })));
    },
    async draft() {
      const row = draft.get();
      if (row === undefined) return undefined;
      return {
        guidebook: JSON.parse(String(row["guidebook"])) as unknown,
        revision: Number(row["revision"]),
        savedAtMs: Number(row["saved_at_ms"]),
      };
    },
    async saveDraft(guidebook, expected, savedAtMs) {
      const json = JSON.stringify(guidebook);
      const revision = expected + 1;
      const insert = "INSERT INTO draft VALUES (1, 1, ?, ?) ON CONFLICT DO NOTHING";
      const update =
        "UPDATE draft SET saved_at_ms = ?, guidebook = ?, revision = revision + 1 WHERE revision = ?";
      const saved = await writer.run([
        expected === 0
          ? { sql: insert, params: [savedAtMs, json], expectChanges: 1 }
          : { sql: update, params: [savedAtMs, json, expected], expectChanges: 1 },
      ]);
      if (saved === false) return undefined;
      return { guidebook: JSON.parse(json) as Guidebook, revision, savedAtMs };
    },
    async markers() {
      return markers();
    },
    async addMarker(marker) {
      const add = "INSERT INTO settings VALUES (?, ?)";
      await writer.run([
        { sql: add, params: [`marker:${marker.id}`, JSON.stringify(marker)] },
        { sql: DROP_OLD_MARKERS, params: [MARKERS_KEPT] },
      ]);
    },
    async removeMarker(id) {
      const sql = "DELETE FROM settings WHERE name = ?";
      return (await writer.run([{ sql, params: [`marker:${id}`], expectChanges: 1 }])) !== false;
    },
    async record(entry) {
      const sql = "INSERT INTO audit (record) VALUES (?)";
      await writer.run([{ sql, params: [JSON.stringify(entry)] }]);
    },
    async audit(limit) {
      return audit(limit);
    },
    ...createAuditPages(reader),
  };
}
