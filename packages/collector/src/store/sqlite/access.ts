import type { DatabaseSync } from "node:sqlite";
import type { IdentityMode } from "@cairn/core/api";
import type {
  AccessStore,
  IdentitySecret,
  SecretKeyRecord,
  SessionRecord,
  WriteKeyRecord,
} from "../access.ts";
import { prepareRecords } from "./records.ts";
import type { Writer } from "./writer.ts";

const OF_MEMBER = `json_extract(record, '$.member') IS ?1
                   AND (?2 IS NULL OR json_extract(record, '$.kind') = ?2)`;

/** `AccessStore` in the embedded file. */
export function createSqliteAccess(reader: DatabaseSync, writer: Writer): AccessStore {
  const writeKey = prepareRecords<WriteKeyRecord>(
    reader,
    "SELECT record FROM write_keys WHERE key = ?",
  );
  const writeKeys = prepareRecords<WriteKeyRecord>(
    reader,
    "SELECT record FROM write_keys ORDER BY key",
  );
  const secretKey = prepareRecords<SecretKeyRecord>(
    reader,
    "SELECT record FROM secret_keys WHERE hash = ?",
  );
  const secretKeys = prepareRecords<SecretKeyRecord>(
    reader,
    "SELECT record FROM secret_keys ORDER BY hash",
  );
  const session = prepareRecords<SessionRecord>(
    reader,
    "SELECT record FROM sessions WHERE hash = ?",
  );
  const sessionsOf = prepareRecords<SessionRecord>(
    reader,
    `SELECT record FROM sessions WHERE ${OF_MEMBER}
     ORDER BY coalesce(json_extract(record, '$.createdAtMs'), 0) DESC, hash`,
  );
  const setting = prepareRecords<unknown>(reader, "SELECT value FROM settings WHERE name = ?");

  async function set(name: string, value: unknown): Promise<void> {
    const sql = `INSERT INTO settings VALUES (?, ?)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value`;
    await writer.run([{ sql, params: [name, JSON.stringify(value)] }]);
  }

  async function put(
    table: "write_keys" | "secret_keys",
    id: string,
    record: object,
  ): Promise<void> {
    const sql = `INSERT INTO ${table} VALUES (?, ?) ON CONFLICT DO UPDATE SET record = excluded.record`;
    await writer.run([{ sql, params: [id, JSON.stringify(record)] }]);
  }

  /** Changes one moment of a record, so that nothing else that changes meanwhile is put back. */
  async function touch(
    table: "sessions" | "secret_keys",
    field: string,
    hash: string,
    atMs: number,
  ): Promise<void> {
    const sql = `UPDATE ${table} SET record = json_set(record, ?, ?) WHERE hash = ?`;
    await writer.run([{ sql, params: [field, atMs, hash] }]);
  }

  return {
    async writeKey(key) {
      return writeKey(key)[0];
    },
    async writeKeys() {
      return writeKeys();
    },
    putWriteKey: (record) => put("write_keys", record.key, record),
    async secretKey(hash) {
      return secretKey(hash)[0];
    },
    async secretKeys() {
      return secretKeys();
    },
    putSecretKey: (record) => put("secret_keys", record.hash, record),
    async touchSecretKey(hash, usedAtMs) {
      await touch("secret_keys", "$.usedAtMs", hash, usedAtMs);
    },
    async session(hash) {
      return session(hash)[0];
    },
    async putSession(record) {
      const sql = `INSERT INTO sessions VALUES (?, ?, ?) ON CONFLICT DO UPDATE
                   SET expires_at_ms = excluded.expires_at_ms, record = excluded.record`;
      const params = [record.hash, record.expiresAtMs, JSON.stringify(record)];
      await writer.run([{ sql, params }]);
    },
    async takeSession(hash) {
      const sql = "DELETE FROM sessions WHERE hash = ? RETURNING record";
      const rows = await writer.run([{ sql, params: [hash] }]);
      const [row] = rows === false ? [] : rows;
      if (row === undefined) return undefined;
      return JSON.parse(String(row["record"])) as SessionRecord;
    },
    async touchSession(hash, seenAtMs) {
      await touch("sessions", "$.seenAtMs", hash, seenAtMs);
    },
    async sessionsOf({ member, kind }) {
      return sessionsOf(member ?? null, kind ?? null);
    },
    async endSessions({ member, kind, exceptHash }) {
      const sql = `DELETE FROM sessions WHERE ${OF_MEMBER} AND hash IS NOT ?3 RETURNING hash`;
      const params = [member ?? null, kind ?? null, exceptHash ?? null];
      const rows = await writer.run([{ sql, params }]);
      return rows === false ? 0 : rows.length;
    },
    async dropSessionsBefore(nowMs) {
      await writer.run([{ sql: "DELETE FROM sessions WHERE expires_at_ms < ?", params: [nowMs] }]);
    },
    async identitySecrets() {
      return (setting("identity-secrets")[0] ?? []) as readonly IdentitySecret[];
    },
    setIdentitySecrets: (next) => set("identity-secrets", next.slice(0, 2)),
    async identityMode(environment) {
      return (setting(`identity-mode-${environment}`)[0] ?? "off") as IdentityMode;
    },
    setIdentityMode: (environment, mode) => set(`identity-mode-${environment}`, mode),
  };
}
