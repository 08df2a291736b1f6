import type { DatabaseSync } from "node:sqlite";
import type { Role } from "@cairn/core/api";
import type { MemberChange, MemberRecord, MemberStore } from "../members.ts";
import type { Statement } from "./write-job.ts";
import type { Writer } from "./writer.ts";

const COLUMNS = "role, joined_at_ms, password, record";
const ANOTHER_ADMIN = `EXISTS (
  SELECT 1 FROM members WHERE role = 'admin' AND joined_at_ms IS NOT NULL AND id <> ?)`;
const LETS_NOBODY_IN = "(role <> 'admin' OR joined_at_ms IS NULL)";

/** What never changes of a member. */
type Fixed = Pick<MemberRecord, "id" | "name" | "email" | "createdAtMs">;

/** `MemberStore` in the embedded file. */
export function createSqliteMembers(reader: DatabaseSync, writer: Writer): MemberStore {
  const all = reader.prepare(`SELECT ${COLUMNS} FROM members ORDER BY name_key`);
  const byId = reader.prepare(`SELECT ${COLUMNS} FROM members WHERE id = ?`);
  const byEmail = reader.prepare(`SELECT ${COLUMNS} FROM members WHERE email = ?`);
  const byNameKey = reader.prepare("SELECT 1 FROM members WHERE name_key = ?");
  const one = (row: Row | undefined): MemberRecord | undefined =>
    row === undefined ? undefined : memberOf(row);

  /** Runs a statement that leaves the last admin alone. */
  async function change(id: string, statement: Omit<Statement, "expectChanges">) {
    const changed = await writer.run([{ ...statement, expectChanges: 1 }]);
    if (changed !== false) return "done" satisfies MemberChange;
    return byId.get(id) === undefined ? "unknown" : "last-admin";
  }

  return {
    async members() {
      return all.all().map(memberOf);
    },
    async member(id) {
      return one(byId.get(id));
    },
    async memberByEmail(email) {
      return one(byEmail.get(email));
    },
    async add(record, { first = false } = {}) {
      const { id, name, email, role, createdAtMs, joinedAtMs = null, password = null } = record;
      const fixed: Fixed = { id, name, email, createdAtMs };
      const nameKey = name.toLowerCase();
      const onlyFirst = first ? `WHERE NOT ${ANOTHER_ADMIN}` : "WHERE ? IS NOT NULL";
      const added = await writer.run([
        {
          sql: `INSERT INTO members SELECT ?, ?, ?, ?, ?, ?, ? ${onlyFirst} ON CONFLICT DO NOTHING`,
          params: [id, nameKey, email, role, joinedAtMs, password, JSON.stringify(fixed), id],
          expectChanges: 1,
        },
      ]);
      if (added !== false) return "added";
      if (byEmail.get(email) !== undefined) return "email-taken";
      return byNameKey.get(nameKey) === undefined ? "not-first" : "name-taken";
    },
    setRole: (id: string, role: Role) =>
      change(id, {
        sql: `UPDATE members SET role = ?
              WHERE id = ? AND (? = 'admin' OR ${LETS_NOBODY_IN} OR ${ANOTHER_ADMIN})`,
        params: [role, id, role, id],
      }),
    async setPassword(id, password) {
      const sql = "UPDATE members SET password = ? WHERE id = ?";
      return (await writer.run([{ sql, params: [password, id], expectChanges: 1 }])) !== false;
    },
    async setJoined(id, atMs) {
      const sql = "UPDATE members SET joined_at_ms = coalesce(joined_at_ms, ?) WHERE id = ?";
      await writer.run([{ sql, params: [atMs, id] }]);
    },
    remove: (id) =>
      change(id, {
        sql: `DELETE FROM members WHERE id = ? AND (${LETS_NOBODY_IN} OR ${ANOTHER_ADMIN})`,
        params: [id, id],
      }),
  };
}

type Row = Readonly<Record<string, unknown>>;

function memberOf(row: Row): MemberRecord {
  const { joined_at_ms: joinedAtMs, password, role, record } = row;
  return {
    ...(JSON.parse(String(record)) as Fixed),
    role: role as Role,
    ...(joinedAtMs === null ? {} : { joinedAtMs: Number(joinedAtMs) }),
    ...(typeof password === "string" ? { password } : {}),
  };
}
