import { statSync } from "node:fs";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import type { Verdict } from "../event-log.ts";
import { idBytes, idText } from "../message-id.ts";
import { type GoneCheck, prepareGoneCheck } from "./gone.ts";
import { migrate } from "./schema.ts";
import {
  EVENT_COLUMNS,
  type FileIdentity,
  type Statement,
  type ThreadStart,
  type WriteAnswer,
  type WriteGroup,
  type WriteJob,
  type WriteReport,
} from "./write-job.ts";

// The one thread that writes. It answers a group only after its commit is on disk.
const { file, expected } = workerData as ThreadStart;
const port = parentPort;
if (port === null) throw new TypeError("writer-thread is started by createWriter only");
const report = (message: WriteReport): void => port.postMessage(message);

// SQLite's result codes after which a connection may never work again, though the file would: reading or writing
// failed, read-only, cannot be opened, malformed, not a database.
const REOPEN_CODES = new Set([10, 8, 14, 11, 26]);

try {
  // A folder whose disk was unmounted is an empty folder: what were written there would be gone when the disk is back.
  if (expected !== undefined) checkIdentity(expected);
  const database = openForWriting(file);
  serve(database, identityOf(file));
} catch (error) {
  report({ kind: "unusable", message: messageOf(error) });
}

function identityOf(path: string): FileIdentity | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && { device: found.dev, inode: found.ino };
}

function checkIdentity({ device, inode }: FileIdentity): void {
  const found = identityOf(file);
  if (found?.device === device && found.inode === inode) return;
  throw new Error(
    "cairn.db is gone or is not the file that was opened; bring it back, or stop Cairn and start it again",
  );
}

function openForWriting(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  // FULL syncs the log at each commit: what was acknowledged survives a power cut.
  database.exec(
    "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; " +
      // What is erased is overwritten, not only unlinked.
      "PRAGMA secure_delete = ON",
  );
  migrate(database, path);
  // A read-only folder opens well and fails at the first write: better now, with the folder's name in the message.
  database.exec(
    `INSERT INTO settings VALUES ('opened', datetime('now'))
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  );
  return database;
}

function serve(database: DatabaseSync, identity: FileIdentity | undefined): void {
  let mustReopen = false;
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  const highest = database.prepare("SELECT coalesce(max(seq), 0) AS seq FROM events");
  const goneCheck = prepareGoneCheck(database);
  const held = database.prepare("SELECT 1 FROM events WHERE env = ? AND id = ?");
  const kept = database.prepare("SELECT value FROM settings WHERE name = 'highest-seq'");
  const insert = database.prepare(
    `INSERT INTO events (seq, env, id, id_text, ${EVENT_COLUMNS.slice(1).join(", ")})
     VALUES (?, ?, ?, ?, ${EVENT_COLUMNS.slice(1)
       .fill("?" as never)
       .join(", ")})
     ON CONFLICT (env, id) DO NOTHING`,
  );

  /** The last number given out: another process may have written meanwhile, and erased rows leave theirs behind. */
  function lastSeq(): number {
    return Math.max(Number(highest.get()?.["seq"]), Number(kept.get()?.["value"] ?? 0));
  }

  function append(
    { env, values }: Extract<WriteJob, { kind: "append" }>,
    seq: number,
    gone: GoneCheck,
  ): Verdict[] {
    const verdicts: Verdict[] = [];
    let next = seq;
    // A batch that is sent again is sent again whole: after one duplicate it is cheaper to look before inserting.
    let wasHeld = false;
    for (let at = 0; at < values.length; at += EVENT_COLUMNS.length) {
      const id = String(values[at]);
      const bytes = idBytes(id);
      const event = values.slice(at, at + EVENT_COLUMNS.length);
      if (gone.wasHeld(env, bytes)) {
        verdicts.push("duplicate");
        continue;
      }
      if (gone.isErased(env, event)) {
        verdicts.push("erased");
        continue;
      }
      wasHeld = wasHeld && held.get(env, bytes) !== undefined;
      if (!wasHeld) {
        const { changes } = insert.run(next + 1, env, bytes, idText(id), ...event.slice(1));
        wasHeld = changes === 0;
      }
      if (!wasHeld) next += 1;
      verdicts.push(wasHeld ? "duplicate" : "accepted");
    }
    return verdicts;
  }

  function runAll(statements: readonly Statement[]): WriteAnswer {
    let rows: Record<string, unknown>[] = [];
    database.exec("SAVEPOINT job");
    try {
      for (const { sql, params, expectChanges } of statements) {
        const statement = prepare(sql);
        if (statement.columns().length > 0) rows = statement.all(...params);
        else {
          const { changes } = statement.run(...params);
          if (expectChanges !== undefined && changes !== expectChanges) {
            database.exec("ROLLBACK TO job; RELEASE job");
            return { kind: "unexpected" };
          }
        }
      }
      database.exec("RELEASE job");
      return { kind: "done", rows: rows.map((row) => ({ ...row })) };
    } catch (error) {
      // A full disk has ended the whole transaction already; everything else only this job.
      if (!database.isTransaction) throw error;
      database.exec("ROLLBACK TO job; RELEASE job");
      return { kind: "failed", message: messageOf(error) };
    }
  }

  function commit({ group, jobs }: WriteGroup): WriteReport {
    try {
      database.exec("BEGIN IMMEDIATE");
      let seq = lastSeq();
      const gone = goneCheck();
      const answers = jobs.map((job): WriteAnswer => {
        if (job.kind === "statements") return runAll(job.statements);
        const verdicts = append(job, seq, gone);
        seq += verdicts.filter((verdict) => verdict === "accepted").length;
        return { kind: "appended", verdicts };
      });
      database.exec("COMMIT");
      return { kind: "committed", group, answers };
    } catch (error) {
      const code = (error as { readonly errcode?: number }).errcode ?? 0;
      if (REOPEN_CODES.has(code & 0xff)) mustReopen = true;
      else if (database.isTransaction) database.exec("ROLLBACK");
      return { kind: "lost", group, message: messageOf(error) };
    }
  }

  port?.on("message", (message: WriteGroup | "close") => {
    if (message !== "close") report(commit(message));
    if (message !== "close" && !mustReopen) return;
    database.close();
    port?.close();
  });
  report({ kind: "ready", identity });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
