import type { DatabaseSync } from "node:sqlite";
import {
  type BuilderLinkRecord,
  type BuilderLinkStore,
  type BuilderNote,
  notesBefore,
} from "../builder-links.ts";
import { prepareRecords } from "./records.ts";
import type { Writer } from "./writer.ts";

/** `BuilderLinkStore` in the embedded file. */
export function createSqliteBuilderLinks(reader: DatabaseSync, writer: Writer): BuilderLinkStore {
  const byId = prepareRecords<BuilderLinkRecord>(
    reader,
    "SELECT record FROM builder_links WHERE id = ?",
  );
  const byHash = prepareRecords<BuilderLinkRecord>(
    reader,
    "SELECT record FROM builder_links WHERE hash = ?",
  );
  const notes = prepareRecords<BuilderNote>(
    reader,
    "SELECT note FROM builder_notes WHERE link = ? ORDER BY number",
  );

  return {
    async add(record) {
      const { id, hash, expiresAtMs } = record;
      const sql = "INSERT INTO builder_links VALUES (?, ?, ?, ?)";
      await writer.run([{ sql, params: [id, hash, expiresAtMs, JSON.stringify(record)] }]);
    },
    async link(id) {
      return byId(id)[0];
    },
    async byHash(hash) {
      return byHash(hash)[0];
    },
    async refuseToken(id) {
      await writer.run([
        { sql: "UPDATE builder_links SET hash = NULL WHERE id = ?", params: [id] },
      ]);
    },
    async note(id, note) {
      const kept = "(SELECT coalesce(max(number), 0) FROM builder_notes WHERE link = id)";
      const sql = `INSERT INTO builder_notes SELECT id, ${kept} + 1, ? FROM builder_links
                   WHERE id = ? AND ${kept} <= ? RETURNING number`;
      const rows = await writer.run([
        { sql, params: [JSON.stringify(note), id, notesBefore(note)] },
      ]);
      return rows !== false && rows.length === 1;
    },
    async notes(id) {
      return notes(id);
    },
    async dropBefore(expiredMs) {
      const old = "SELECT id FROM builder_links WHERE expires_at_ms < ?";
      await writer.run([
        { sql: `DELETE FROM builder_notes WHERE link IN (${old})`, params: [expiredMs] },
        { sql: "DELETE FROM builder_links WHERE expires_at_ms < ?", params: [expiredMs] },
      ]);
    },
  };
}
