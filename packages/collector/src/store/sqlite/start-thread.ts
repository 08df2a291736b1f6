import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { StorageUnavailable } from "../storage-error.ts";
import type { FileIdentity } from "./file-identity.ts";
import type { ThreadStart, WriteGroup, WriteReport } from "./write-job.ts";

/** A writer thread that has the file open. */
export interface RunningThread {
  readonly identity: FileIdentity | undefined;
  give(group: WriteGroup): void;
  /** Resolves once the file is closed. Give nothing after it. */
  close(): Promise<void>;
}

/** What a thread tells while it runs. */
export interface ThreadEvents {
  onReport(report: Extract<WriteReport, { kind: "committed" | "lost" }>): void;
  /** It ended without being told to: with a fault of its own, or to open the file anew. */
  onGone(because: string): void;
}

/** Starts a thread that writes to a file. Rejects with `StorageUnavailable` when the file cannot be used. */
export function startThread(start: ThreadStart, events: ThreadEvents): Promise<RunningThread> {
  // The thread runs from source under type stripping, and from JavaScript once built.
  const thread = new URL(`./writer-thread${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(thread, { workerData: start });
  let fault: string | undefined;
  let isClosing = false;
  const exited = new Promise<void>((resolve) => {
    worker.once("exit", () => resolve());
  });
  worker.on("error", (error) => {
    fault = error instanceof Error ? error.message : String(error);
  });

  return new Promise((resolve, reject) => {
    let isReady = false;
    worker.on("message", (report: WriteReport) => {
      switch (report.kind) {
        case "ready":
          isReady = true;
          return resolve({
            identity: report.identity,
            give: (group) => worker.postMessage(group),
            async close() {
              isClosing = true;
              worker.postMessage("close");
              await exited;
            },
          });
        case "unusable":
          fault = report.message;
          return;
        default:
          return events.onReport(report);
      }
    });
    void exited.then(() => {
      const because = fault ?? "the writer has stopped";
      if (!isReady) return reject(new StorageUnavailable(because));
      if (!isClosing) events.onGone(because);
    });
  });
}
