import { StorageUnavailable } from "../storage-error.ts";
import { rowsIn } from "./packed-rows.ts";
import type { WriteAnswer, WriteJob } from "./write-job.ts";

/** A job and who waits for its answer. */
export interface Waiting {
  readonly job: WriteJob;
  readonly rows: number;
  readonly bytes: number;
  settle(answer: WriteAnswer): void;
  fail(error: Error): void;
}

/** Jobs that wait for their commit, bounded by rows, bytes and number. */
export interface WriteQueue {
  /** Resolves with the job's answer; rejects at once with `StorageUnavailable` when there is no room. */
  add(job: WriteJob): Promise<WriteAnswer>;
  /** Takes the jobs of the next commit: all that wait, but no further one once `mostRows` are reached. */
  takeGroup(mostRows: number): readonly Waiting[];
  takeAll(): readonly Waiting[];
  /** Makes the room of jobs free again that were answered or failed. */
  release(done: readonly Waiting[]): void;
  /** Event rows that were added and not released. */
  readonly rows: number;
  /** Memory that jobs take which were added and not released. */
  readonly bytes: number;
  readonly isEmpty: boolean;
}

// More would only grow memory: senders are told to come back later instead. A second or two of writing.
const MOST_ROWS = 200_000;
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_JOBS = 20_000;

/** An empty queue. */
export function createWriteQueue(): WriteQueue {
  const waiting: Waiting[] = [];
  let jobs = 0;
  let rows = 0;
  let bytes = 0;

  // One job alone is always taken, however large: it would never fit better.
  const hasRoom = (more: Pick<Waiting, "rows" | "bytes">): boolean =>
    jobs === 0 ||
    (jobs < MOST_JOBS && rows + more.rows <= MOST_ROWS && bytes + more.bytes <= MOST_BYTES);

  return {
    add(job) {
      const size = { rows: rowsOf(job), bytes: bytesOf(job) };
      if (!hasRoom(size)) {
        const error = new StorageUnavailable("more waits for the disk than memory should hold");
        return Promise.reject(error);
      }
      jobs += 1;
      rows += size.rows;
      bytes += size.bytes;
      return new Promise((settle, fail) => waiting.push({ job, ...size, settle, fail }));
    },
    takeGroup(mostRows) {
      let taken = 0;
      const end = waiting.findIndex((one) => taken >= mostRows || ((taken += one.rows), false));
      return waiting.splice(0, end === -1 ? waiting.length : end);
    },
    takeAll: () => waiting.splice(0),
    release(done) {
      for (const one of done) {
        jobs -= 1;
        rows -= one.rows;
        bytes -= one.bytes;
      }
    },
    get rows() {
      return rows;
    },
    get bytes() {
      return bytes;
    },
    get isEmpty() {
      return waiting.length === 0;
    },
  };
}

function rowsOf(job: WriteJob): number {
  return job.kind === "append" ? rowsIn(job.rows) : 0;
}

/** About what the job holds in memory, counted as one byte a character and eight a number. */
export function bytesOf(job: WriteJob): number {
  if (job.kind === "append") return job.rows.text.length + job.rows.slots.byteLength;
  let bytes = 0;
  for (const { params } of job.statements) {
    for (const value of params) bytes += typeof value === "string" ? value.length : 8;
  }
  return bytes;
}
