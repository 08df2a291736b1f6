import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const LIVE = 1;
const SCHEMA = readFileSync(join(import.meta.dirname, "../fixtures/schema-1.sql"), "utf8");

/** Writes `cairn.db` as the first version of Cairn left it, with so many events; answers their ids. */
export function writeOldFile(dataFolder: string, events: number): readonly string[] {
  const database = new DatabaseSync(join(dataFolder, "cairn.db"));
  try {
    database.exec(`PRAGMA journal_mode = WAL; ${SCHEMA} PRAGMA user_version = 1; BEGIN`);
    const insert = database.prepare(
      `INSERT INTO events (env, id, type, name, actor, anonymous_id, at_ms, received_at_ms, properties)
       VALUES (?, ?, 'track', 'Step Taken', ?, ?, ?, ?, ?)`,
    );
    const ids = Array.from({ length: events }, () => randomUUID());
    const properties = JSON.stringify({ padding: "x".repeat(300) });
    for (const [at, id] of ids.entries()) {
      const person = `person ${at % 100}`;
      const atMs = Date.now() - events + at;
      const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
      insert.run(LIVE, bytes, `anon:${person}`, person, atMs, atMs, properties);
    }
    database.exec("COMMIT");
    return ids;
  } finally {
    database.close();
  }
}
