import type { DatabaseSync } from "node:sqlite";
import type { Environment } from "@cairn/core/api";
import { type CounterStore, REPORTS_KNOWN_MS, type Registry } from "../registry.ts";
import { createSqliteAccess } from "./access.ts";
import { createSqliteBuilderLinks } from "./builder-links.ts";
import { REFUSED } from "./add-letter.ts";
import { ADD_TO_COUNTER, createSqliteDeadLetters } from "./dead-letters.ts";
import { createSqliteDefinitions } from "./definitions.ts";
import { createSqliteDeliveries } from "./deliveries.ts";
import { ENV_CODES } from "./environment.ts";
import { createSqliteMembers } from "./members.ts";
import { createSqliteProjection } from "./projection.ts";
import { createSqliteStaff } from "./staff.ts";
import { createSqliteStallModels } from "./stall-models.ts";
import type { Statement } from "./write-job.ts";
import type { Writer } from "./writer.ts";

/** The embedded registry: `reader` is a connection of its own, all changes go through `writer`. */
export function createSqliteRegistry(reader: DatabaseSync, writer: Writer): Registry {
  return {
    projection: createSqliteProjection(reader, writer),
    definitions: createSqliteDefinitions(reader, writer),
    access: createSqliteAccess(reader, writer),
    members: createSqliteMembers(reader, writer),
    deadLetters: createSqliteDeadLetters(reader, writer),
    counters: createSqliteCounters(reader, writer),
    deliveries: createSqliteDeliveries(reader, writer),
    stallModels: createSqliteStallModels(reader, writer),
    staff: createSqliteStaff(reader, writer),
    builderLinks: createSqliteBuilderLinks(reader, writer),
    async close() {},
  };
}

function createSqliteCounters(reader: DatabaseSync, writer: Writer): CounterStore {
  const all = reader.prepare("SELECT name, total FROM counters WHERE env = ? AND name <> ?");
  const additions = (
    environment: Environment,
    amounts: Readonly<Record<string, number>>,
  ): readonly Statement[] =>
    Object.entries(amounts).map(([name, amount]) => ({
      sql: ADD_TO_COUNTER,
      params: [ENV_CODES[environment], name, amount],
    }));
  return {
    async add(environment, amounts) {
      await writer.run(additions(environment, amounts));
    },
    async addOnce(environment, { id, atMs, amounts }) {
      const counted = await writer.run([
        { sql: "DELETE FROM drop_reports WHERE at_ms < ?", params: [atMs - REPORTS_KNOWN_MS] },
        {
          sql: "INSERT INTO drop_reports VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
          params: [ENV_CODES[environment], id, atMs],
          expectChanges: 1,
        },
        ...additions(environment, amounts),
      ]);
      return counted !== false;
    },
    async all(environment) {
      const rows = all.all(ENV_CODES[environment], REFUSED);
      return Object.fromEntries(rows.map((row) => [String(row["name"]), Number(row["total"])]));
    },
  };
}
