import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createCollector } from "../../src/collector.ts";
import { erasePerson } from "../../src/privacy/erase-person.ts";
import { personLines } from "../../src/privacy/person-lines.ts";
import { expireOld } from "../../src/privacy/retention.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { aCollector, aTrack, NOW_MS, type TestCollector } from "../support/a-collector.ts";
import { askForTokens } from "../support/identity.ts";
import { runCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const DAY_MS = 86_400_000;
const ANN = { environment: "live", id: "ann", by: "Test" } as const;
const identify = {
  type: "identify",
  messageId: "i1",
  userId: "ann",
  anonymousId: "browser",
  traits: { name: "Ann" },
  timestamp: new Date(NOW_MS).toISOString(),
};

async function withAnn(): Promise<TestCollector> {
  const collector = await aCollector();
  await collector.post("/v1/batch", {
    batch: [
      aTrack("a0", { userId: undefined, anonymousId: "browser" }),
      identify,
      aTrack("a1", { context: { groupId: "acme" } }),
      aTrack("b1", { userId: "bob", context: { groupId: "acme" } }),
      { type: "track", userId: "ann", messageId: "bad" },
      { type: "track", userId: "bob", messageId: "bad-too" },
    ],
  });
  await collector.context.projector.caughtUp();
  return collector;
}

describe("erasing a person", () => {
  it("removes their events by every id, record, place in accounts, dead letters and last events; nobody else's", async () => {
    const { context } = await withAnn();
    const { log, registry, feed } = context;
    expect(await erasePerson(context, ANN)).toEqual({
      known: true,
      events: 3,
      deadLetters: 1,
      deliveries: 0,
    });
    const { rows } = await log.read(undefined, 10);
    expect(rows.map(({ messageId }) => messageId)).toEqual(["b1"]);
    expect(await registry.projection.person("live", "ann")).toBeUndefined();
    expect(await registry.projection.person("live", "anon:browser")).toBeUndefined();
    expect(await registry.projection.account("live", "acme")).toMatchObject({ people: ["bob"] });
    const letters = await registry.deadLetters.latest("live", 9);
    expect(letters.map(({ messageId }) => messageId)).toEqual(["bad-too"]);
    expect(feed.recent("live")).toEqual([]);
  });

  it("leaves an entry in the audit log that does not name them", async () => {
    const { context } = await withAnn();
    await erasePerson(context, ANN);
    const [entry] = await context.registry.definitions.audit(1);
    expect(entry).toMatchObject({ by: "Test", action: "person-erased" });
    expect(JSON.stringify(entry)).not.toContain('"ann"');
  });

  it("refuses what a late outbox brings, counts it, and takes them as new when they come back", async () => {
    const { context, post, setNow } = await withAnn();
    await erasePerson(context, ANN);
    setNow(NOW_MS + 60_000);
    const back = aTrack("back", { timestamp: new Date(NOW_MS + 30_000).toISOString() });
    const response = await post("/v1/batch", { batch: [aTrack("a1"), aTrack("late"), back] });
    expect(await response.json()).toMatchObject({
      accepted: 1,
      duplicates: 1,
      rejected: [{ index: 1, messageId: "late", code: "erased" }],
    });
    await context.projector.caughtUp();
    const person = await context.registry.projection.person("live", "ann");
    expect(person).toMatchObject({ events: 1, actors: ["ann"], traits: {} });
    expect(await context.registry.deadLetters.count("live")).toBe(2);
  });

  it("refuses what was made before it on a clock that runs ahead, and takes what was made after it there", async () => {
    const { context, post, setNow } = await withAnn();
    await erasePerson(context, ANN);
    setNow(NOW_MS + 60_000);
    const aheadMs = 50 * 60_000;
    const onTheirClock = (ms: number): string => new Date(ms + aheadMs).toISOString();
    const response = await post("/v1/batch", {
      sentAt: onTheirClock(NOW_MS + 60_000),
      batch: [
        aTrack("late", { timestamp: onTheirClock(NOW_MS - 1_000) }),
        aTrack("back", { timestamp: onTheirClock(NOW_MS + 1_000) }),
      ],
    });
    expect(await response.json()).toMatchObject({
      accepted: 1,
      rejected: [{ messageId: "late", code: "erased" }],
    });
    const { rows } = await context.log.read(undefined, 9);
    expect(rows.at(-1)).toMatchObject({ messageId: "back", atMs: NOW_MS + 1_000 + aheadMs });
  });

  it("keeps nothing of a late event that is refused for another reason, and counts it", async () => {
    const collector = await withAnn();
    const { context, post, setNow } = collector;
    await erasePerson(context, ANN);
    await askForTokens(collector, "enforce");
    setNow(NOW_MS + 60_000);
    const before = new Date(NOW_MS - 60_000).toISOString();
    const after = new Date(NOW_MS + 30_000).toISOString();
    const batch = [
      aTrack("unproven", { timestamp: before }),
      aTrack("too-large", { timestamp: before, properties: { x: "x".repeat(40_000) } }),
      { type: "track", anonymousId: "browser", messageId: "nameless", timestamp: before },
      aTrack("back", { timestamp: after }),
      aTrack("bob", { userId: "bob", timestamp: before }),
    ];
    for (let times = 0; times < 2; times++) await post("/v1/batch", { batch });
    const letters = await context.registry.deadLetters.latest("live", 9);
    expect(letters.map(({ messageId }) => messageId)).toEqual(["bob", "back", "bad-too"]);
    expect(await context.registry.counters.all("live")).toMatchObject({ erased: 3 });
  });

  it("finds refused events of theirs whose id stands behind the cut, and not those that only hold the same text", async () => {
    const { context, post } = await aCollector();
    const long = { properties: { x: "x".repeat(40_000) } };
    await post("/v1/batch", {
      batch: [
        { type: "track", messageId: "m1", event: "Sent", ...long, userId: "track" },
        { type: "track", messageId: "m2", userId: "bob" },
      ],
    });
    const about = { environment: "live", id: "track", by: "Test" } as const;
    const lines: string[] = [];
    for await (const text of personLines(context, about)) lines.push(text);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"code":"too-large"');
    expect(await erasePerson(context, about)).toMatchObject({ deadLetters: 1 });
    const left = await context.registry.deadLetters.latest("live", 9);
    expect(left.map(({ messageId }) => messageId)).toEqual(["m2"]);
  });

  it("leaves no byte of them in the files, while a server has the folder open, and the server notices", async () => {
    const folder = temporaryFolder();
    const marker = "zq-marker-7f31";
    const server = createCollector({
      ...(await openSqlite(folder)),
      config: { assetsFolder: "" },
      now: () => NOW_MS,
      newId: () => "unused",
      report: () => {},
    });
    const { ingest, projector, registry, log, feed } = server.context;
    const about = { userId: marker, properties: { mail: `${marker}@x.example` } };
    const batch = Array.from({ length: 300 }, (_, n) => aTrack(`m${n}`, about));
    for (let round = 0; round < 3; round++) {
      const others = [aTrack(`b${round}`, { userId: "bob" }), { userId: marker, type: "track" }];
      await ingest.take(
        { data: { batch: [...batch.slice(round * 100, round * 100 + 100), ...others] }, bytes: 9 },
        "live",
      );
      // Each step rewrites the record: older copies of it must be gone as well.
      await projector.caughtUp();
    }
    const erased = await runCairn("erase", "--user", marker, "--env", "live", "--data", folder);
    expect(erased.out).toContain("live: 300 events, 3 dead letters, 0 deliveries removed.");
    const holding = readdirSync(folder).filter((name) =>
      readFileSync(join(folder, name)).includes(marker),
    );
    expect(holding).toEqual([]);
    await projector.caughtUp();
    expect(feed.recent("live")).toEqual([]);
    expect(await log.count("live")).toMatchObject({ events: 3 });
    await ingest.take({ data: { batch: [aTrack("b9", { userId: "bob" })] }, bytes: 9 }, "live");
    await projector.caughtUp();
    expect(await registry.projection.person("live", marker)).toBeUndefined();
    await server.stop();
  });
});

describe("retention", () => {
  it("keeps people as long as one of their events, however long ago it happened: imported history", async () => {
    const { context, post, setNow } = await aCollector();
    const { registry } = context;
    const timestamp = new Date(NOW_MS - 365 * DAY_MS).toISOString();
    const anonymous = { userId: undefined, anonymousId: "x", timestamp };
    await post("/v1/batch", { batch: [aTrack("i1", { timestamp }), aTrack("i2", anonymous)] });
    setNow(NOW_MS + 4 * DAY_MS);
    expect(await expireOld(context, 5 * DAY_MS)).toMatchObject({ events: 0, people: 0 });
    expect(await registry.projection.person("live", "ann")).toMatchObject({ events: 1 });
    setNow(NOW_MS + 6 * DAY_MS);
    expect(await expireOld(context, 5 * DAY_MS)).toMatchObject({ events: 2, people: 2 });
    expect(await registry.projection.person("live", "ann")).toBeUndefined();
  });

  it("removes events, letters and inactive people past it, and ended sessions, and keeps the rest", async () => {
    const { context, post, setNow } = await withAnn();
    const { registry, log } = context;
    await registry.access.putSession({
      hash: "h",
      kind: "studio",
      name: "Owner",
      expiresAtMs: NOW_MS + 1,
    });
    setNow(NOW_MS + 10 * DAY_MS);
    const later = new Date(NOW_MS + 10 * DAY_MS).toISOString();
    await post("/v1/batch", { batch: [aTrack("b2", { userId: "bob", timestamp: later })] });
    expect(await expireOld(context, 5 * DAY_MS)).toEqual({ events: 4, deadLetters: 2, people: 1 });
    expect((await log.read(undefined, 9)).rows.map(({ messageId }) => messageId)).toEqual(["b2"]);
    expect(await registry.projection.person("live", "ann")).toBeUndefined();
    expect(await registry.projection.person("live", "bob")).toMatchObject({ events: 2 });
    expect(await registry.access.session("h")).toBeUndefined();
    expect(await (await post("/v1/batch", { batch: [aTrack("a1")] })).json()).toMatchObject({
      duplicates: 1,
    });
  });
});
