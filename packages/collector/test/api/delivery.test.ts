import type { DeadLetters, Delivery } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { hashOf } from "../../src/http/secrets.ts";
import { erasePerson } from "../../src/privacy/erase-person.ts";
import { aCollector, basic, LIVE_KEY, NOW_MS, TEST_KEY } from "../support/a-collector.ts";
import { aStudio } from "./studio.ts";

const DAY_MS = 86_400_000;
const SECRET = "sk_live_delivery";

/** A collector that keeps events for `retentionMs`, and what it says of its delivery. */
async function aDelivery(retentionMs?: number) {
  const config = retentionMs === undefined ? {} : { retentionMs };
  const collector = await aCollector({ config });
  const record = { hash: hashOf(SECRET), name: "Test", ending: "very", createdAtMs: 0 };
  await collector.context.registry.access.putSecretKey(record);
  const read = async (query = ""): Promise<Delivery> => {
    const response = await collector.get(`/api/delivery${query}`, {
      authorization: `Bearer ${SECRET}`,
    });
    return (await response.json()) as Delivery;
  };
  const send = (body: object, key = LIVE_KEY) =>
    collector.post("/v1/batch", body, { headers: { authorization: basic(key) } });
  return { collector, read, send };
}

function tracked(messageId: string, context?: object): object {
  return { type: "track", event: "Sent", userId: "ana", messageId, ...(context && { context }) };
}

describe("GET /api/delivery", () => {
  it("says of every event what became of it, and what browsers gave up", async () => {
    const { read, send } = await aDelivery();
    await send({
      batch: [
        tracked("m1"),
        tracked("m2"),
        { type: "track", userId: "ana" },
        { type: "trakc", userId: "ana" },
      ],
      drops: { quota: 3, age: 1 },
      dropsId: "report-1",
    });
    await send({ batch: [tracked("m2"), tracked("m3")] });
    expect(await read()).toEqual({
      stored: 3,
      refused: 2,
      erased: 0,
      givenUp: { quota: 3, age: 1 },
      lately: {
        since: new Date(NOW_MS).toISOString(),
        stored: 3,
        duplicates: 1,
        refused: { missing: 1, "unknown-type": 1 },
        fromBrowsers: 0,
        inMemory: 0,
      },
    });
  });

  it("tells how many events of browsers ended with the page where they were not sent", async () => {
    const { read, send } = await aDelivery();
    await send({
      batch: [
        tracked("m1", { cairn: { v: 1, storage: "memory" } }),
        tracked("m2", { cairn: { v: 1 } }),
        tracked("m3", { cairn: "none of ours" }),
        tracked("m4"),
      ],
    });
    // Sent again, it is one event all the same.
    await send({ batch: [tracked("m1", { cairn: { v: 1, storage: "memory" } })] });
    expect((await read()).lately).toMatchObject({ stored: 4, fromBrowsers: 2, inMemory: 1 });
  });

  it("keeps the environments apart, and forgets after a day what came in lately", async () => {
    const { collector, read, send } = await aDelivery();
    await send({ batch: [tracked("m1")] }, TEST_KEY);
    expect((await read()).stored).toBe(0);
    expect((await read("?env=test")).lately.stored).toBe(1);
    collector.setNow(NOW_MS + 2 * DAY_MS);
    const later = await read("?env=test");
    expect(later).toMatchObject({ stored: 1, lately: { stored: 0 } });
    expect(later.lately.since).toBe(new Date(NOW_MS + DAY_MS).toISOString());
  });

  it("counts once what came too late of somebody who was erased", async () => {
    const { collector, read, send } = await aDelivery();
    await send({ batch: [tracked("m1")] });
    await erasePerson(collector.context, { environment: "live", id: "ana", by: "Test" });
    const late = { batch: [tracked("late-1"), tracked("late-2"), tracked("m1")] };
    await send(late);
    await send(late);
    expect(await read()).toMatchObject({ stored: 0, refused: 0, erased: 2 });
    expect((await read("?env=test")).erased).toBe(0);
  });

  it("says how far a rebuild of people is, while there is one", async () => {
    const { collector, read, send } = await aDelivery();
    await send({ batch: [tracked("m1")] });
    const { projection } = collector.context.registry;
    await projection.beginRebuild("d1");
    expect((await read()).rebuild).toEqual({ events: 0, all: 1 });
    await collector.context.projector.rebuild();
    expect(await read()).not.toHaveProperty("rebuild");
  });

  it("counts a refused event once that is sent again after a lost answer", async () => {
    const { read, send } = await aDelivery();
    const batch = [{ type: "track", userId: "ana", messageId: "bad" }, tracked("m1")];
    await send({ batch });
    await send({ batch });
    expect(await read()).toMatchObject({ stored: 1, refused: 1 });
  });

  it("says how long events are kept", async () => {
    const { read } = await aDelivery(400 * DAY_MS);
    expect((await read()).retentionMs).toBe(400 * DAY_MS);
  });
});

describe("one dead letter", () => {
  it("is removed or judged again by its number, and the others stay", async () => {
    const studio = await aStudio();
    const batch = [{ type: "track", userId: "ana", messageId: "m1" }, { type: "trakc" }];
    await studio.collector.context.ingest.take({ data: { batch }, bytes: 9 }, "live");
    const { letters } = await studio.get<DeadLetters>("dead-letters");
    const [newest, oldest] = letters;
    const removed = await studio.call("DELETE", `dead-letters?id=${newest!.id}`);
    expect(await removed.json()).toEqual({ removed: 1 });
    expect((await studio.get<DeadLetters>("dead-letters")).letters).toEqual([oldest]);
    const replayed = await studio.call("POST", `dead-letters/replay?id=${oldest!.id}`);
    expect(await replayed.json()).toEqual({ stored: 0, duplicates: 0, refused: 1 });
    const gone = await studio.call("DELETE", `dead-letters?id=${newest!.id}`);
    expect(await gone.json()).toEqual({ removed: 0 });
    expect((await studio.call("DELETE", "dead-letters?id=all")).status).toBe(400);
    expect((await studio.get<DeadLetters>("dead-letters")).letters).toHaveLength(1);
  });
});
