import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { eventually } from "../eventually.ts";
import type { Run } from "../scenario.ts";

/** Servers that send events and try again until each batch is acknowledged. */
export interface Senders {
  /** Batches acknowledged so far. */
  readonly acknowledged: number;
  /** Answers other than 200 so far, by status; 0 where there was none. */
  readonly refusals: ReadonlyMap<number, number>;
  /** Runs `work` while no batch is under way. */
  betweenBatches(work: () => Promise<void>): Promise<void>;
  /** Begins no new batch; resolves once everything begun is acknowledged. */
  finish(): Promise<void>;
}

export interface SendersOptions {
  readonly connections: number;
  readonly eventsABatch: number;
  /** Bytes that are added to each event. */
  readonly padding?: number;
  /** Milliseconds between two batches of a connection. */
  readonly every?: number;
  /** For millions of events: ids are not kept, only how many calls each sender made. */
  readonly countOnly?: true;
}

const AGAIN_MS = 30;
const ANSWER_WITHIN_MS = 10_000;
const FINISH_WITHIN_MS = 30_000;

/** Starts senders without a browser: what they send counts as accepted once an answer acknowledges it. */
export function startSenders(
  run: Pick<Run, "testimony" | "collector" | "network">,
  options: SendersOptions,
): Senders {
  const { testimony, collector, network } = run;
  const { connections, eventsABatch, padding = 0, every = 0, countOnly } = options;
  const refusals = new Map<number, number>();
  let acknowledged = 0;
  let isFinishing = false;
  let giveUpMs = Infinity;
  let underWay = 0;
  let held = Promise.resolve();

  async function sendOne(sender: string, calls: number): Promise<void> {
    const batch = Array.from({ length: eventsABatch }, (_, at) => ({
      type: "track",
      event: "Step Taken",
      messageId: randomUUID(),
      anonymousId: sender,
      timestamp: new Date(),
      properties: { call: `${sender} ${calls + at}`, padding: "x".repeat(padding) },
    }));
    const body = JSON.stringify({ batch, writeKey: collector.key });
    while (performance.now() < giveUpMs) {
      await held;
      underWay += 1;
      const status = await post(`${network.origin}/v1/batch`, body);
      underWay -= 1;
      if (status === 200) {
        if (!countOnly) for (const { messageId } of batch) testimony.accepted.add(messageId);
        acknowledged += 1;
        return;
      }
      refusals.set(status, (refusals.get(status) ?? 0) + 1);
      await pause(AGAIN_MS);
    }
    throw new Error(`a batch was not acknowledged within ${FINISH_WITHIN_MS / 1000} s`);
  }
  async function send(): Promise<void> {
    const sender = randomUUID();
    for (let calls = 0; !isFinishing; calls += eventsABatch) {
      testimony.calls.set(sender, calls + eventsABatch);
      await sendOne(sender, calls);
      if (every > 0) await pause(every);
    }
  }
  const running = Promise.all(Array.from({ length: connections }, send));
  // Looked at in `finish`; until then a failure is no unhandled one.
  running.catch(() => {});
  return {
    get acknowledged() {
      return acknowledged;
    },
    refusals,
    async betweenBatches(work) {
      let release = (): void => {};
      held = new Promise((resolve) => (release = resolve));
      try {
        await eventually("no batch under way", () => underWay === 0);
        await work();
      } finally {
        release();
      }
    },
    async finish() {
      isFinishing = true;
      giveUpMs = performance.now() + FINISH_WITHIN_MS;
      await running;
    },
  };
}

/** The status of the answer to a batch, 200 only with its verdict read whole; 0 where none came. */
async function post(url: string, body: string): Promise<number> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const { success, rejected = [] } = (await response.json()) as {
      readonly success?: boolean;
      readonly rejected?: readonly unknown[];
    };
    if (rejected.length > 0) throw new Error(`refused: ${JSON.stringify(rejected[0])}`);
    return response.status === 200 && success !== true ? 0 : response.status;
  } catch {
    return 0;
  }
}
