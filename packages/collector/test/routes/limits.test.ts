import { describe, expect, it } from "vitest";
import { createMemoryEventLog } from "../../src/store/memory/event-log.ts";
import { StorageUnavailable } from "../../src/store/storage-error.ts";
import { aCollector, aTrack, basic, LIVE_KEY, ORIGIN } from "../support/a-collector.ts";
import { aServerKey } from "../support/identity.ts";

const nested = (levels: number): unknown => (levels === 0 ? 1 : { in: nested(levels - 1) });

describe("a message that no store could keep as it is", () => {
  const withProperties = (json: string): string =>
    `{"type":"track","event":"X","userId":"ann","messageId":"bad","properties":${json}}`;

  it.each([
    ["nested too deep", JSON.stringify(nested(11)), "too-deep"],
    ["nested by a hundred thousand", `{"a":${"[".repeat(1e5)}${"]".repeat(1e5)}}`, "too-large"],
    ["with a number beyond a double", '{"amount":1e999}', "not-json"],
    ["with __proto__", '{"a":{"__proto__":{"x":1}}}', "not-json"],
    ["with an escaped __proto__", '{"\\u005f_proto__":1}', "not-json"],
  ])("is refused by itself: %s", async (_, properties, code) => {
    const collector = await aCollector();
    const good = JSON.stringify(aTrack("good"));
    const body = `{"batch":[${good},${withProperties(properties)},${JSON.stringify(aTrack("too"))}]}`;
    const answer = await (await collector.post("/v1/batch", body)).json();
    expect(answer).toMatchObject({
      accepted: 2,
      rejected: [{ index: 1, messageId: "bad", code }],
    });
    const single = await collector.post("/v1/track", withProperties(properties));
    expect(await single.json()).toMatchObject({ status: 400, code });
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  it("is one that a neighbour of usual depth is not", async () => {
    const collector = await aCollector();
    const batch = [aTrack("m1", { properties: nested(10) })];
    expect(await (await collector.post("/v1/batch", { batch })).json()).toMatchObject({
      accepted: 1,
      rejected: [],
    });
  });

  it("keeps the last of two equal keys, and names of Object's own methods", async () => {
    const collector = await aCollector();
    const traits = '{"plan":"a","plan":"b","constructor":"c","toString":"d","hasOwnProperty":"e"}';
    const identify = `{"type":"identify","userId":"ann","messageId":"m1","traits":${traits}}`;
    await collector.post("/v1/batch", `{"batch":[${identify}]}`);
    await collector.context.projector.caughtUp();
    const person = await collector.context.registry.projection.person("live", "ann");
    expect(person?.traits).toEqual(JSON.parse(traits));
    expect(collector.reported).toEqual([]);
  });
});

describe("one user's events", () => {
  const config = { userRate: { perSecond: 2, burst: 5 } };
  const origin = "http://localhost:3000";
  const many = (count: number, from: number, userId = "ann") => ({
    batch: Array.from({ length: count }, (_, at) => aTrack(`${userId}-${from + at}`, { userId })),
  });

  it("are slowed down when a page makes a storm, with the time to wait, and nobody else's are", async () => {
    const collector = await aCollector({ config });
    const send = (body: object) => collector.post("/v1/batch", body, { headers: { origin } });
    expect((await send(many(8, 0))).status).toBe(200);
    const slowed = await send(many(1, 8));
    expect(slowed.status).toBe(429);
    expect(slowed.headers.get("retry-after")).toBe("2");
    expect(slowed.headers.get("access-control-allow-origin")).toBe("*");
    expect((await send(many(1, 0, "bob"))).status).toBe(200);
    collector.setNow(Date.UTC(2027, 4, 1, 12, 0, 2));
    expect((await send(many(1, 8))).status).toBe(200);
    const { rows } = await collector.context.log.read(undefined, 100);
    expect(rows).toHaveLength(10);
    expect(await (await collector.get("/metrics")).text()).toContain(
      'cairn_throttled_requests_total{by="user"} 1',
    );
  });

  it("are not slowed down by who sends under the user's name from elsewhere", async () => {
    const collector = await aCollector({ config });
    const headers = {
      origin,
      authorization: basic(LIVE_KEY),
      "content-type": "application/json",
    };
    const sendFrom = async (client: string, from: number): Promise<number> => {
      const body = JSON.stringify(many(8, from));
      const request = new Request(`${ORIGIN}/v1/batch`, { method: "POST", headers, body });
      return (await collector.fetch(request, { client })).status;
    };
    expect(await sendFrom("198.51.100.66", 0)).toBe(200);
    expect(await sendFrom("198.51.100.66", 8)).toBe(429);
    expect(await sendFrom("203.0.113.5", 16)).toBe(200);
  });

  it("are never slowed down when a server sends them", async () => {
    const collector = await aCollector({ config });
    for (let at = 0; at < 5; at += 1) {
      expect((await collector.post("/v1/batch", many(8, at * 8))).status).toBe(200);
    }
  });

  it("of a server with a secret key are not held to a write key's rate either", async () => {
    const collector = await aCollector({ config: { rate: { perSecond: 1, burst: 1 } } });
    const headers = { authorization: basic(await aServerKey(collector)) };
    const statuses: number[] = [];
    for (let at = 0; at < 3; at += 1) {
      statuses.push((await collector.post("/v1/batch", { batch: [] }, { headers })).status);
    }
    expect(statuses).toEqual([200, 200, 200]);
    await collector.post("/v1/batch", { batch: [] });
    expect((await collector.post("/v1/batch", { batch: [] })).status).toBe(429);
  });
});

describe("what a sender had to drop", () => {
  const report = (batch: readonly object[]) => ({
    batch,
    drops: { age: 3 },
    dropsId: "report-0001",
  });
  const drops = { "drops.age": 3 };

  it("is counted once however it is sent again: alone, with other events, by several at once", async () => {
    const collector = await aCollector();
    await Promise.all([
      collector.post("/v1/batch", report([aTrack("m1")])),
      collector.post("/v1/batch", report([aTrack("m1"), aTrack("m2")])),
      collector.post("/v1/batch", report([])),
    ]);
    expect(await collector.context.registry.counters.all("live")).toEqual(drops);
  });

  it("is told apart by sixty reasons, and by no more, whatever senders make up", async () => {
    const collector = await aCollector();
    for (let batch = 0; batch < 5; batch += 1) {
      const reasons = Array.from({ length: 20 }, (_, at) => [`made-up-${batch * 20 + at}`, 1]);
      await collector.post("/v1/batch", { batch: [], drops: Object.fromEntries(reasons) });
    }
    await collector.post("/v1/batch", { batch: [], drops: { "made-up-0": 1 } });
    const counted = await collector.context.registry.counters.all("live");
    expect(Object.keys(counted)).toHaveLength(61);
    expect(counted).toMatchObject({ "drops.other": 40, "drops.made-up-0": 2 });
  });

  it("is counted though the events beside it could not be stored, and not again when they are", async () => {
    const log = createMemoryEventLog();
    let isFull = true;
    const append: typeof log.append = (environment, events) =>
      isFull
        ? Promise.reject(new StorageUnavailable("disk full"))
        : log.append(environment, events);
    const collector = await aCollector({ log: { ...log, append } });
    const failed = await collector.post("/v1/batch", report([aTrack("m1")]));
    expect(failed.status).toBe(503);
    isFull = false;
    await collector.post("/v1/batch", report([aTrack("m1")]));
    expect(await collector.context.registry.counters.all("live")).toEqual(drops);
  });
});

describe("a refused message", () => {
  it("is kept before its neighbours are stored: where it cannot be, nothing is, and all is sent again", async () => {
    const collector = await aCollector();
    const { deadLetters } = collector.context.registry;
    const add = deadLetters.add.bind(deadLetters);
    const failing = { add: () => Promise.reject(new StorageUnavailable("disk full")) };
    Object.assign(deadLetters, failing);
    const batch = [aTrack("m1"), aTrack("m2", { event: 7 })];
    expect((await collector.post("/v1/batch", { batch })).status).toBe(503);
    expect((await collector.context.log.read(undefined, 10)).rows).toEqual([]);
    Object.assign(deadLetters, { add });
    expect((await collector.post("/v1/batch", { batch })).status).toBe(200);
    expect(await deadLetters.latest("live", 10)).toHaveLength(1);
  });
});

it("refuses a key in the query before it reads the body", async () => {
  const collector = await aCollector();
  let isRead = false;
  const body = new ReadableStream(
    {
      pull(controller) {
        isRead = true;
        controller.enqueue(new TextEncoder().encode("{}"));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const init = { method: "POST", body, duplex: "half" };
  const response = await collector.fetch(new Request(`${ORIGIN}/v1/batch?key=${LIVE_KEY}x`, init));
  expect(response.status).toBe(401);
  expect(isRead).toBe(false);
});

it("tells the sender of an event whose person was erased that nothing of it is kept, and shows it nowhere", async () => {
  const log = createMemoryEventLog();
  const append: typeof log.append = async (_, events) =>
    events.map(({ messageId }) => (messageId === "m2" ? "erased" : "accepted"));
  const collector = await aCollector({ log: { ...log, append } });
  const batch = [aTrack("bad", { event: 7 }), aTrack("m1"), aTrack("m2"), aTrack("m3")];
  const answer = await collector.post("/v1/batch", { batch });
  expect(await answer.json()).toEqual({
    success: true,
    accepted: 2,
    duplicates: 0,
    rejected: [
      expect.objectContaining({ index: 0, messageId: "bad" }),
      { index: 2, messageId: "m2", code: "erased", message: expect.stringContaining("erased") },
    ],
  });
  const { feed, registry } = collector.context;
  expect(feed.recent("live").map(({ messageId }) => messageId)).toEqual(["m1", "m3", "bad"]);
  expect(await registry.deadLetters.latest("live", 10)).toHaveLength(1);
});
