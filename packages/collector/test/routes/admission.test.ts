import { describe, expect, it } from "vitest";
import {
  aCollector,
  aTrack,
  basic,
  LIVE_KEY,
  NOW_MS,
  TEST_KEY,
  type TestCollector,
} from "../support/a-collector.ts";

/** Sends one event from a page at `origin`, with `key`. */
function send(collector: TestCollector, key: string, origin?: string): Promise<Response> {
  const headers = {
    authorization: basic(key),
    ...(origin === undefined ? {} : { origin }),
  };
  return collector.post("/v1/batch", { batch: [aTrack("m1")] }, { headers });
}

async function detailOf(response: Response): Promise<string> {
  return ((await response.json()) as { readonly detail: string }).detail;
}

describe("a request that may not come in", () => {
  it("stands in the live view of its key's environment, in the words that its sender gets", async () => {
    const collector = await aCollector();
    const { feed } = collector.context;
    const answer = await send(collector, TEST_KEY, "https://shop.example");
    expect(answer.status).toBe(403);
    expect(feed.recent("test")).toEqual([
      {
        messageId: expect.any(String),
        receivedAt: new Date(NOW_MS).toISOString(),
        environment: "test",
        type: "request",
        name: "Request refused",
        properties: { path: "/v1/batch", origin: "https://shop.example" },
        verdict: "rejected",
        problem: { path: "", code: "origin-not-allowed", message: await detailOf(answer) },
      },
    ]);
    expect(feed.recent("live")).toEqual([]);
  });

  it("stands with the live events where its key is unknown or missing", async () => {
    const collector = await aCollector();
    const { feed } = collector.context;
    const answer = await send(collector, "pk_nobody");
    expect(answer.status).toBe(401);
    expect(feed.recent("live").map((one) => one.problem)).toEqual([
      { path: "", code: "unknown-key", message: await detailOf(answer) },
    ]);
  });

  it("stands with the test events where its unknown key begins as a test key does", async () => {
    const collector = await aCollector();
    const { feed } = collector.context;
    expect((await send(collector, "pk_test_mistyped")).status).toBe(401);
    expect(feed.recent("test").map((one) => one.problem?.code)).toEqual(["unknown-key"]);
    expect(feed.recent("live")).toEqual([]);
  });

  it("tells nobody the secret key that a page asked for settings with, and says to revoke it", async () => {
    const collector = await aCollector();
    const key = "sk_0123456789abcdef0123456789abcdef";
    const answer = await collector.get(`/v1/projects/${key}/settings`);
    const detail = await detailOf(answer);
    expect(`${answer.status} ${detail}`).toMatch(/^401 .*sk_…cdef .*keys secret revoke/);
    const shown = collector.context.feed.recent("live");
    expect(shown).toMatchObject([{ properties: { path: "/v1/projects/sk_…/settings" } }]);
    expect(JSON.stringify({ shown, detail })).not.toContain(key);
  });

  it("stands with its own environment where its key was revoked", async () => {
    const collector = await aCollector();
    const { feed, registry } = collector.context;
    const record = await registry.access.writeKey(TEST_KEY);
    await registry.access.putWriteKey({ ...record!, revokedAtMs: NOW_MS });
    await send(collector, TEST_KEY);
    expect(feed.recent("test").map((one) => one.problem?.message)).toEqual([
      expect.stringContaining("was revoked"),
    ]);
  });

  it.each([
    "/v1/guidebook?key=pk_nobody",
    "/v1/projects/pk_nobody/settings",
    "/v1/state?key=pk_nobody",
  ])("is shown for %s as well", async (path) => {
    const collector = await aCollector();
    const answer = await collector.get(path, { authorization: "Bearer none" });
    expect(answer.status).toBe(401);
    expect(collector.context.feed.recent("live").map((one) => one.problem?.code)).toEqual([
      "unknown-key",
    ]);
  });

  it("is told once in ten seconds for each cause and origin, however often it comes", async () => {
    const collector = await aCollector();
    const shown = () =>
      collector.context.feed
        .recent("live")
        .map((one) => [one.problem?.code, one.properties["origin"]]);
    for (let at = 0; at < 20; at += 1) {
      await send(collector, LIVE_KEY, "https://a.example");
      await send(collector, LIVE_KEY, "https://b.example");
    }
    const once = [
      ["origin-not-allowed", "https://a.example"],
      ["origin-not-allowed", "https://b.example"],
    ];
    expect(shown()).toEqual(once);
    collector.setNow(NOW_MS + 9_999);
    await send(collector, LIVE_KEY, "https://a.example");
    expect(shown()).toEqual(once);
    collector.setNow(NOW_MS + 10_000);
    await send(collector, LIVE_KEY, "https://a.example");
    expect(shown()).toEqual([...once, once[0]]);
  });

  it("does not push what arrived out of the live view, from however many origins it comes", async () => {
    const collector = await aCollector();
    await collector.post("/v1/batch", { batch: [aTrack("m1")] });
    for (let at = 0; at < 150; at += 1) await send(collector, LIVE_KEY, `https://${at}.example`);
    const recent = collector.context.feed.recent("live");
    expect(recent[0]).toMatchObject({ messageId: "m1", verdict: "accepted" });
    expect(recent).toHaveLength(11);
    expect(recent.at(-1)?.properties["origin"]).toBe("https://99.example");
  });
});
