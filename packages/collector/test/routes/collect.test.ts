import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createMemoryEventLog } from "../../src/store/memory/event-log.ts";
import { StorageUnavailable } from "../../src/store/storage-error.ts";
import { aCollector, aTrack, basic, LIVE_KEY, ORIGIN, TEST_KEY } from "../support/a-collector.ts";
import type { TestCollector } from "../support/a-collector.ts";

async function storedIds(collector: TestCollector): Promise<readonly string[]> {
  const { rows } = await collector.context.log.read(undefined, 1_000);
  return rows.map((row) => `${row.environment} ${row.messageId}`);
}

async function problemOf(response: Response): Promise<Record<string, unknown>> {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = (await response.json()) as Record<string, unknown>;
  expect(problem).toMatchObject({
    type: expect.any(String),
    title: expect.any(String),
    detail: expect.any(String),
    status: response.status,
  });
  return problem;
}

describe("POST /v1/batch", () => {
  it("stores what is good, keeps what is not as a dead letter, and answers a verdict for each", async () => {
    const collector = await aCollector();
    const batch = [aTrack("m1"), aTrack("m2", { event: 7 }), aTrack("m3"), "rubbish", aTrack("m1")];
    const response = await collector.post("/v1/batch", { batch });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      success: true,
      accepted: 2,
      duplicates: 1,
      rejected: [
        {
          index: 1,
          messageId: "m2",
          code: "wrong-type",
          message: expect.stringContaining("event"),
        },
        { index: 3, code: "wrong-type", message: expect.any(String) },
      ],
    });
    expect(await storedIds(collector)).toEqual(["live m1", "live m3"]);
    const letters = await collector.context.registry.deadLetters.latest("live", 10);
    expect(letters.map(({ raw }) => raw)).toEqual(['"rubbish"', JSON.stringify(batch[1])]);
  });

  it("answers a repeated batch with duplicates only", async () => {
    const collector = await aCollector();
    const send = () => collector.post("/v1/batch", { batch: [aTrack("m1"), aTrack("m2")] });
    await send();
    expect(await (await send()).json()).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await storedIds(collector)).toHaveLength(2);
  });

  it("puts each key's events into its own environment", async () => {
    const collector = await aCollector();
    await collector.post("/v1/batch", { batch: [aTrack("m1")] });
    const headers = { authorization: basic(TEST_KEY) };
    await collector.post("/v1/batch", { batch: [aTrack("m1")] }, { headers });
    expect(await storedIds(collector)).toEqual(["live m1", "test m1"]);
  });

  it("assigns a missing message id", async () => {
    const collector = await aCollector();
    const { messageId: _, ...withoutId } = aTrack("x") as { messageId: string };
    await collector.post("/v1/batch", { batch: [withoutId] });
    expect(await storedIds(collector)).toEqual(["live assigned-1"]);
  });

  it("reads an unload beacon: text/plain, the key in the body", async () => {
    const collector = await aCollector();
    const response = await collector.fetch(
      new Request(`${ORIGIN}/v1/batch`, {
        method: "POST",
        headers: { "content-type": "text/plain;charset=UTF-8" },
        body: JSON.stringify({ writeKey: LIVE_KEY, batch: [aTrack("m1")] }),
      }),
    );
    expect(response.status).toBe(200);
    expect(await storedIds(collector)).toEqual(["live m1"]);
  });

  it("inflates gzip", async () => {
    const collector = await aCollector();
    const body = gzipSync(JSON.stringify({ batch: [aTrack("m1")] }));
    const response = await collector.post("/v1/batch", "", {
      body,
      headers: { "content-encoding": "gzip" },
    });
    expect(await response.json()).toMatchObject({ accepted: 1 });
  });

  it("counts what senders had to drop, once per batch however often it is sent", async () => {
    const collector = await aCollector();
    const body = { batch: [aTrack("m1")], drops: { quota: 3, "Bad Name": 1, age: -2 } };
    await collector.post("/v1/batch", body);
    await collector.post("/v1/batch", body);
    const { counters } = collector.context.registry;
    expect(await counters.all("live")).toEqual({ "drops.quota": 3 });
    const metrics = await (await collector.get("/metrics")).text();
    expect(metrics).toContain('cairn_client_drops_total{environment="live",reason="quota"} 3');
    expect(metrics).toContain('cairn_messages_total{environment="live",verdict="duplicate"} 1');
  });
});

describe("a request that is refused whole", () => {
  const gzip = { "content-encoding": "gzip" };
  const bomb = gzipSync(Buffer.alloc(5 * 1024 * 1024, 32));
  const cases: readonly (readonly [string, number, string, BodyInit, Record<string, string>])[] = [
    ["is not JSON", 400, "malformed", "{", {}],
    ["holds no list of messages", 400, "no-batch", "{}", {}],
    ["is null", 400, "no-batch", "null", {}],
    ["says gzip and is not", 400, "malformed", "{}", gzip],
    ["has an unknown key", 401, "unknown-key", "{}", { authorization: basic("pk_live_no") }],
    ["has no key", 401, "unknown-key", "{}", { authorization: "" }],
    [
      "comes from a foreign origin",
      403,
      "origin-not-allowed",
      "{}",
      { origin: "https://evil.example" },
    ],
    ["comes from a page without an origin", 403, "origin-not-allowed", "{}", { origin: "null" }],
    ["is larger than 512 KiB", 413, "too-large", `"${"x".repeat(512 * 1024)}"`, {}],
    ["inflates to more than 4 MiB", 413, "too-large", new Uint8Array(bomb), gzip],
    ["holds 10 001 messages", 413, "too-large", `[${"1,".repeat(10_000)}1]`, {}],
    [
      "is a form",
      415,
      "wrong-type",
      "a=b",
      { "content-type": "application/x-www-form-urlencoded" },
    ],
    ["is compressed another way", 415, "wrong-type", "{}", { "content-encoding": "br" }],
  ];
  it.each(cases)("which %s gets %i %s", async (_, status, code, body, headers) => {
    const collector = await aCollector();
    const response = await collector.post("/v1/batch", "", { body, headers });
    expect(response.status).toBe(status);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(await problemOf(response)).toMatchObject({ code });
    expect(await storedIds(collector)).toEqual([]);
    expect(collector.reported).toEqual([]);
  });

  it("is cut off at 512 KiB where no length was declared", async () => {
    const collector = await aCollector();
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(64 * 1024).fill(32));
      },
    });
    const response = await collector.fetch(
      new Request(`${ORIGIN}/v1/batch`, {
        method: "POST",
        body,
        duplex: "half",
        headers: { "content-type": "application/json", authorization: basic(LIVE_KEY) },
      } as RequestInit),
    );
    expect(response.status).toBe(413);
    expect(pulled).toBeLessThan(20);
  });

  it("for storage gets 503 with Retry-After, and may be sent again", async () => {
    const log = createMemoryEventLog();
    let isFull = true;
    const collector = await aCollector({
      log: {
        ...log,
        append: (environment, events) =>
          isFull
            ? Promise.reject(new StorageUnavailable("disk full"))
            : log.append(environment, events),
      },
    });
    const refused = await collector.post("/v1/batch", { batch: [aTrack("m1")] });
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("5");
    expect(await problemOf(refused)).toMatchObject({ code: "storage-unavailable" });
    isFull = false;
    const taken = await collector.post("/v1/batch", { batch: [aTrack("m1")] });
    expect(await taken.json()).toMatchObject({ accepted: 1 });
  });

  it("for its rate gets 429 with Retry-After, until the time has passed", async () => {
    const collector = await aCollector({ config: { rate: { perSecond: 1, burst: 2 } } });
    const send = async (): Promise<Response> => collector.post("/v1/batch", { batch: [] });
    expect([(await send()).status, (await send()).status]).toEqual([200, 200]);
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("1");
    collector.setNow(collector.context.now() + 1_000);
    expect((await send()).status).toBe(200);
  });
});

describe("one event among others", () => {
  it("that is larger than 32 KiB is refused alone", async () => {
    const collector = await aCollector();
    const large = aTrack("m1", { properties: { text: "ž".repeat(17 * 1024) } });
    const response = await collector.post("/v1/batch", { batch: [large, aTrack("m2")] });
    expect(await response.json()).toMatchObject({
      accepted: 1,
      rejected: [{ index: 0, messageId: "m1", code: "too-large" }],
    });
  });

  it("that is nested a hundred thousand levels deep is refused alone", async () => {
    const collector = await aCollector();
    const deep = `{"type":"track","event":"X","userId":"u","properties":{"a":${"[".repeat(1e5)}${"]".repeat(1e5)}}}`;
    const body = `{"batch":[${deep},${JSON.stringify(aTrack("m2"))}]}`;
    const response = await collector.post("/v1/batch", body);
    expect(await response.json()).toMatchObject({ accepted: 1, rejected: [{ index: 0 }] });
    expect(collector.reported).toEqual([]);
  });

  it("that names __proto__ does no harm", async () => {
    const collector = await aCollector();
    const body = `{"batch":[{"type":"track","event":"X","userId":"u","properties":{"__proto__":{"bad":1}}}]}`;
    expect((await collector.post("/v1/batch", body)).status).toBe(200);
    expect(Object.hasOwn(Object.prototype, "bad")).toBe(false);
  });
});

describe("who may send", () => {
  it("lets servers, the collector's own pages and pages on this machine in", async () => {
    const collector = await aCollector();
    const statusOf = async (origin: string): Promise<number> =>
      (await collector.post("/v1/batch", { batch: [] }, { headers: { origin } })).status;
    expect(await statusOf(ORIGIN)).toBe(200);
    expect(await statusOf(ORIGIN.replace("http:", "https:"))).toBe(200);
    expect(await statusOf("http://localhost:5173")).toBe(200);
    expect(await statusOf("http://127.0.0.1:3000")).toBe(200);
    expect((await collector.post("/v1/batch", { batch: [] })).status).toBe(200);
  });

  it("lets only the named origins in once a key names some, and any with *", async () => {
    const collector = await aCollector();
    const send = async (origin: string): Promise<number> =>
      (await collector.post("/v1/batch", { batch: [] }, { headers: { origin } })).status;
    const { access } = collector.context.registry;
    const key = { key: LIVE_KEY, environment: "live", createdAtMs: 0 } as const;
    await access.putWriteKey({ ...key, origins: ["https://app.example"] });
    expect(await send("https://app.example")).toBe(200);
    expect(await send("https://app.example.evil.example")).toBe(403);
    expect(await send("http://localhost:5173")).toBe(403);
    await access.putWriteKey({ ...key, origins: ["*"] });
    expect(await send("https://anywhere.example")).toBe(200);
    await access.putWriteKey({ ...key, origins: ["*"], revokedAtMs: 1 });
    expect(await send("https://anywhere.example")).toBe(401);
  });

  it("answers a preflight for what Segment's SDKs and ours send", async () => {
    const collector = await aCollector();
    const response = await collector.fetch(
      new Request(`${ORIGIN}/v1/batch`, { method: "OPTIONS" }),
    );
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    const allowed = response.headers.get("access-control-allow-headers") ?? "";
    for (const name of [
      "authorization",
      "content-type",
      "content-encoding",
      "if-none-match",
      "x-retry-count",
    ]) {
      expect(allowed).toContain(name);
    }
    expect(
      (await collector.get("/v1/guidebook")).headers.get("access-control-expose-headers"),
    ).toBe("retry-after, etag");
  });
});

describe("what Segment's SDKs call", () => {
  const message = { userId: "ann", writeKey: LIVE_KEY };
  it.each([
    ["/v1/track", { event: "X" }, "X"],
    ["/v1/t", { event: "X", type: "page" }, "X"],
    ["/v1/identify", { traits: { plan: "pro" } }, "Identified"],
    ["/v1/i", {}, "Identified"],
    ["/v1/page", { name: "Home" }, "Page Viewed"],
    ["/v1/p", {}, "Page Viewed"],
    ["/v1/screen", { name: "Home" }, "Page Viewed"],
    ["/v1/s", {}, "Page Viewed"],
    ["/v1/group", { groupId: "acme" }, "Grouped"],
    ["/v1/g", { groupId: "acme" }, "Grouped"],
    ["/v1/alias", { previousId: "x" }, "Aliased"],
    ["/v1/a", { previousId: "x" }, "Aliased"],
  ])("%s takes one message", async (path, parts, name) => {
    const collector = await aCollector();
    const response = await collector.post(
      path,
      { ...message, ...parts },
      { headers: { authorization: "" } },
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ success: true, accepted: 1 });
    const { rows } = await collector.context.log.read(undefined, 5);
    expect(rows.map((row) => row.name)).toEqual([name]);
  });

  it("gets 400 with its code for a single message that is refused", async () => {
    const collector = await aCollector();
    const response = await collector.post("/v1/track", { userId: "ann" });
    expect(response.status).toBe(400);
    expect(await problemOf(response)).toMatchObject({ code: "missing" });
    expect(await collector.context.registry.deadLetters.count("live")).toBe(1);
  });

  it("takes a batch at /v1/b and metrics at /v1/m", async () => {
    const collector = await aCollector();
    const batch = { writeKey: LIVE_KEY, batch: [aTrack("m1")] };
    expect(await (await collector.post("/v1/b", batch)).json()).toMatchObject({ accepted: 1 });
    expect((await collector.post("/v1/m", { series: [] })).status).toBe(204);
  });

  it("tells Segment's browser SDK to send here", async () => {
    const collector = await aCollector();
    const response = await collector.get(`/v1/projects/${LIVE_KEY}/settings`);
    expect(await response.json()).toMatchObject({
      integrations: {
        "Segment.io": { apiKey: LIVE_KEY, apiHost: "collector.example/v1", protocol: "http" },
      },
    });
    expect((await collector.get("/v1/projects/nobody/settings")).status).toBe(401);
  });
});
