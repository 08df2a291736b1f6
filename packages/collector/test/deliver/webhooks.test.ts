import type { Webhook as ShownWebhook, WebhookWithSecret } from "@cairn/core/api";
import { Webhook } from "standardwebhooks";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { parseNetworks } from "../../src/deliver/address.ts";
import { addDestination, rotateSecret, storeChange } from "../../src/deliver/destinations.ts";
import { createWebhooks, type Webhooks } from "../../src/deliver/webhooks.ts";
import type { DestinationRecord } from "../../src/store/deliveries.ts";
import type { EventLog, LogEvent } from "../../src/store/event-log.ts";
import { createMemoryEventLog } from "../../src/store/memory/event-log.ts";
import { createMemoryRegistry } from "../../src/store/memory/registry.ts";
import type { Registry } from "../../src/store/registry.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { aSecretKey, aStudio, sendRaw } from "../api/studio.ts";
import { type Arrived, aReceiver } from "./a-receiver.ts";

// The package checks the timestamp against the real clock.
const START_MS = Date.now();
const HOUR_MS = 3_600_000;
const allowed = parseNetworks(["127.0.0.1"])!;

interface Forwarder {
  readonly log: EventLog;
  readonly registry: Registry;
  readonly webhooks: Webhooks;
  goTo(nowMs: number): void;
  add(url: string, parts?: Readonly<Record<string, unknown>>): Promise<DestinationRecord>;
  deps(): Parameters<typeof addDestination>[1];
}

let ids = 0;

function aForwarder(
  store: { readonly log: EventLog; readonly registry: Registry } = {
    log: createMemoryEventLog(),
    registry: createMemoryRegistry(),
  },
  limits: { readonly mostPending?: number } = {},
): Forwarder {
  const { log, registry } = store;
  let nowMs = START_MS;
  const now = (): number => nowMs;
  const newId = (): string => `id-${++ids}`;
  const webhooks = createWebhooks({
    ...limits,
    log,
    deliveries: registry.deliveries,
    network: { resolve: async () => [], allowed, timeoutMs: 1_000 },
    now,
    random: () => 1,
    newId,
    report: (error) => expect.fail(String(error)),
  });
  onTestFinished(() => webhooks.stop());
  const deps = () => ({ registry, allowed, by: "Test", now, newId });
  return {
    log,
    registry,
    webhooks,
    deps,
    goTo: (next) => (nowMs = next),
    async add(url, parts) {
      const events = ["milestone.reached"];
      const added = await addDestination({ url, environment: "live", events, ...parts }, deps());
      if (!added.ok) throw new Error(added.failure);
      return added.value;
    },
  };
}

function reached(messageId: string, parts: Partial<LogEvent> = {}): LogEvent {
  return {
    messageId,
    type: "track",
    name: "Milestone Reached",
    actor: "ann",
    userId: "ann",
    accountId: "acme",
    atMs: START_MS,
    receivedAtMs: START_MS,
    properties: { milestone: "first-invoice", title: "First invoice" },
    ...parts,
  };
}

function verified({ headers, body }: Arrived, secret: string): unknown {
  return new Webhook(secret).verify(body, headers as Record<string, string>);
}

const secretOf = (record: DestinationRecord): string => record.secrets[0]!.secret;
const messagesOf = (arrived: readonly Arrived[]): readonly string[] =>
  arrived.map(({ body }) => (JSON.parse(body) as { data: { messageId: string } }).data.messageId);

describe("a webhook", () => {
  it("tells a receiver of an event, signed so that the standardwebhooks package believes it", async () => {
    const { log, webhooks, registry, add } = aForwarder();
    const receiver = await aReceiver();
    const webhook = await add(receiver.url);
    await log.append("live", [reached("m1"), { ...reached("m2"), name: "Invoice Sent" }]);
    await webhooks.runOnce();
    expect(receiver.arrived).toHaveLength(1);
    const [arrived] = receiver.arrived;
    expect(arrived?.headers["content-type"]).toBe("application/json");
    const time = new Date(START_MS).toISOString();
    expect(verified(arrived!, secretOf(webhook))).toEqual({
      type: "milestone.reached",
      timestamp: time,
      data: {
        messageId: "m1",
        environment: "live",
        event: "Milestone Reached",
        userId: "ann",
        accountId: "acme",
        receivedAt: time,
        properties: { milestone: "first-invoice", title: "First invoice" },
      },
    });
    const other = { ...arrived!, body: arrived!.body.replace("ann", "bob") };
    expect(() => verified(other, secretOf(webhook))).toThrow("No matching signature");
    const figures = { pending: 0, delivered: 1, failedAttempts: 0, dead: 0 };
    expect(await registry.deliveries.figures(webhook.id)).toEqual(figures);
    await webhooks.runOnce();
    expect(receiver.arrived).toHaveLength(1);
  });

  it("is told of its own environment and events, received since it was added, and of no history", async () => {
    const { log, webhooks, add } = aForwarder();
    const receiver = await aReceiver();
    await log.append("live", [reached("before", { receivedAtMs: START_MS - 1 })]);
    await add(receiver.url, { events: ["milestone.reached", "stall.detected"] });
    await log.append("test", [reached("test")]);
    await log.append("live", [
      reached("imported", { atMs: START_MS - 15 * 24 * HOUR_MS }),
      reached("answered", { name: "Survey Answered" }),
      reached("offline", { atMs: START_MS - 13 * 24 * HOUR_MS }),
      reached("stalled", { name: "Stall Detected" }),
    ]);
    await webhooks.runOnce();
    expect(messagesOf(receiver.arrived)).toEqual(["offline", "stalled"]);
  });

  it("signs with the old secret too for a day after a rotation", async () => {
    const { log, webhooks, add, goTo, deps } = aForwarder();
    const receiver = await aReceiver();
    const before = await add(receiver.url);
    const after = (await rotateSecret(before, deps()))!;
    await log.append("live", [reached("m1")]);
    await webhooks.runOnce();
    for (const secret of [secretOf(before), secretOf(after)]) {
      expect(verified(receiver.arrived[0]!, secret)).toMatchObject({ type: "milestone.reached" });
    }
    goTo(START_MS + 24 * HOUR_MS);
    await log.append("live", [reached("m2")]);
    await webhooks.runOnce();
    const signatures = receiver.arrived.map(({ headers }) => headers["webhook-signature"]);
    expect(signatures.map((one) => String(one).split(" ").length)).toEqual([2, 1]);
  });

  it("tries again under the same id until the receiver takes it, not before Retry-After", async () => {
    const { log, webhooks, add, goTo } = aForwarder();
    const receiver = await aReceiver((response, at) => {
      if (at === 1) response.writeHead(503, { "retry-after": "60" }).end("busy");
      else response.writeHead(204).end();
    });
    await add(receiver.url);
    await log.append("live", [reached("m1")]);
    await webhooks.runOnce();
    goTo(START_MS + 59_999);
    await webhooks.runOnce();
    expect(receiver.arrived).toHaveLength(1);
    goTo(START_MS + 60_000);
    await webhooks.runOnce();
    const [first, second] = receiver.arrived.map(({ headers }) => headers["webhook-id"]);
    expect(second).toBe(first);
    expect(receiver.arrived).toHaveLength(2);
  });

  it("gives up after three days, and sends again what is replayed", async () => {
    const { log, webhooks, registry, add, goTo } = aForwarder();
    let isDown = true;
    const receiver = await aReceiver((response) =>
      response.writeHead(isDown ? 500 : 200).end("no"),
    );
    const { id } = await add(receiver.url);
    await log.append("live", [reached("m1")]);
    for (let hours = 0; hours <= 72; hours++) {
      goTo(START_MS + hours * HOUR_MS);
      await webhooks.runOnce();
    }
    const [dead] = (await registry.deliveries.deliveries(id, { limit: 9 })).deliveries;
    expect(dead).toMatchObject({ state: "dead", lastAttempt: { status: 500, answer: "no" } });
    const attempts = receiver.arrived.length;
    expect(dead?.attempts).toBe(attempts);
    goTo(START_MS + 99 * HOUR_MS);
    await webhooks.runOnce();
    expect(receiver.arrived).toHaveLength(attempts);
    isDown = false;
    expect(await registry.deliveries.replay(id, { deadSinceMs: START_MS }, START_MS)).toBe(1);
    await webhooks.runOnce();
    expect(receiver.arrived.at(-1)?.headers["webhook-id"]).toBe(dead?.id);
    expect(await registry.deliveries.figures(id)).toMatchObject({
      pending: 0,
      delivered: 1,
      dead: 1,
    });
  });

  it("is left alone after an answer of 410, and keeps its queue for when it is on again", async () => {
    const { log, webhooks, registry, add, deps, goTo } = aForwarder();
    const receiver = await aReceiver((response, at) =>
      response.writeHead(at === 1 ? 410 : 200).end(),
    );
    await add(receiver.url);
    await log.append("live", [reached("m1"), reached("m2")]);
    await webhooks.runOnce();
    expect(receiver.arrived).toHaveLength(1);
    const [gone] = await registry.deliveries.destinations();
    expect(gone?.state).toBe("gone");
    await storeChange({ ...gone!, state: "on" }, "webhook-changed", deps());
    goTo(START_MS + 10_000);
    await webhooks.runOnce();
    expect(messagesOf(receiver.arrived).toSorted((a, b) => a.localeCompare(b))).toEqual([
      "m1",
      "m1",
      "m2",
    ]);
  });

  it("that hangs delays no other", async () => {
    const { log, webhooks, add } = aForwarder();
    const silent = await aReceiver(() => undefined);
    const quick = await aReceiver();
    await add(silent.url);
    await add(quick.url);
    await log.append("live", [reached("m1"), reached("m2")]);
    const running = webhooks.runOnce();
    await expect.poll(() => quick.arrived.length).toBe(2);
    expect(silent.arrived).toHaveLength(1);
    await webhooks.stop();
    await running;
  });

  it.each(["memory", "the file"])(
    "keeps so many waiting while a storm comes in, over %s: the newest; the others are dead",
    async (where) => {
      const store = where === "memory" ? undefined : await openSqlite(temporaryFolder());
      if (store !== undefined) onTestFinished(() => store.log.close());
      const { log, registry, webhooks, add } = aForwarder(store, { mostPending: 2 });
      const receiver = await aReceiver();
      const { id } = await add(receiver.url);
      await log.append(
        "live",
        ["m1", "m2", "m3", "m4", "m5"].map((one) => reached(one)),
      );
      await webhooks.runOnce();
      expect(messagesOf(receiver.arrived)).toEqual(["m4", "m5"]);
      expect(await registry.deliveries.figures(id)).toMatchObject({
        pending: 0,
        delivered: 2,
        dead: 3,
      });
    },
  );

  it("says nothing of a person who was forgotten", async () => {
    const { log, registry, webhooks, add } = aForwarder();
    const receiver = await aReceiver();
    await add(receiver.url);
    await log.append("live", [
      reached("m1", { anonymousId: "x" }),
      reached("m2", { actor: "bob", userId: "bob" }),
    ]);
    await webhooks.fanOut();
    expect(await registry.deliveries.forget("live", ["anon:x"])).toBe(1);
    await webhooks.runOnce();
    expect(messagesOf(receiver.arrived)).toEqual(["m2"]);
  });
});

it("says nothing of a person who was erased while their event was read", async () => {
  const log = createMemoryEventLog();
  const registry = createMemoryRegistry();
  let isErased = false;
  const erasing: EventLog = {
    ...log,
    async read(after, limit) {
      const page = await log.read(after, limit);
      if (page.rows.length > 0 && !isErased) {
        isErased = true;
        await log.erase("live", { actors: ["ann"], atMs: START_MS });
        await registry.deliveries.forget("live", ["ann"]);
      }
      return page;
    },
  };
  const { webhooks, add } = aForwarder({ log: erasing, registry });
  const receiver = await aReceiver();
  await add(receiver.url);
  await log.append("live", [reached("m1"), reached("m2", { actor: "bob", userId: "bob" })]);
  await webhooks.runOnce();
  expect(messagesOf(receiver.arrived)).toEqual(["m2"]);
});

it("loses and doubles nothing when the process ends between two steps", async () => {
  const folder = temporaryFolder();
  const receiver = await aReceiver();
  const events = Array.from({ length: 40 }, (_, at) => reached(`m${at}`));
  const first = await openSqlite(folder);
  const before = aForwarder(first);
  await before.add(receiver.url);
  await first.log.append("live", events);
  await before.webhooks.fanOut();
  // Cut off with some under way, as a kill leaves it: answers may be lost, rows may not.
  const running = before.webhooks.runOnce();
  await expect.poll(() => receiver.arrived.length).toBeGreaterThan(2);
  await before.webhooks.stop();
  await running;
  await first.log.close();

  const second = await openSqlite(folder);
  const after = aForwarder(second);
  await after.webhooks.runOnce();
  const [webhook] = await second.registry.deliveries.destinations();
  const figures = await second.registry.deliveries.figures(webhook!.id);
  await second.log.close();
  expect(figures).toMatchObject({ pending: 0, delivered: 40 });
  const idsArrived = new Set(receiver.arrived.map(({ headers }) => headers["webhook-id"]));
  expect(idsArrived.size).toBe(40);
  expect(new Set(messagesOf(receiver.arrived)).size).toBe(40);
});

describe("the API", () => {
  const NEW = { url: "https://hooks.example/x", environment: "live", events: ["stall.detected"] };

  it("shows a secret once, changes, rotates and removes, and writes each into the audit log", async () => {
    const studio = await aStudio();
    const made = (await (await studio.call("POST", "webhooks", NEW)).json()) as WebhookWithSecret;
    expect(made.secret).toMatch(/^whsec_[\w+/]{32}$/);
    const { id } = made.webhook;
    const listed = await studio.get<readonly ShownWebhook[]>("webhooks");
    expect(listed).toEqual([made.webhook]);
    expect(JSON.stringify(listed)).not.toContain(made.secret);
    const paused = await studio.call("PUT", `webhooks/${id}`, { enabled: false });
    expect(await paused.json()).toMatchObject({ id, state: "paused", url: NEW.url });
    const attempt = { at: "2026-05-04T12:00:00.000Z", tookMs: 1, outcome: "delivered" } as const;
    vi.spyOn(studio.collector.context.webhooks, "ping").mockResolvedValueOnce(attempt);
    expect((await studio.call("POST", `webhooks/${id}/test`)).status).toBe(200);
    const rotated = await studio.call("POST", `webhooks/${id}/rotate`);
    const { webhook, secret } = (await rotated.json()) as WebhookWithSecret;
    expect(secret).not.toBe(made.secret);
    expect(webhook.secrets).toHaveLength(2);
    expect((await studio.call("DELETE", `webhooks/${id}`)).status).toBe(204);
    expect(await studio.get("webhooks")).toEqual([]);
    const audit = await studio.collector.context.registry.definitions.audit(9);
    expect(audit.map(({ action, detail }) => `${action} ${detail}`)).toEqual([
      `webhook-removed ${id} hooks.example`,
      `webhook-secret-rotated ${id} hooks.example`,
      `webhook-tested ${id} hooks.example`,
      `webhook-changed ${id} hooks.example`,
      `webhook-added ${id} hooks.example`,
      "signed-in by link",
    ]);
  });

  it("shows those who may not change it no more of its address than where it goes", async () => {
    const studio = await aStudio();
    for (const url of [
      "https://hooks.example/services/T0/secret?key=1",
      "https://plain.example/",
    ]) {
      await studio.call("POST", "webhooks", { ...NEW, url });
    }
    const seenBy = async (scope: "publish" | "admin") => {
      const authorization = `Bearer ${await aSecretKey(studio, { scopes: [scope] })}`;
      const response = await sendRaw(studio, "GET", "webhooks", { authorization });
      return ((await response.json()) as readonly ShownWebhook[]).map(({ url }) => url).toSorted();
    };
    expect(await seenBy("publish")).toEqual(["https://hooks.example/…", "https://plain.example/"]);
    expect(await seenBy("admin")).toContain("https://hooks.example/services/T0/secret?key=1");
  });

  it.each([
    [{ ...NEW, url: "https://[::ffff:127.0.0.1]/" }, "open internet"],
    [{ ...NEW, events: [] }, "milestone.reached"],
    [{ ...NEW, environment: "both" }, "environment"],
    [{ ...NEW, description: "x".repeat(201) }, "200"],
  ])("refuses %j and says what to send", async (body, said) => {
    const studio = await aStudio();
    const response = await studio.call("POST", "webhooks", body);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(said);
  });

  it("lists deliveries, replays one, and knows no webhook that is not there", async () => {
    const studio = await aStudio();
    const made = (await (await studio.call("POST", "webhooks", NEW)).json()) as WebhookWithSecret;
    const { id } = made.webhook;
    const { log, webhooks, now } = studio.collector.context;
    const stalled = { name: "Stall Detected", atMs: now(), receivedAtMs: now() };
    await log.append("live", [reached("m1", stalled)]);
    await webhooks.fanOut();
    const path = `webhooks/${id}/deliveries?state=pending&limit=1`;
    const page = await studio.get<{ deliveries: { id: string }[] }>(path);
    expect(page.deliveries).toMatchObject([
      { type: "stall.detected", messageId: "m1", attempts: 0 },
    ]);
    const delivery = page.deliveries[0]?.id;
    const replayed = await studio.call("POST", `webhooks/${id}/replay`, { delivery });
    expect(await replayed.json()).toEqual({ replayed: 1 });
    expect((await studio.call("POST", `webhooks/${id}/replay`, {})).status).toBe(400);
    expect((await studio.call("GET", `webhooks/${id}/deliveries?state=lost`)).status).toBe(400);
    expect((await studio.call("POST", "webhooks/wh_0/test")).status).toBe(404);
    expect((await studio.call("GET", "webhooks", undefined, { cookie: "" })).status).toBe(401);
  });
});
