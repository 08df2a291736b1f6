import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { StorageUnavailable } from "../storage-error.ts";
import {
  EVENT_COLUMNS,
  type Statement,
  type WriteAnswer,
  type WriteGroup,
  type WriteJob,
  type WriteReport,
} from "./write-job.ts";

/** The one way to change the file: everything that waits while a commit runs becomes the next commit. */
export interface Writer {
  append(job: Extract<WriteJob, { kind: "append" }>): Promise<WriteAnswer & { kind: "appended" }>;
  /** Runs the statements as one; answers the last rows returned, or false when an expectation was not met. */
  run(
    statements: readonly Statement[],
  ): Promise<readonly Readonly<Record<string, unknown>>[] | false>;
  /** Event rows that are not durable yet. */
  readonly waitingRows: number;
  /** Finishes what it was given, then ends. */
  close(): Promise<void>;
}

export interface WriterOptions {
  /** Rows after which a commit takes no further request in; 1 gives every request a commit of its own. */
  readonly groupRows?: number;
}

// About 150 ms of writing: a commit's latency is what all its requests wait for.
const GROUP_ROWS = 20_000;
// More would only grow memory: senders are told to come back later instead.
const MOST_WAITING_ROWS = 200_000;

interface Waiting {
  readonly job: WriteJob;
  readonly rows: number;
  settle(answer: WriteAnswer): void;
  fail(error: Error): void;
}

/** Opens `file` for writing, made and migrated as needed. Rejects with what is wrong with it. */
export async function createWriter(file: string, options: WriterOptions = {}): Promise<Writer> {
  const { groupRows = GROUP_ROWS } = options;
  // The thread runs from source under type stripping, and from JavaScript once built.
  const thread = new URL(`./writer-thread${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(thread, { workerData: { file } });
  const waiting: Waiting[] = [];
  let underWay: readonly Waiting[] = [];
  let group = 0;
  let waitingRows = 0;
  let ended: string | undefined;
  let onIdle = (): void => undefined;

  function give(): void {
    if (underWay.length > 0) return;
    if (waiting.length === 0) return onIdle();
    let rows = 0;
    const isFull = (): boolean => rows >= groupRows;
    const count = waiting.findIndex((one) => isFull() || ((rows += one.rows), false));
    underWay = waiting.splice(0, count === -1 ? waiting.length : count);
    group += 1;
    worker.postMessage({ group, jobs: underWay.map(({ job }) => job) } satisfies WriteGroup);
  }

  function finish(run: (one: Waiting, at: number) => void): void {
    const done = underWay;
    underWay = [];
    for (const one of done) waitingRows -= one.rows;
    give();
    for (const [at, one] of done.entries()) run(one, at);
  }

  function end(message: string): void {
    ended ??= message;
    waiting.unshift(...underWay);
    underWay = [];
    const error = new StorageUnavailable(ended);
    for (const one of waiting.splice(0)) one.fail(error);
    waitingRows = 0;
    onIdle();
  }

  await new Promise<void>((resolve, reject) => {
    worker.on("message", (report: WriteReport) => {
      switch (report.kind) {
        case "ready":
          return resolve();
        case "unusable":
          return reject(new StorageUnavailable(report.message));
        case "committed":
          return finish((one, at) => one.settle(report.answers[at] ?? { kind: "unexpected" }));
        case "lost":
          return finish((one) => one.fail(new StorageUnavailable(report.message)));
      }
    });
    worker.on("error", (error) => {
      end(`the writer stopped: ${error.message}`);
      reject(error);
    });
    worker.on("exit", () => end("the writer has stopped"));
  });

  function enqueue(job: WriteJob, rows: number): Promise<WriteAnswer> {
    if (ended !== undefined) return Promise.reject(new StorageUnavailable(ended));
    if (rows > 0 && waitingRows > 0 && waitingRows + rows > MOST_WAITING_ROWS) {
      const error = new StorageUnavailable("more events wait for the disk than it can take");
      return Promise.reject(error);
    }
    return new Promise((settle, fail) => {
      waiting.push({ job, rows, settle, fail });
      waitingRows += rows;
      give();
    });
  }

  return {
    async append(job) {
      const answer = await enqueue(job, job.values.length / EVENT_COLUMNS.length);
      if (answer.kind === "appended") return answer;
      throw new StorageUnavailable("the writer gave no verdicts");
    },
    async run(statements) {
      const answer = await enqueue({ kind: "statements", statements }, 0);
      if (answer.kind === "done") return answer.rows;
      if (answer.kind === "unexpected") return false;
      throw new StorageUnavailable(answer.kind === "failed" ? answer.message : "no answer");
    },
    get waitingRows() {
      return waitingRows;
    },
    async close() {
      if (ended !== undefined) return;
      ended = "the store is closed";
      if (underWay.length + waiting.length > 0) {
        await new Promise<void>((resolve) => (onIdle = resolve));
      }
      const exited = new Promise((resolve) => worker.once("exit", resolve));
      worker.postMessage("close");
      await exited;
    },
  };
}
