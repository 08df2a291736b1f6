import type { WebhookAttempt } from "@cairn/core/api";
import type { DeliveryRecord, DeliveryStore, DestinationRecord } from "../store/deliveries.ts";
import { attemptDelivery } from "./attempt.ts";
import type { Network } from "./post.ts";
import { nextTry } from "./schedule.ts";

/** What sending needs. */
export interface SendDeps {
  readonly deliveries: DeliveryStore;
  readonly network: Network;
  now(): number;
  /** From 0 to 1. */
  random(): number;
}

/**
 * Sends what is due at one destination, one after the other, until nothing is or the destination is off. What `stop`
 * interrupts stays due. Rejects when storage fails.
 */
export async function sendDue(id: string, deps: SendDeps, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const destination = (await deps.deliveries.destinations()).find((one) => one.id === id);
    if (destination?.state !== "on") return;
    const delivery = await deps.deliveries.due(id, deps.now());
    if (delivery === undefined) return;
    const isGone = await sendOne(delivery, destination, deps, stop);
    if (isGone) return;
  }
}

async function sendOne(
  delivery: DeliveryRecord,
  destination: DestinationRecord,
  deps: SendDeps,
  stop: AbortSignal,
): Promise<boolean> {
  const { attempt, retryAfterMs } = await attemptDelivery(delivery, destination, deps, stop);
  const asked = retryAfterMs === undefined ? {} : { retryAfterMs };
  await deps.deliveries.settle(settled(delivery, attempt, { ...deps, ...asked }));
  if (attempt.outcome !== "gone") return false;
  const revision = destination.revision + 1;
  // Where somebody changed it meanwhile, what they said stands.
  await deps.deliveries.changeDestination({ ...destination, state: "gone", revision });
  return true;
}

function settled(
  delivery: DeliveryRecord,
  attempt: WebhookAttempt,
  { now, random, retryAfterMs }: Pick<SendDeps, "now" | "random"> & { retryAfterMs?: number },
): DeliveryRecord {
  const attempts = delivery.attempts + 1;
  const tried = { ...delivery, attempts, lastAttempt: attempt };
  if (attempt.outcome === "delivered") return { ...tried, state: "delivered" };
  const { startedAtMs } = delivery;
  const asked = retryAfterMs === undefined ? {} : { retryAfterMs };
  const next = nextTry({ attempts, startedAtMs, nowMs: now(), ...asked }, random);
  if (next.kind === "dead") return { ...tried, state: "dead" };
  return { ...tried, nextAtMs: next.atMs };
}
