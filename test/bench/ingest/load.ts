import { Agent, request } from "node:http";

/** Sends bodies to one server over keep-alive connections. */
export interface Load {
  /** Sends all bodies, each connection the next as soon as its last was answered; events taken a second. */
  saturate(bodies: readonly Buffer[]): Promise<number>;
  /**
   * Sends at a fixed rate whether or not answers come; milliseconds from when a request was due to its whole answer,
   * ascending. Waiting for a free connection counts: a server that falls behind cannot hide it.
   */
  pace(bodies: readonly Buffer[], requestsPerSecond: number): Promise<readonly number[]>;
  close(): void;
}

/** What every body must be answered with, so that nothing but full success is measured. */
export interface Expected {
  readonly accepted: number;
  readonly duplicates: number;
}

export const CONNECTIONS = 32;

/** A load on `POST /v1/batch` of the server at `origin`. Rejects where an answer is not `expected(body)`. */
export function createLoad(origin: string): Load & { expect(expected: Expected): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS, scheduling: "fifo" });
  let expected: Expected = { accepted: 0, duplicates: 0 };

  function send(body: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      const headers = { "content-type": "application/json", "content-length": body.byteLength };
      const sent = request(`${origin}/v1/batch`, { method: "POST", agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => {
          const text = Buffer.concat(parts).toString();
          if (isExpected(text, expected)) resolve();
          else reject(new Error(`${response.statusCode}: ${text.slice(0, 300)}`));
        });
        response.on("error", reject);
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }

  return {
    expect: (next) => void (expected = next),
    async saturate(bodies) {
      const { accepted, duplicates } = expected;
      const queue = bodies.values();
      const startedMs = performance.now();
      await Promise.all(
        Array.from({ length: CONNECTIONS }, async () => {
          for (const body of queue) await send(body);
        }),
      );
      const seconds = (performance.now() - startedMs) / 1_000;
      return (bodies.length * (accepted + duplicates)) / seconds;
    },
    async pace(bodies, requestsPerSecond) {
      const everyMs = 1_000 / requestsPerSecond;
      const startMs = performance.now();
      const latencies: Promise<number>[] = [];
      await new Promise<void>((resolve) => {
        const tick = (): void => {
          while (latencies.length * everyMs <= performance.now() - startMs) {
            const body = bodies[latencies.length];
            if (body === undefined) return resolve();
            const dueMs = startMs + latencies.length * everyMs;
            latencies.push(send(body).then(() => performance.now() - dueMs));
          }
          setTimeout(tick, 1);
        };
        tick();
      });
      return (await Promise.all(latencies)).toSorted((a, b) => a - b);
    },
    close: () => agent.destroy(),
  };
}

function isExpected(text: string, { accepted, duplicates }: Expected): boolean {
  return text === JSON.stringify({ success: true, accepted, duplicates, rejected: [] });
}
