import { fail, ok, type Result } from "@cairn/core";
import type {
  Webhook,
  WebhookDeliveries,
  WebhookReplayed,
  WebhookWithSecret,
} from "@cairn/core/api";
import { type Context, Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import {
  addDestination,
  auditDestination,
  changed,
  type Destinations,
  removeDestination,
  replayDeliveries,
  rotateSecret,
  storeChange,
} from "../../deliver/destinations.ts";
import { shownDelivery, shownWebhook } from "../../deliver/shown.ts";
import { problemResponse } from "../../http/problem.ts";
import type { DeliveryQuery, DestinationRecord, Replayed } from "../../store/deliveries.ts";
import { isEnough } from "../../team/role.ts";
import { jsonResponse } from "../answer.ts";
import { cursorOf, fieldsOf, quote, wholeNumber } from "./query.ts";
import { leastRole } from "./roles.ts";
import type { ApiVariables } from "./signed-in.ts";

const DELIVERIES = { usual: 50, most: 500 };

/** `/webhooks`: destinations, their secrets, what was delivered, sending again and trying out. */
export function webhookRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { registry, webhooks } = context;
  const { deliveries } = registry;
  const deps = (c: Context<ApiVariables>): Destinations => ({
    registry,
    allowed: webhooks.allowed,
    by: c.get("by"),
    now: () => context.now(),
    newId: () => context.newId(),
  });
  const shown = async (record: DestinationRecord, mayChange = true): Promise<Webhook> =>
    shownWebhook(record, await deliveries.figures(record.id), mayChange);
  const withSecret = async (record: DestinationRecord): Promise<WebhookWithSecret> => ({
    webhook: await shown(record),
    secret: record.secrets[0]?.secret ?? "",
  });
  async function known(c: Context<ApiVariables>): Promise<Result<DestinationRecord, Response>> {
    const id = c.req.param("id") ?? "";
    const record = (await deliveries.destinations()).find((one) => one.id === id);
    if (record !== undefined) return ok(record);
    return fail(problemResponse("not-found", `There is no webhook ${quote(id)}.`));
  }

  routes.get("/webhooks", async (c) => {
    const mayChange = isEnough(c.get("role"), leastRole("PUT", "/webhooks/{id}"));
    const destinations = await deliveries.destinations();
    return jsonResponse(await Promise.all(destinations.map((one) => shown(one, mayChange))));
  });
  routes.post("/webhooks", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const added = await addDestination(fields.value, deps(c));
    return added.ok ? jsonResponse(await withSecret(added.value), 201) : malformed(added.failure);
  });
  routes.put("/webhooks/:id", async (c) => {
    const record = await known(c);
    if (!record.ok) return record.failure;
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const change = changed(record.value, fields.value, webhooks.allowed);
    if (!change.ok) return malformed(change.failure);
    const stored = await storeChange(change.value, "webhook-changed", deps(c));
    return stored === undefined ? conflict() : jsonResponse(await shown(stored));
  });
  routes.delete("/webhooks/:id", async (c) => {
    const record = await known(c);
    if (!record.ok) return record.failure;
    await removeDestination(record.value, deps(c));
    return c.body(null, 204);
  });
  routes.post("/webhooks/:id/rotate", async (c) => {
    const record = await known(c);
    if (!record.ok) return record.failure;
    const rotated = await rotateSecret(record.value, deps(c));
    return rotated === undefined ? conflict() : jsonResponse(await withSecret(rotated));
  });
  routes.post("/webhooks/:id/test", async (c) => {
    const record = await known(c);
    if (!record.ok) return record.failure;
    await auditDestination("webhook-tested", record.value, deps(c));
    return jsonResponse(await webhooks.ping(record.value));
  });
  routes.get("/webhooks/:id/deliveries", async (c) => {
    const record = await known(c);
    if (!record.ok) return record.failure;
    const query = queryOf((name) => c.req.query(name));
    if (!query.ok) return query.failure;
    const page = await deliveries.deliveries(record.value.id, query.value);
    return jsonResponse({
      ...page,
      deliveries: page.deliveries.map(shownDelivery),
    } satisfies WebhookDeliveries);
  });
  routes.post("/webhooks/:id/replay", async (c) => {
    const record = await known(c);
    if (!record.ok) return record.failure;
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const which = replayedOf(fields.value);
    if (which === undefined) {
      return malformed(
        "send delivery, the id of one, or since, a time: the dead ones from then on",
      );
    }
    const replayed = await replayDeliveries(record.value, which, deps(c));
    return jsonResponse({ replayed } satisfies WebhookReplayed);
  });
  return routes;
}

function queryOf(query: (name: string) => string | undefined): Result<DeliveryQuery, Response> {
  const limit = wholeNumber(query, "limit", DELIVERIES);
  if (!limit.ok) return limit;
  const state = query("state");
  const cursor = cursorOf(query);
  if (!cursor.ok) return cursor;
  if (state !== undefined && state !== "pending" && state !== "delivered" && state !== "dead") {
    return fail(malformed(`state is pending, delivered or dead, found ${quote(state)}`));
  }
  return ok({
    limit: limit.value,
    ...(state === undefined ? {} : { state }),
    ...(cursor.value === undefined ? {} : { cursor: cursor.value }),
  });
}

function replayedOf({ delivery, since }: Readonly<Record<string, unknown>>): Replayed | undefined {
  if (typeof delivery === "string" && since === undefined) return { id: delivery };
  const deadSinceMs = typeof since === "string" ? Date.parse(since) : Number.NaN;
  return delivery === undefined && !Number.isNaN(deadSinceMs) ? { deadSinceMs } : undefined;
}

function malformed(what: string): Response {
  return problemResponse("malformed", `${what}.`);
}

function conflict(): Response {
  return problemResponse("conflict", "The webhook was changed meanwhile. Read it again and retry.");
}
