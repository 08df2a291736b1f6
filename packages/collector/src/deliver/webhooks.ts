import type { WebhookAttempt } from "@cairn/core/api";
import type { DestinationRecord } from "../store/deliveries.ts";
import type { AllowedNetworks } from "./address.ts";
import { attemptDelivery } from "./attempt.ts";
import { type FanOutDeps, fanOutNext } from "./fan-out.ts";
import { sendDue, type SendDeps } from "./send-due.ts";

/** Tells other systems of events, by webhooks. Stands still until it is started. */
export interface Webhooks {
  /** Private networks that destinations may lie in. */
  readonly allowed: AllowedNetworks;
  /** Looks for new events and due deliveries from now on. */
  start(): void;
  /** Makes the deliveries of everything that is in the log. */
  fanOut(): Promise<void>;
  /** Makes deliveries and sends those that are due; resolves when each was tried. Rejects when storage fails. */
  runOnce(): Promise<void>;
  /** Sends a `ping` now, outside of the queue, and tells what came of it. */
  ping(destination: DestinationRecord): Promise<WebhookAttempt>;
  /** Cuts what is under way (it stays due) and begins nothing else. */
  stop(): Promise<void>;
}

/** What webhooks are made of. */
export interface WebhooksDeps extends FanOutDeps, SendDeps {
  newId(): string;
  report(error: unknown): void;
}

// Soon enough for people who watch, and two indexed look-ups when idle.
const LOOK_MS = 1_000;
const PRUNE_EVERY_MS = 3_600_000;
const PRUNE_ROWS = 1_000;
/** How long deliveries are kept, whatever became of them. */
export const DELIVERIES_KEPT_MS = 30 * 86_400_000;

/** Webhooks over one log and one store. Each destination has a queue of its own: a slow one delays no other. */
export function createWebhooks(deps: WebhooksDeps): Webhooks {
  const stopping = new AbortController();
  const sending = new Map<string, Promise<void>>();
  let fanningOut: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setInterval> | undefined;
  let prunedMs = -Infinity;

  function fanOut(): Promise<void> {
    const done = fanningOut.then(async () => {
      while (!stopping.signal.aborted && (await fanOutNext(deps)) === "again");
    });
    fanningOut = done.catch(() => undefined);
    return done;
  }

  function send(id: string): Promise<void> {
    const running = sending.get(id);
    if (running !== undefined) return running;
    const done = sendDue(id, deps, stopping.signal)
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) throw error;
      })
      .finally(() => sending.delete(id));
    sending.set(id, done);
    return done;
  }

  async function prune(): Promise<void> {
    const nowMs = deps.now();
    if (nowMs - prunedMs < PRUNE_EVERY_MS) return;
    prunedMs = nowMs;
    while ((await deps.deliveries.prune(nowMs - DELIVERIES_KEPT_MS, PRUNE_ROWS)) === PRUNE_ROWS);
  }

  async function begin(): Promise<readonly Promise<void>[]> {
    await fanOut();
    await prune();
    const destinations = await deps.deliveries.destinations();
    return stopping.signal.aborted ? [] : destinations.map(({ id }) => send(id));
  }

  return {
    allowed: deps.network.allowed,
    start() {
      timer ??= setInterval(() => {
        begin().then((all) => {
          for (const one of all) one.catch(deps.report);
        }, deps.report);
      }, LOOK_MS);
      timer.unref();
    },
    fanOut,
    async runOnce() {
      await Promise.all(await begin());
    },
    async ping(destination) {
      const { id, environment } = destination;
      const payload = JSON.stringify({
        type: "ping",
        timestamp: new Date(deps.now()).toISOString(),
        data: { webhook: id, environment },
      });
      const message = { id: `ping_${deps.newId()}`, payload };
      return (await attemptDelivery(message, destination, deps, stopping.signal)).attempt;
    },
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await fanningOut;
      await Promise.allSettled(sending.values());
    },
  };
}
