import { fail, ok, type Result } from "@cairn/core";
import type { NewWebhook, WebhookChange, WebhookEvent } from "@cairn/core/api";
import type { AuditEntry } from "../store/definitions.ts";
import type { DestinationRecord, Replayed } from "../store/deliveries.ts";
import type { Registry } from "../store/registry.ts";
import type { AllowedNetworks } from "./address.ts";
import { parseDestinationUrl } from "./destination-url.ts";
import { newSecret, rotated } from "./signature.ts";
import { WEBHOOK_EVENTS } from "./webhook-events.ts";

/** What changing destinations needs, and who does it. */
export interface Destinations {
  readonly registry: Registry;
  readonly allowed: AllowedNetworks;
  readonly by: string;
  now(): number;
  newId(): string;
}

// Each has one connection at a time: this bounds them all.
const MOST_DESTINATIONS = 50;
const DESCRIPTION_LENGTH = 200;

/** What a person sent, before anybody looked at it. */
export type Unchecked<Fields> = { readonly [Name in keyof Fields]?: unknown };

/** Adds a destination for everything received from now on; the failure says what to send instead. */
export async function addDestination(
  { url, environment, events, description }: Unchecked<NewWebhook>,
  deps: Destinations,
): Promise<Result<DestinationRecord, string>> {
  const { registry, allowed, now, newId } = deps;
  const address = parseDestinationUrl(url, allowed);
  if (!address.ok) return address;
  if (environment !== "live" && environment !== "test") {
    return fail('environment is "live" or "test"');
  }
  if (!areEvents(events)) return fail(WHICH_EVENTS);
  if (!isDescription(description)) return fail(WHICH_DESCRIPTION);
  if ((await registry.deliveries.destinations()).length >= MOST_DESTINATIONS) {
    return fail(`there are ${MOST_DESTINATIONS} webhooks, which is the most; remove one first`);
  }
  const nowMs = now();
  const record: DestinationRecord = {
    id: `wh_${newId()}`,
    environment,
    url: address.value,
    events: [...new Set(events)],
    ...(description === undefined ? {} : { description }),
    state: "on",
    createdAtMs: nowMs,
    secrets: [newSecret(nowMs)],
    revision: 1,
  };
  // What the projector has read was received before now: reading on from there misses nothing of what comes.
  const position = await registry.projection.position();
  await registry.deliveries.addDestination(record, position?.cursor);
  await auditDestination("webhook-added", record, deps);
  return ok(record);
}

/** The record with the changes; what is left out stays. */
export function changed(
  before: DestinationRecord,
  { url, events, description, enabled }: Unchecked<WebhookChange>,
  allowed: AllowedNetworks,
): Result<DestinationRecord, string> {
  const address = parseDestinationUrl(url ?? before.url, allowed);
  if (!address.ok) return address;
  if (events !== undefined && !areEvents(events)) return fail(WHICH_EVENTS);
  if (!isDescription(description)) return fail(WHICH_DESCRIPTION);
  if (enabled !== undefined && typeof enabled !== "boolean") {
    return fail("enabled is true or false");
  }
  return ok({
    ...before,
    url: address.value,
    ...(events === undefined ? {} : { events: [...new Set(events)] }),
    ...(description === undefined ? {} : { description }),
    ...(enabled === undefined ? {} : { state: enabled ? "on" : "paused" }),
  });
}

/** Stores a change; undefined when somebody else changed it meanwhile. */
export async function storeChange(
  record: DestinationRecord,
  action: "webhook-changed" | "webhook-secret-rotated",
  deps: Destinations,
): Promise<DestinationRecord | undefined> {
  const next = { ...record, revision: record.revision + 1 };
  if (!(await deps.registry.deliveries.changeDestination(next))) return undefined;
  await auditDestination(action, next, deps);
  return next;
}

/** Gives it a new secret; the one before signs too for a day. Undefined when somebody else changed it meanwhile. */
export function rotateSecret(
  record: DestinationRecord,
  deps: Destinations,
): Promise<DestinationRecord | undefined> {
  const secrets = rotated(record.secrets, deps.now());
  return storeChange({ ...record, secrets }, "webhook-secret-rotated", deps);
}

/** Removes it with its queue. */
export async function removeDestination(
  record: DestinationRecord,
  deps: Destinations,
): Promise<void> {
  await deps.registry.deliveries.removeDestination(record.id);
  await auditDestination("webhook-removed", record, deps);
}

/** Sends deliveries again, under the ids that they had; answers how many. */
export async function replayDeliveries(
  record: DestinationRecord,
  which: Replayed,
  deps: Destinations,
): Promise<number> {
  const replayed = await deps.registry.deliveries.replay(record.id, which, deps.now());
  if (replayed > 0) await auditDestination("webhook-replayed", record, deps, `, ${replayed}`);
  return replayed;
}

const WHICH_EVENTS = `events is a list of ${WEBHOOK_EVENTS.join(", ")}`;
const WHICH_DESCRIPTION = `description is a text of at most ${DESCRIPTION_LENGTH} characters`;

function areEvents(value: unknown): value is readonly WebhookEvent[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => WEBHOOK_EVENTS.includes(one as WebhookEvent))
  );
}

function isDescription(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === "string" && value.length <= DESCRIPTION_LENGTH);
}

/** Leaves a line in the audit log. The host only: paths of receivers are often secrets. */
export async function auditDestination(
  action: AuditEntry["action"],
  { id, url }: DestinationRecord,
  { registry, by, now }: Destinations,
  more = "",
): Promise<void> {
  const detail = `${id} ${new URL(url).host}${more}`;
  await registry.definitions.record({ atMs: now(), by, action, detail });
}
