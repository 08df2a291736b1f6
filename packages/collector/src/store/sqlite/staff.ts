import type { DatabaseSync } from "node:sqlite";
import type { StaffRules } from "@cairn/core/api";
import { NO_STAFF, type StaffStore } from "../staff.ts";
import { prepareRecords } from "./records.ts";
import type { Writer } from "./writer.ts";

/** `StaffStore` in the embedded file. */
export function createSqliteStaff(reader: DatabaseSync, writer: Writer): StaffStore {
  const rules = prepareRecords<StaffRules>(
    reader,
    "SELECT value FROM settings WHERE name = 'staff'",
  );
  return {
    async rules() {
      return rules()[0] ?? NO_STAFF;
    },
    async setRules(next) {
      const sql = `INSERT INTO settings VALUES ('staff', ?)
                   ON CONFLICT (name) DO UPDATE SET value = excluded.value`;
      await writer.run([{ sql, params: [JSON.stringify(next)] }]);
    },
  };
}
