import { describe, expect, it } from "vitest";
import { aCollector, aTrack, basic, LIVE_KEY, NOW_MS, TEST_KEY } from "../support/a-collector.ts";
import type { TestCollector } from "../support/a-collector.ts";
import { askForTokens, aServerKey, aToken } from "../support/identity.ts";

const DAY_MS = 86_400_000;
const at = (ms: number): string => new Date(ms).toISOString();

async function enforcing(): Promise<TestCollector> {
  const collector = await aCollector();
  await askForTokens(collector, "enforce");
  return collector;
}

async function stored(collector: TestCollector) {
  const { rows } = await collector.context.log.read(undefined, 1_000);
  return rows.map(({ messageId, trust }) => (trust ? `${messageId} ${trust}` : messageId));
}

interface Answer {
  readonly accepted: number;
  readonly rejected: readonly { readonly messageId: string; readonly code: string }[];
}

async function send(
  collector: TestCollector,
  batch: readonly object[],
  tokens?: readonly unknown[],
  init?: RequestInit,
): Promise<Answer> {
  const response = await collector.post("/v1/batch", { batch, tokens }, init);
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

describe("enforced identity", () => {
  it("refuses messages with a user id and no token, each by itself, and takes anonymous ones", async () => {
    const collector = await enforcing();
    const { userId: _, ...nobody } = aTrack("m3", { anonymousId: "a1" }) as { userId: string };
    const batch = [
      aTrack("m1"),
      { type: "identify", userId: "ann", messageId: "m2", traits: { plan: "pro" } },
      nobody,
      { type: "alias", userId: "ann", previousId: "a1", messageId: "m4" },
      { type: "group", userId: "ann", groupId: "acme", messageId: "m5" },
      { type: "group", anonymousId: "a1", groupId: "acme", messageId: "m6" },
    ];
    const { accepted, rejected } = await send(collector, batch);
    expect(accepted).toBe(1);
    expect(rejected.map(({ messageId, code }) => `${messageId} ${code}`)).toEqual(
      ["m1", "m2", "m4", "m5", "m6"].map((id) => `${id} identity-unverified`),
    );
    expect(rejected[0]).toMatchObject({ index: 0, message: expect.stringContaining("token") });
    expect(await stored(collector)).toEqual(["m3"]);
    const letters = await collector.context.registry.deadLetters.latest("live", 10);
    expect(letters).toHaveLength(5);
  });

  it("takes each user's messages by the token whose subject they are", async () => {
    const collector = await enforcing();
    const tokens = ["rubbish", 7, await aToken(), await aToken({ sub: "bob" })];
    const batch = [aTrack("m1"), aTrack("m2", { userId: "bob" }), aTrack("m3", { userId: "eve" })];
    const { rejected } = await send(collector, batch, tokens);
    expect(rejected).toMatchObject([{ messageId: "m3" }]);
    expect(await stored(collector)).toEqual(["m1 verified", "m2 verified"]);
  });

  it("says of a token that is no JWT that it is invalid, and not that there is none", async () => {
    const collector = await enforcing();
    for (const token of ["rubbish", "a.b.c", "x".repeat(5_000)]) {
      const { rejected } = await send(collector, [aTrack("m1")], [token]);
      expect(rejected[0]).toMatchObject({
        message: expect.stringContaining("found an invalid one"),
      });
    }
    const { rejected } = await send(collector, [aTrack("m1")], []);
    expect(rejected[0]).toMatchObject({ message: expect.stringContaining("found none") });
  });

  it("reads a bearer token, on a single message and on a batch", async () => {
    const collector = await enforcing();
    const headers = { authorization: `Bearer ${await aToken()}` };
    const body = { ...aTrack("m1"), writeKey: LIVE_KEY };
    expect((await collector.post("/v1/track", body, { headers })).status).toBe(200);
    const batch = { writeKey: LIVE_KEY, batch: [aTrack("m2")] };
    const answer = await collector.post("/v1/batch", batch, { headers });
    expect(await answer.json()).toMatchObject({ accepted: 1 });
    const refused = await collector.post("/v1/track", aTrack("m3"));
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ code: "identity-unverified" });
  });

  it("judges a token at the event's own time: a batch of an offline day is taken", async () => {
    const collector = await enforcing();
    const yesterday = NOW_MS - DAY_MS;
    const tokens = [await aToken({ exp: yesterday / 1000 + 60 })];
    const batch = [
      aTrack("in time", { timestamp: at(yesterday) }),
      aTrack("forgiven", { timestamp: at(yesterday + 80_000) }),
      aTrack("too late", { timestamp: at(yesterday + 91_000) }),
      aTrack("now"),
    ];
    await send(collector, batch, tokens);
    expect(await stored(collector)).toEqual(["in time verified", "forgiven verified"]);
  });

  it("takes a token that was fetched after the event, and none that is not yet good", async () => {
    const collector = await enforcing();
    const earlier = { timestamp: at(NOW_MS - DAY_MS) };
    await send(collector, [aTrack("m1", earlier)], [await aToken({ nbf: NOW_MS / 1000 })]);
    await send(collector, [aTrack("m2")], [await aToken({ nbf: NOW_MS / 1000 + 60 })]);
    expect(await stored(collector)).toEqual(["m1 verified"]);
  });

  it("gives no grace to events that claim to be older than an outbox keeps them", async () => {
    const collector = await enforcing();
    const old = NOW_MS - 15 * DAY_MS;
    const tokens = [await aToken({ exp: old / 1000 + 60 })];
    await send(collector, [aTrack("m1", { timestamp: at(old) })], tokens);
    expect(await stored(collector)).toEqual([]);
    await send(collector, [aTrack("m2", { timestamp: at(old) })], [await aToken()]);
    expect(await stored(collector)).toEqual(["m2 verified"]);
  });

  it("holds a clock that runs ahead not against its user", async () => {
    const collector = await enforcing();
    const ahead = { timestamp: at(NOW_MS + 50 * 60_000) };
    await send(collector, [aTrack("m1", ahead)], [await aToken()]);
    expect(await stored(collector)).toEqual(["m1 verified"]);
  });

  it("wants the token's account, where it names one", async () => {
    const collector = await enforcing();
    const group = (messageId: string, groupId: string) => ({
      type: "group",
      userId: "ann",
      groupId,
      messageId,
    });
    const tokens = [await aToken({ account: "acme" })];
    const other = aTrack("m4", { context: { groupId: "globex" } });
    const batch = [group("m1", "acme"), group("m2", "globex"), aTrack("m3"), other];
    const { rejected } = await send(collector, batch, tokens);
    expect(rejected.map(({ messageId }) => messageId)).toEqual(["m2", "m4"]);
  });

  it.each([
    ["of another secret", () => aToken({}, { secret: "another secret, as long as the first is" })],
    ["of another algorithm", () => aToken({}, { algorithm: "HS512" })],
    ["without an end", () => aToken({ exp: undefined })],
    [
      "whose algorithm is none",
      async () => `${btoa('{"alg":"none"}')}.${btoa('{"sub":"ann","exp":99999999999}')}.`,
    ],
  ])("takes no token %s", async (_, token) => {
    const collector = await enforcing();
    await send(collector, [aTrack("m1")], [await token()]);
    expect(await stored(collector)).toEqual([]);
  });

  it("lets nobody act in an account without a token, whoever they say they visit as", async () => {
    const collector = await enforcing();
    const tokens = [await aToken({ account: "acme" })];
    const group = { type: "group", userId: "ann", groupId: "acme", messageId: "g1" };
    await send(collector, [group], tokens);
    const { userId: _, ...visit } = aTrack("m1", {
      anonymousId: "a1",
      context: { groupId: "acme", locale: "de" },
    }) as { userId: string };
    const identify = { ...visit, type: "identify", traits: { plan: "pro" }, messageId: "m2" };
    const { accepted } = await send(collector, [visit, identify]);
    expect(accepted).toBe(2);
    await collector.context.projector.caughtUp();
    const { projection } = collector.context.registry;
    expect((await projection.account("live", "acme"))?.people).toEqual(["ann"]);
    expect(await projection.person("live", "anon:a1")).not.toHaveProperty("accountId");
    // An export that is imported elsewhere does not bring it back either.
    const { rows } = await collector.context.log.read(undefined, 9);
    expect(rows.at(-1)).toMatchObject({ context: { locale: "de" } });
    expect(JSON.stringify(rows.slice(1))).not.toContain("acme");
  });

  it("lets anonymous events of servers, and of anybody where nothing is enforced, act in an account", async () => {
    const collector = await enforcing();
    const visit = { type: "page", anonymousId: "a1", context: { groupId: "acme" } };
    const headers = { authorization: basic(await aServerKey(collector)) };
    await send(collector, [{ ...visit, messageId: "m1" }], undefined, { headers });
    await collector.context.registry.access.setIdentityMode("live", "observe");
    await send(collector, [{ ...visit, anonymousId: "a2", messageId: "m2" }]);
    await collector.context.projector.caughtUp();
    const account = await collector.context.registry.projection.account("live", "acme");
    expect(account?.people).toEqual(["anon:a1", "anon:a2"]);
  });

  it("reads at most twenty tokens of a request", async () => {
    const collector = await enforcing();
    const tokens = [...Array.from({ length: 20 }, (_, at) => `x${at}`), await aToken()];
    await send(collector, [aTrack("m1")], tokens);
    expect(await stored(collector)).toEqual([]);
  });

  it("lets nobody take over another user by an alias, only what was anonymous", async () => {
    const collector = await enforcing();
    const { userId: _, ...visit } = aTrack("m0", { anonymousId: "browser" }) as { userId: string };
    await send(collector, [aTrack("m1"), visit], [await aToken()]);
    const alias = (messageId: string, previousId: string) => ({
      type: "alias",
      userId: "eve",
      previousId,
      messageId,
    });
    const batch = [alias("m2", "ann"), alias("m3", "browser")];
    expect(await send(collector, batch, [await aToken({ sub: "eve" })])).toMatchObject({
      accepted: 2,
    });
    await collector.context.projector.caughtUp();
    const { projection } = collector.context.registry;
    expect((await projection.person("live", "ann"))?.actors).toEqual(["ann"]);
    expect((await projection.person("live", "eve"))?.actors).toContain("anon:browser");
  });
});

describe("a server with a secret key", () => {
  const byBearer = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });
  const byBasic = (key: string) => ({ headers: { authorization: basic(key) } });

  it.each([
    ["as the user name", byBasic],
    ["as the bearer token", byBearer],
  ])("is believed without tokens, the key %s", async (_, init) => {
    const collector = await enforcing();
    await send(collector, [aTrack("m1")], undefined, init(await aServerKey(collector)));
    expect(await stored(collector)).toEqual(["m1 server"]);
  });

  it("sends into live, or where ?env= or a write key beside it says", async () => {
    const collector = await aCollector();
    const init = byBearer(await aServerKey(collector));
    await collector.post("/v1/batch", { batch: [aTrack("m1")] }, init);
    await collector.post("/v1/batch?env=test", { batch: [aTrack("m2")] }, init);
    await collector.post(`/v1/batch?key=${TEST_KEY}`, { batch: [aTrack("m3")] }, init);
    await collector.post("/v1/batch", { writeKey: TEST_KEY, batch: [aTrack("m4")] }, init);
    const { rows } = await collector.context.log.read(undefined, 10);
    expect(rows.map((row) => row.environment)).toEqual(["live", "test", "test", "test"]);
    const wrong = await collector.post("/v1/batch?env=prod", { batch: [] }, init);
    expect(wrong.status).toBe(401);
  });

  it("may name its key in the body, where it is not kept, and not in the URL", async () => {
    const collector = await aCollector();
    const key = await aServerKey(collector);
    const say = (path: string, body: object) =>
      collector.post(path, body, { headers: { authorization: "" } });
    const ok = await say("/v1/track", { ...aTrack("m1"), writeKey: key });
    const refused = await say("/v1/track", { ...aTrack("m2"), event: "", writeKey: key });
    const inUrl = await say(`/v1/track?key=${key}`, aTrack("m3"));
    expect([ok.status, refused.status, inUrl.status]).toEqual([200, 400, 401]);
    expect(await inUrl.text()).not.toContain(key);
    expect(await stored(collector)).toEqual(["m1 server"]);
    const letters = await collector.context.registry.deadLetters.latest("live", 10);
    expect(letters.map(({ messageId }) => messageId)).toEqual(["m2"]);
    expect(JSON.stringify(letters)).not.toContain(key);
  });

  it("keeps its traits against the browser's, in whatever order they arrive", async () => {
    const collector = await enforcing();
    const key = await aServerKey(collector);
    const says = (messageId: string, plan: string, ms: number) => ({
      type: "identify",
      userId: "ann",
      messageId,
      timestamp: at(NOW_MS + ms),
      traits: { plan, [messageId]: true },
    });
    await send(collector, [says("b1", "free", -3_000)], [await aToken()]);
    await send(collector, [says("s1", "pro", -2_000)], undefined, byBearer(key));
    await send(collector, [says("b2", "enterprise", -1_000)], [await aToken()]);
    await collector.context.projector.caughtUp();
    const { projection } = collector.context.registry;
    expect((await projection.person("live", "ann"))?.traits).toEqual({
      plan: "pro",
      b1: true,
      s1: true,
      b2: true,
    });
  });

  it("is refused when the key is unknown, revoked or sent by a web page, and the key is not told", async () => {
    const collector = await aCollector();
    const key = await aServerKey(collector);
    const ask = async (used: string, headers = {}): Promise<string> => {
      const init = { headers: { ...byBearer(used).headers, ...headers } };
      const response = await collector.post("/v1/batch", { batch: [aTrack("m1")] }, init);
      const text = await response.text();
      expect(text).not.toContain(used);
      return `${response.status} ${text}`;
    };
    expect(await ask("sk_00000000000000000000000000000000")).toContain("401");
    expect(await ask(key, { origin: "http://localhost:3000" })).toMatch(/^403 .*secret key/);
    const { access } = collector.context.registry;
    const [record] = await access.secretKeys();
    await access.putSecretKey({ ...record!, revokedAtMs: NOW_MS });
    expect(await ask(key)).toContain("was revoked");
    expect(await stored(collector)).toEqual([]);
  });
});

describe("observed identity", () => {
  it("stores everything unmarked and counts what would be refused", async () => {
    const collector = await aCollector();
    await askForTokens(collector, "observe");
    const batch = [
      aTrack("m1"),
      aTrack("m2", { userId: "bob" }),
      aTrack("m3", { userId: "eve" }),
      aTrack("m4", { userId: "eve" }),
    ];
    const tokens = [await aToken(), await aToken({ sub: "bob", exp: 1 })];
    expect(await send(collector, batch, tokens)).toMatchObject({ accepted: 4, rejected: [] });
    expect(await stored(collector)).toEqual(["m1", "m2", "m3", "m4"]);
    const coverage = collector.context.coverage.last24Hours("live");
    expect(coverage).toMatchObject({ identified: 4, verified: 1, expired: 1, missing: 2 });
    expect(coverage.share).toBe(0.25);
    const metrics = await (await collector.get("/metrics")).text();
    expect(metrics).toContain(
      'cairn_identity_checks_total{environment="live",outcome="missing"} 2',
    );
    collector.setNow(NOW_MS + 25 * 3_600_000);
    expect(collector.context.coverage.last24Hours("live")).toMatchObject({ identified: 0 });
  });

  it("counts nothing while it is off, and asks nothing of the other environment", async () => {
    const collector = await enforcing();
    const headers = { authorization: basic(TEST_KEY) };
    await send(collector, [aTrack("m1")], undefined, { headers });
    expect(collector.context.coverage.last24Hours("test")).not.toHaveProperty("share");
    expect(await stored(collector)).toEqual(["m1"]);
  });
});
