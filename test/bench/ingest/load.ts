import { setTimeout as wait } from "node:timers/promises";
import { type Connection, createConnection, requestOf } from "./connection.ts";

/** Sends bodies to one server over keep-alive connections. */
export interface Load {
  /** What every body must be answered with from now on, so that nothing but full success is measured. */
  expect(expected: Expected): void;
  /** Sends all bodies, each connection the next as soon as its last was answered; events taken a second. */
  saturate(bodies: readonly Buffer[]): Promise<number>;
  /**
   * Sends at a fixed rate whether or not answers come; milliseconds from when a request was due to its whole answer,
   * ascending. Waiting for a free connection counts: a server that falls behind cannot hide it.
   */
  pace(bodies: readonly Buffer[], requestsPerSecond: number): Promise<readonly number[]>;
  close(): void;
}

/** The counts of an answer. */
export interface Expected {
  readonly accepted: number;
  readonly duplicates: number;
}

export const CONNECTIONS = 32;

/** A load on `POST /v1/batch` of the server at `origin`. Rejects where an answer is not the one expected. */
export function createLoad(origin: string): Load {
  const connections = Array.from({ length: CONNECTIONS }, () => createConnection(origin));
  let expected: Expected = { accepted: 0, duplicates: 0 };

  // Made before the clock starts: what sending takes is taken from a server on the same processors.
  const requestsOf = (bodies: readonly Buffer[]): readonly Buffer[] =>
    bodies.map((body) => requestOf(origin, "/v1/batch", body));

  /** Sends what `next` gives over each connection, one after another, until it gives nothing. */
  async function overAll(
    next: () => Promise<Sending | undefined> | Sending | undefined,
  ): Promise<void> {
    const answer = JSON.stringify({ success: true, ...expected, rejected: [] });
    const sendAll = async (connection: Connection): Promise<void> => {
      for (let sending = await next(); sending !== undefined; sending = await next()) {
        const found = await connection.exchange(sending.request);
        if (found !== answer) throw new Error(`expected ${answer}, found ${found.slice(0, 300)}`);
        sending.onAnswer?.();
      }
    };
    await Promise.all(connections.map(sendAll));
  }

  return {
    expect: (next) => void (expected = next),
    async saturate(bodies) {
      const { accepted, duplicates } = expected;
      const queue = requestsOf(bodies).values();
      const startedMs = performance.now();
      await overAll(() => {
        const { value } = queue.next();
        return value === undefined ? undefined : { request: value };
      });
      const seconds = (performance.now() - startedMs) / 1_000;
      return (bodies.length * (accepted + duplicates)) / seconds;
    },
    async pace(bodies, requestsPerSecond) {
      const everyMs = 1_000 / requestsPerSecond;
      const requests = requestsOf(bodies);
      const latencies: number[] = [];
      const startMs = performance.now();
      let sent = 0;
      await overAll(async () => {
        const at = sent;
        const request = requests[at];
        if (request === undefined) return undefined;
        sent += 1;
        const dueMs = startMs + at * everyMs;
        const waitMs = dueMs - performance.now();
        if (waitMs > 0) await wait(waitMs);
        return { request, onAnswer: () => void latencies.push(performance.now() - dueMs) };
      });
      return latencies.toSorted((a, b) => a - b);
    },
    close() {
      for (const connection of connections) connection.close();
    },
  };
}

interface Sending {
  readonly request: Buffer;
  onAnswer?(): void;
}
