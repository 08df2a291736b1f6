import { extname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import type { FileIdentity } from "./file-identity.ts";

/** Keeps the write-ahead log short, from a second thread: the main file is written and synced while the writer goes on. */
export interface Checkpoints {
  /** Tells that something was committed. Call it outside of transactions. */
  committed(): void;
  /** Ends the thread, once what it is doing is done. */
  close(): Promise<void>;
}

/** What a checkpoint thread is started with. */
export interface CheckpointStart {
  readonly file: string;
  /** Nothing is written to another file at that path. */
  readonly expected: FileIdentity;
}

const MIB = 2 ** 20;
const PASS_BYTES = 8 * MIB;
// What is left after that is copied in between two commits: some 300 pages, 2 ms. Only then the log begins anew.
const LAST_BYTES = 1.5 * MIB;
const MOST_PASSES = 4;
// SQLite's own checkpoints, within a commit, come only where this fails: 12 000 pages are 48 MiB.
const FALLBACK_PAGES = 12_000;
const ALONE_PAGES = 4_000;

// Before it, a checkpoint of one connection could miss that another had begun the log anew, and skip part of it: the
// "WAL-reset bug", https://sqlite.org/wal.html#walresetbug. There only the connection that writes makes any.
const SAFE_BESIDE = "3.51.3";

/** Whether checkpoints of a second connection are safe with this version of SQLite, as in "3.51.2". */
export function isSafeBeside(sqliteVersion: string): boolean {
  return sqliteVersion.localeCompare(SAFE_BESIDE, "en", { numeric: true }) >= 0;
}

/**
 * Checkpoints for the connection that writes. The thread starts with the first 8 MiB: a short-lived process needs none. Where
 * it cannot work, or would not be safe, SQLite does it within the commits.
 */
export function createCheckpoints(
  database: DatabaseSync,
  file: string,
  identity: FileIdentity | undefined,
): Checkpoints {
  let thread: Worker | undefined;
  let hasFailed = identity === undefined || !isSafeBeside(process.versions.sqlite ?? "");
  const pageBytes = Number(database.prepare("PRAGMA page_size").get()?.["page_size"]);
  // Only counts, in 6 µs; a SQLite that does not know it yet would make a checkpoint.
  const counts = hasFailed ? undefined : database.prepare("PRAGMA wal_checkpoint(NOOP)");
  /** Pages that the log held when it was looked at last: a reader may keep them from being copied. */
  let seenPages = 0;
  let passes = 0;
  limit(hasFailed ? ALONE_PAGES : FALLBACK_PAGES);

  function pagesInLog(): number {
    try {
      return Math.max(0, Number(counts?.get()?.["log"]));
    } catch {
      // Whether the file can be used is seen at the next commit.
      return seenPages;
    }
  }

  function logged(): number {
    const pages = pagesInLog();
    // Once all of it was copied the log begins anew.
    if (pages < seenPages) seenPages = 0;
    return (pages - seenPages) * pageBytes;
  }

  function limit(pages: number): void {
    database.exec(`PRAGMA wal_autocheckpoint = ${pages}`);
  }

  function fail(): void {
    hasFailed = true;
    thread = undefined;
    if (database.isOpen) limit(ALONE_PAGES);
  }

  function start(expected: FileIdentity): Worker {
    // From source under type stripping, and from JavaScript once built.
    const module = new URL(`./checkpoint-thread${extname(import.meta.url)}`, import.meta.url);
    const workerData: CheckpointStart = { file, expected };
    const worker = new Worker(module, { workerData });
    worker.on("message", onPassed);
    worker.on("error", fail);
    worker.unref();
    return worker;
  }

  function pass(): void {
    if (identity === undefined) return;
    try {
      thread ??= start(identity);
    } catch {
      // No thread can be had, as at a container's limit of processes. What was committed is; the writer goes on alone.
      return fail();
    }
    passes += 1;
    seenPages = pagesInLog();
    thread.postMessage("pass");
  }

  /** What was committed during a pass is left over: a smaller one follows, and so on until little is left. */
  function onPassed(): void {
    if (logged() > LAST_BYTES && passes < MOST_PASSES) return pass();
    passes = 0;
    try {
      database.exec("PRAGMA wal_checkpoint(PASSIVE)");
      seenPages = pagesInLog();
    } catch {
      // Nothing is lost: the log holds everything still. A disk that cannot be written refuses the next commit too.
    }
  }

  return {
    committed() {
      if (!hasFailed && passes === 0 && logged() >= PASS_BYTES) pass();
    },
    async close() {
      const closing = thread;
      if (closing === undefined) return;
      closing.off("message", onPassed);
      const exited = new Promise<void>((resolve) => {
        closing.once("exit", () => resolve());
      });
      closing.ref();
      closing.postMessage("close");
      await exited;
    },
  };
}
