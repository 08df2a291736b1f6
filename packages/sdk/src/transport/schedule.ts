import type { Stop } from "@cairn/core";
import type { Outbox } from "../outbox/outbox.ts";
import type { Row } from "../outbox/rows.ts";
import type { Answer, Platform } from "../platform/platform.ts";
import { askedMs, pauseMs } from "./backoff.ts";
import { batchBody, firstBatch } from "./batch.ts";
import { createUnloadSender } from "./unload.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** Brings what is in the outbox to the collector, and keeps trying. */
export interface Transport {
  /** So much more is in the outbox: send soon, at once when there is much. 0: another tab is about to. */
  add(count: number): void;
  /** Sends now all there is, whatever pause was on; resolves when done or when it has to wait. Never rejects. */
  flush(): Promise<void>;
  /** Gives up the request under way: the page goes away, or consent was withdrawn. */
  abort(): void;
  /** The page is hidden and may not come back, or is going away: sends what it can without waiting. */
  leave(isGoing: boolean): void;
  stop: Stop;
}

export interface TransportPort {
  readonly platform: Platform;
  readonly outbox: Outbox;
  readonly key: string;
  readonly collector: string;
  /** Proves who is here now, where it is known. */
  proof(): string | undefined;
  /** Runs `work` in one tab at a time; true when another tab was at it until `signal` ended the waiting. Never rejects. */
  lock(work: () => Promise<void>, signal: AbortSignal): Promise<true | void>;
  onVerdict(verdict: Verdict): void;
  /** The collector refuses this page: 401 or 403. */
  onRefused(answer: Answer): void;
}

const SOON_MS = 3000;
const MANY = 20;
const BATCH_ROWS = 100;
const ANSWER_WITHIN_MS = 30_000;
const LOCK_WITHIN_MS = 500;

/** A transport that sleeps until something is announced. */
export function createTransport(port: TransportPort): Transport {
  const { platform, outbox, key, proof } = port;
  const { now } = platform;
  const url = `${port.collector}/v1/batch`;
  let timer: Stop | undefined;
  let running: Promise<void> | undefined;
  let announced = 0;
  let failures = 0;
  let silent = 0;
  let isStopped: true | undefined;
  let isAway: boolean | undefined;
  let waiting: AbortController | undefined;
  let release: Stop | undefined;

  function later(ms: number): void {
    timer?.();
    timer = platform.after(ms, flush);
  }
  /** Forgets rows for which `answer` is a verdict; resolves to that, if it is one. */
  async function settle(rows: readonly Row[], answer: Answer): Promise<Verdict | undefined> {
    const verdict = verdictOf(answer);
    if (verdict) {
      await outbox.remove(rows);
      port.onVerdict(verdict);
    }
    return verdict;
  }
  /** Ends what is waited for after `ms`, or as the page goes away. */
  function within(ms: number): AbortSignal {
    const attempt = (waiting = new AbortController());
    platform.after(ms, () => attempt.abort());
    return attempt.signal;
  }
  async function sendAll(): Promise<void> {
    let most = BATCH_ROWS;
    announced = 0;
    for (;;) {
      const rows = firstBatch(await outbox.read(most));
      if (!rows.length || isAway) return;
      const body = batchBody(key, rows, now(), proof());
      const answer = await platform.post(url, body, { signal: within(ANSWER_WITHIN_MS) });
      const { status } = answer;
      if (await settle(rows, answer)) {
        failures = silent = 0;
        most = BATCH_ROWS;
      } else if (status === 400 || status === 413) {
        // Halved until the row that spoils the batch stands alone.
        if (rows.length > 1) most = rows.length >> 1;
        else await outbox.remove(rows, status === 413 ? "too-large" : "malformed");
      } else if (status === 401 || status === 403) {
        isStopped = true;
        return port.onRefused(answer);
      } else if (isAway) return;
      else {
        silent = status ? 0 : silent + 1;
        const asked = askedMs(answer.retryAfter, now());
        return later(pauseMs(++failures, silent, asked, platform.random()));
      }
    }
  }
  async function flush(): Promise<void> {
    isAway = false;
    // What was added after a running flush read the outbox needs another one; not where the page went away meanwhile.
    await running;
    if (isStopped || isAway) return;
    timer?.();
    timer = undefined;
    running ??= port
      .lock(
        () =>
          new Promise((resolve) => {
            release = resolve;
            sendAll().then(resolve, resolve);
          }),
        within(LOCK_WITHIN_MS),
      )
      .then((isElsewhere) => {
        running = undefined;
        if (!timer && (isElsewhere || announced)) later(SOON_MS);
      });
    await running;
  }
  // The lock would keep the page out of the back-forward cache, or (Firefox) stay with a page that stands still there:
  // nothing but microtasks run between `pagehide` and that. One that is granted there would run script, for which Chromium
  // throws the page out; with `ifAvailable` that answer could not be called off.
  function abort(): void {
    isAway = true;
    release?.();
    waiting?.abort();
  }
  const sendAtUnload = createUnloadSender(platform, key, url, proof, settle, outbox.leave);

  return {
    add(count) {
      announced += count;
      if (failures || running || isStopped) return;
      if (announced >= MANY) void flush();
      else if (!timer) later(SOON_MS);
    },
    flush,
    abort,
    leave(isGoing) {
      void sendAtUnload(isStopped ? [] : outbox.takeUnsent(), isGoing);
      if (isGoing) abort();
    },
    stop() {
      isStopped = true;
      abort();
    },
  };
}
