import type { Stop } from "@cairn/core";
import type { DropCount } from "../outbox/drops.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { Row } from "../outbox/rows.ts";
import type { Answer, Platform } from "../platform/platform.ts";
import { askedMs, pauseMs } from "./backoff.ts";
import { batchBody, firstBatch } from "./batch.ts";
import { type Verdict, deliver, verdictOf } from "./bisect.ts";
import { createUnloadSender } from "./unload.ts";

/** Brings what is in the outbox to the collector, and keeps trying. */
export interface Transport {
  /** More is in the outbox: send soon, at once when there is much. */
  add(count: number): void;
  /** Sends now all there is; resolves when done or when it has to wait. Never rejects. */
  flush(): Promise<void>;
  /** Gives up the request under way: the page goes away, or consent was withdrawn. */
  abort(): void;
  /** The page is hidden and may not come back: sends what it can without waiting. */
  leave(): void;
  /** Sending may work again (back online, page shown again): the pause is over. */
  wake(): void;
  stop: Stop;
}

export interface TransportPort {
  readonly platform: Platform;
  readonly outbox: Outbox;
  readonly drops: DropCount;
  readonly key: string;
  readonly collector: string;
  /** Runs `work` in one tab at a time; false when another tab is at it. */
  lock(work: () => Promise<void>): Promise<boolean>;
  /** There is a verdict on messages: so many stored, known already, and refused for a reason each. */
  onVerdict(sent: number, duplicates: number, rejected: readonly { readonly code: string }[]): void;
  /** The collector refuses this page: 401 or 403. */
  onRefused(answer: Answer): void;
}

const SOON_MS = 3000;
const MANY = 20;
const BATCH_ROWS = 100;
const ANSWER_WITHIN_MS = 30_000;

/** A transport that sleeps until something is announced. */
export function createTransport(port: TransportPort): Transport {
  const { platform, outbox, drops, key } = port;
  const url = `${port.collector}/v1/batch`;
  let timer: Stop | undefined;
  let running: Promise<void> | undefined;
  let announced = 0;
  let failures = 0;
  let silent = 0;
  let isStopped = false;
  let request: AbortController | undefined;

  function later(ms: number): void {
    timer?.();
    timer = platform.after(ms, flush);
  }
  async function settle(rows: readonly Row[], verdict: Verdict): Promise<void> {
    const { duplicates = 0, rejected = [] } = verdict;
    await outbox.remove(rows);
    port.onVerdict(rows.length - duplicates - rejected.length, duplicates, rejected);
  }
  async function send(rows: readonly Row[]) {
    const untold = drops.untold();
    const attempt = new AbortController();
    const { signal } = attempt;
    request = attempt;
    platform.after(ANSWER_WITHIN_MS, () => attempt.abort());
    const body = batchBody(key, rows, platform.now(), untold);
    const answer = await platform.post(url, body, { signal });
    if (verdictOf(answer)) drops.tell(untold);
    return answer;
  }
  async function sendAll(): Promise<void> {
    announced = 0;
    for (;;) {
      const rows = await outbox.read(BATCH_ROWS);
      if (!rows.length || isStopped) return;
      const failure = await deliver(firstBatch(rows), send, settle);
      if (!failure) failures = silent = 0;
      else if (failure.status === 401 || failure.status === 403) {
        isStopped = true;
        return port.onRefused(failure);
      } else {
        failures++;
        silent = failure.status ? 0 : silent + 1;
        const asked = askedMs(failure.retryAfter, platform.now());
        return later(pauseMs(failures, silent, asked, platform.random()));
      }
    }
  }
  async function flush(): Promise<void> {
    // What was added after a running flush read the outbox needs another one.
    await running;
    if (isStopped) return;
    timer?.();
    timer = undefined;
    running ??= port
      .lock(sendAll)
      .catch(() => false)
      .then((isDone) => {
        running = undefined;
        if (!timer && (!isDone || announced)) later(SOON_MS);
      });
    await running;
  }
  const sendAtUnload = createUnloadSender(platform, key, url, settle);

  return {
    add(count) {
      announced += count;
      if (isStopped || failures || running) return;
      if (announced >= MANY) void flush();
      else if (!timer) later(SOON_MS);
    },
    flush,
    // An open request would hold the lock, and with it the page out of the back-forward cache.
    abort: () => request?.abort(),
    leave() {
      if (!isStopped) void sendAtUnload(outbox.takeUnsent());
    },
    wake() {
      if (failures) void flush();
    },
    stop() {
      isStopped = true;
      request?.abort();
    },
  };
}
