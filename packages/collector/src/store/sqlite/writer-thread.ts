import { DatabaseSync, type StatementSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { prepareAppend } from "./append-events.ts";
import { createCheckpoints } from "./checkpoints.ts";
import { checkIdentity, type FileIdentity, identityOf } from "./file-identity.ts";
import { migrate } from "./schema.ts";
import type { Statement, ThreadStart, WriteAnswer, WriteGroup, WriteReport } from "./write-job.ts";

// The one thread that writes. It answers a group only after its commit is on disk.
const { file, expected } = workerData as ThreadStart;
const port = parentPort;
if (port === null) throw new TypeError("writer-thread is started by createWriter only");
const report = (message: WriteReport): void => port.postMessage(message);

// SQLite's result codes after which a connection may never work again, though the file would: reading or writing
// failed, read-only, cannot be opened, malformed, not a database.
const REOPEN_CODES = new Set([10, 8, 14, 11, 26]);

try {
  if (expected !== undefined) checkIdentity(file, expected);
  const database = openForWriting(file);
  serve(database, identityOf(file));
} catch (error) {
  report({ kind: "unusable", message: messageOf(error) });
}

function openForWriting(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  // FULL syncs the log at each commit: what was acknowledged survives a power cut.
  database.exec(
    "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; " +
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
  const append = prepareAppend(database);
  const checkpoints = createCheckpoints(database, file, identity);
  const kept = database.prepare("SELECT value FROM settings WHERE name = 'highest-seq'");

  /** The last number given out: another process may have written meanwhile, and erased rows leave theirs behind. */
  function lastSeq(): number {
    return Math.max(Number(highest.get()?.["seq"]), Number(kept.get()?.["value"] ?? 0));
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
      const appendNext = append(lastSeq());
      const answers = jobs.map((job): WriteAnswer => {
        if (job.kind === "statements") return runAll(job.statements);
        return { kind: "appended", verdicts: appendNext(job) };
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

  async function close(): Promise<void> {
    port?.close();
    await checkpoints.close();
    database.close();
  }

  port?.on("message", (message: WriteGroup | "close") => {
    if (message === "close") return void close();
    report(commit(message));
    if (mustReopen) return void close();
    checkpoints.committed();
  });
  report({ kind: "ready", identity });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
