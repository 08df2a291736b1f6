import type { Stop } from "@cairn/core";
import type { Commit } from "../event-log.ts";
import { StorageUnavailable } from "../storage-error.ts";
import { type RunningThread, startThread, type ThreadEvents } from "./start-thread.ts";
import type { AppendJob, Statement, WriteAnswer, WriteJob } from "./write-job.ts";
import { createWriteQueue, type Waiting } from "./write-queue.ts";

/** The one way to change the file: what waits while a commit runs becomes the next commit. */
export interface Writer {
  append(job: AppendJob): Promise<WriteAnswer & { kind: "appended" }>;
  /** Runs the statements as one; answers the last rows returned, or false when an expectation was not met. */
  run(
    statements: readonly Statement[],
  ): Promise<readonly Readonly<Record<string, unknown>>[] | false>;
  /** Event rows that are not durable yet. */
  readonly waitingRows: number;
  /** Memory that jobs take which were not answered yet, bytes. */
  readonly waitingBytes: number;
  /** Runs after each group that was committed. */
  watchCommits(run: (commit: Commit) => void): Stop;
  /** Finishes what it was given, then ends. */
  close(): Promise<void>;
}

export interface WriterOptions {
  /** Rows after which a commit takes no further request in; 1 gives every request a commit of its own. */
  readonly groupRows?: number;
}

// A commit's latency is what all its requests wait for. With larger groups reading requests and writing take turns instead
// of going on side by side; 800 rows are half of what 32 senders with 50 events each have under way.
const GROUP_ROWS = 800;
// A thread that ended is started again at once, then as often as a person would try.
const RESTART_MS = 1_000;

/**
 * Opens `file` for writing, made and migrated as needed. Rejects with what is wrong with it. A writer thread that ends
 * later is started again for as long as it takes; until then everything is refused with `StorageUnavailable`.
 */
export async function createWriter(file: string, options: WriterOptions = {}): Promise<Writer> {
  const { groupRows = GROUP_ROWS } = options;
  const queue = createWriteQueue();
  const watchers = new Set<(commit: Commit) => void>();
  let underWay: readonly Waiting[] = [];
  let givenAtMs = 0;
  let group = 0;
  let outage: string | undefined;
  let isClosed = false;
  let onIdle = (): void => undefined;
  let restarting: ReturnType<typeof setTimeout> | undefined;

  function give(): void {
    if (thread === undefined || underWay.length > 0) return;
    if (queue.isEmpty) return onIdle();
    underWay = queue.takeGroup(groupRows);
    group += 1;
    givenAtMs = performance.now();
    thread.give({ group, jobs: underWay.map(({ job }) => job) });
  }

  function finish(run: (one: Waiting, at: number) => void): void {
    const done = underWay;
    underWay = [];
    queue.release(done);
    give();
    for (const [at, one] of done.entries()) run(one, at);
  }

  function failAll(because: string): void {
    const failed = [...underWay, ...queue.takeAll()];
    underWay = [];
    queue.release(failed);
    for (const one of failed) one.fail(new StorageUnavailable(because));
    onIdle();
  }

  const events: ThreadEvents = {
    onReport(report) {
      if (report.kind === "lost") {
        return finish((one) => one.fail(new StorageUnavailable(report.message)));
      }
      const rows = underWay.reduce((sum, one) => sum + one.rows, 0);
      const commit = { rows, durationMs: performance.now() - givenAtMs };
      for (const watch of watchers) watch(commit);
      finish((one, at) => one.settle(report.answers[at] ?? { kind: "unexpected" }));
    },
    onGone(because) {
      thread = undefined;
      outage = because;
      failAll(because);
      if (!isClosed) void restart();
    },
  };

  async function restart(): Promise<void> {
    try {
      const started = await startThread({ file, expected: identity }, events);
      if (isClosed) return await started.close();
      thread = started;
      outage = undefined;
    } catch (error) {
      outage = error instanceof Error ? error.message : String(error);
      if (!isClosed) restarting = setTimeout(() => void restart(), RESTART_MS);
    }
  }

  let thread: RunningThread | undefined = await startThread({ file }, events);
  const { identity } = thread;

  function enqueue(job: WriteJob): Promise<WriteAnswer> {
    const refusal = isClosed ? "the store is closed" : outage;
    if (refusal !== undefined) return Promise.reject(new StorageUnavailable(refusal));
    const answer = queue.add(job);
    give();
    return answer;
  }

  return {
    async append(job) {
      const answer = await enqueue(job);
      if (answer.kind === "appended") return answer;
      throw new StorageUnavailable("the writer gave no verdicts");
    },
    async run(statements) {
      const answer = await enqueue({ kind: "statements", statements });
      if (answer.kind === "done") return answer.rows;
      if (answer.kind === "unexpected") return false;
      throw new StorageUnavailable(answer.kind === "failed" ? answer.message : "no answer");
    },
    get waitingRows() {
      return queue.rows;
    },
    get waitingBytes() {
      return queue.bytes;
    },
    watchCommits(run) {
      watchers.add(run);
      return () => watchers.delete(run);
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      clearTimeout(restarting);
      if (underWay.length > 0 || !queue.isEmpty) {
        await new Promise<void>((resolve) => (onIdle = resolve));
      }
      await thread?.close();
    },
  };
}
