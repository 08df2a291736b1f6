import type { Stop } from "@cairn/core";
import type { DropCount } from "../outbox/drops.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { Platform } from "../platform/platform.ts";
import { pauseMs } from "./backoff.ts";
import { deliver } from "./bisect.ts";
import { BATCH_ROWS, batchBody, firstBatch, readAnswer } from "./send.ts";
import { createUnloadSender } from "./unload.ts";

/** Brings what is in the outbox to the collector, and keeps trying. */
export interface Transport {
  /** More is in the outbox: send soon, at once when there is much. */
  announce(count: number): void;
  /** Sends now all there is; resolves when done or when it has to wait. Never rejects. */
  flush(): Promise<void>;
  /** Gives up the request under way: the page goes away, or consent was withdrawn. */
  interrupt(): void;
  /** The page is hidden and may not come back: sends what it can without waiting. */
  leave(): void;
  /** Sending may work again (back online, page shown again): the pause is over. */
  wake(): void;
  /** Messages that the collector stored, and those it had already. */
  tally(): { readonly sent: number; readonly duplicates: number; readonly rejected: number };
  stop(): void;
}

export interface TransportPort {
  readonly platform: Platform;
  readonly outbox: Outbox;
  readonly drops: DropCount;
  readonly key: string;
  readonly collector: string;
  /** Runs `work` in one tab at a time; false when another tab is at it. */
  exclusively(work: () => Promise<void>): Promise<boolean>;
  onSent(count: number): void;
  /** The collector refuses this page: 401 or 403. */
  onRefused(status: number): void;
}

const SOON_MS = 3000;
const MANY = 20;
const ANSWER_WITHIN_MS = 30_000;

/** A transport that sleeps until something is announced. */
export function createTransport(port: TransportPort): Transport {
  const { platform, outbox, drops, key } = port;
  const url = `${port.collector}/v1/batch`;
  const tally = { sent: 0, duplicates: 0, rejected: 0 };
  let timer: Stop | undefined;
  let running: Promise<void> | undefined;
  let announced = 0;
  let failed = 0;
  let silent = 0;
  let isPausing = false;
  let isStopped = false;
  let request: AbortController | undefined;

  function countSent(count: number, duplicates: number): void {
    tally.sent += count - duplicates;
    tally.duplicates += duplicates;
    port.onSent(count);
  }
  const sendAtUnload = createUnloadSender(platform, key, url, (rows, duplicates) => {
    void outbox.remove(rows.map((row) => row.id));
    countSent(rows.length, duplicates);
  });

  function later(ms: number): void {
    timer?.();
    timer = platform.after(ms, () => void flush());
  }

  async function sendAll(): Promise<void> {
    announced = 0;
    for (;;) {
      const rows = await outbox.read(BATCH_ROWS);
      if (!rows.length || isStopped) return;
      const outcome = await deliver(
        firstBatch(rows),
        async (batch) => {
          const untold = drops.untold();
          request = new AbortController();
          const overdue = platform.after(ANSWER_WITHIN_MS, () => request?.abort());
          const body = batchBody(key, batch, platform.now(), untold);
          const answer = await platform.post(url, body, { signal: request.signal });
          overdue();
          const result = readAnswer(answer, batch, platform.now());
          if (result.kind === "verdict" && untold) drops.tell(untold);
          return result;
        },
        async (settled, { duplicates, refused }) => {
          await outbox.remove(settled.map((row) => row.id));
          for (const { code } of refused) drops.add(code, 1);
          tally.rejected += refused.length;
          countSent(settled.length - refused.length, duplicates);
        },
      );
      if (outcome.kind === "stop") {
        isStopped = true;
        return port.onRefused(outcome.status);
      }
      if (outcome.kind === "retry") {
        failed++;
        silent = outcome.status ? 0 : silent + 1;
        isPausing = true;
        const { afterMs } = outcome;
        const failures = { count: failed, silent, ...(afterMs ? { retryAfterMs: afterMs } : {}) };
        return later(pauseMs(failures, platform.random()));
      }
      failed = silent = 0;
    }
  }

  function flush(): Promise<void> {
    if (isStopped) return outbox.write();
    timer?.();
    timer = undefined;
    isPausing = false;
    running ??= port
      .exclusively(sendAll)
      .then((isDone) => {
        if (!isDone) later(SOON_MS);
      })
      .catch(() => later(SOON_MS))
      .finally(() => {
        running = undefined;
        if (announced && !timer) later(SOON_MS);
      });
    return running;
  }

  return {
    announce(count) {
      announced += count;
      if (isStopped || isPausing || running) return;
      if (announced >= MANY) void flush();
      else if (!timer) later(SOON_MS);
    },
    flush: async () => {
      // What was added after a running flush read the outbox needs another one.
      await running;
      await flush();
    },
    // An open request would hold the lock, and with it the page out of the back-forward cache.
    interrupt: () => request?.abort(),
    leave() {
      if (!isStopped) sendAtUnload(outbox.takeUnsent());
    },
    wake() {
      if (isPausing) void flush();
    },
    tally: () => ({ ...tally }),
    stop() {
      isStopped = true;
      timer?.();
      request?.abort();
    },
  };
}
