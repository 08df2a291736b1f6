import type { Webhook, WebhookDelivery } from "@cairn/core/api";
import type { DeliveryFigures, DeliveryRecord, DestinationRecord } from "../store/deliveries.ts";

/**
 * A destination as the API shows it: without its secrets, and to who may not change it without the path, which often is
 * one.
 */
export function shownWebhook(
  record: DestinationRecord,
  figures: DeliveryFigures,
  mayChange: boolean,
): Webhook {
  const { id, environment, url, events, description, state, createdAtMs, secrets } = record;
  return {
    id,
    environment,
    url: mayChange ? url : withoutPath(url),
    events,
    ...(description === undefined ? {} : { description }),
    state,
    createdAt: timeOf(createdAtMs),
    secrets: secrets.map(({ secret, createdAtMs: madeMs, retiresAtMs }) => ({
      ending: secret.slice(-4),
      createdAt: timeOf(madeMs),
      ...(retiresAtMs === undefined ? {} : { retiresAt: timeOf(retiresAtMs) }),
    })),
    ...figures,
  };
}

/** A delivery as the API shows it: without its payload, which the timeline has. */
export function shownDelivery(record: DeliveryRecord): WebhookDelivery {
  const { id, type, messageId, state, createdAtMs, attempts, nextAtMs, lastAttempt } = record;
  return {
    id,
    type,
    messageId,
    state,
    createdAt: timeOf(createdAtMs),
    attempts,
    ...(state === "pending" ? { nextAt: timeOf(nextAtMs) } : {}),
    ...(lastAttempt === undefined ? {} : { lastAttempt }),
  };
}

function withoutPath(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return pathname + search === "/" ? url : `${origin}/…`;
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
