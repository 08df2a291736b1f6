import { createHash } from "node:crypto";
import type { WebhookEvent } from "@cairn/core/api";
import type { DeliveryRecord, DestinationRecord } from "../store/deliveries.ts";
import type { LogRow } from "../store/event-log.ts";
import { actorOf } from "../store/event-log.ts";
import { canonicalId } from "../store/message-id.ts";

const TYPES: ReadonlyMap<string, WebhookEvent> = new Map([
  ["Milestone Reached", "milestone.reached"],
  ["Stall Detected", "stall.detected"],
  ["Stall Resolved", "stall.resolved"],
  ["Survey Answered", "survey.answered"],
]);

/** What webhooks can tell, as `type` of the payload. */
export const WEBHOOK_EVENTS: readonly WebhookEvent[] = [...TYPES.values()];

// As old as an outbox lets an event become: what is older when it comes is imported history and no news.
const NEWS_MS = 14 * 86_400_000;

/** The deliveries that a row of the log makes: one for each destination that wants to hear of it. */
export function deliveriesOf(
  row: LogRow,
  destinations: readonly DestinationRecord[],
  nowMs: number,
): readonly DeliveryRecord[] {
  const type = row.type === "track" ? TYPES.get(row.name) : undefined;
  if (type === undefined || row.receivedAtMs - row.atMs > NEWS_MS) return [];
  return destinations
    .filter(
      ({ environment, events, state, createdAtMs }) =>
        environment === row.environment &&
        events.includes(type) &&
        state !== "gone" &&
        row.receivedAtMs >= createdAtMs,
    )
    .map((destination) => ({
      id: deliveryId(destination.id, row.messageId),
      destination: destination.id,
      environment: row.environment,
      type,
      messageId: row.messageId,
      actors: actorsOf(row),
      payload: payloadOf(row, type),
      createdAtMs: nowMs,
      state: "pending",
      attempts: 0,
      startedAtMs: nowMs,
      nextAtMs: nowMs,
    }));
}

/** The same for the same event and destination, whoever makes it and however often: receivers tell repeats by it. */
function deliveryId(destination: string, messageId: string): string {
  const hash = createHash("sha256").update(`${destination} ${canonicalId(messageId)}`);
  return `msg_${hash.digest("base64url").slice(0, 27)}`;
}

function actorsOf({ actor, userId, anonymousId }: LogRow): readonly string[] {
  const anonymous = anonymousId === undefined ? [] : [actorOf({ anonymousId })];
  return [...new Set([actor, ...(userId === undefined ? [] : [userId]), ...anonymous])];
}

function payloadOf(row: LogRow, type: WebhookEvent): string {
  const { messageId, environment, name, userId, anonymousId, accountId, properties } = row;
  return JSON.stringify({
    type,
    timestamp: new Date(row.atMs).toISOString(),
    data: {
      messageId,
      environment,
      event: name,
      userId,
      anonymousId,
      accountId,
      receivedAt: new Date(row.receivedAtMs).toISOString(),
      properties,
    },
  });
}
