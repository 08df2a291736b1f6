import type { Guidebook } from "@cairn/core/guidebook";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createProjector } from "../../src/project/projector.ts";
import type { PersonRecord } from "../../src/store/people.ts";
import { aCollector, aTrack, NOW_MS, type TestCollector } from "../support/a-collector.ts";

const guidebook: Guidebook = {
  version: 1,
  milestones: {
    sent: {
      title: "Sent three",
      when: { kind: "count", event: { name: "Invoice Sent" }, atLeast: 3 },
    },
  },
};

const after = (minutes: number): string =>
  new Date(NOW_MS - 3_600_000 + minutes * 60_000).toISOString();

async function take(collector: TestCollector, messages: readonly object[]): Promise<void> {
  const response = await collector.post("/v1/batch", { batch: messages });
  expect(await response.json()).toMatchObject({ rejected: [] });
  await collector.context.projector.caughtUp();
}

async function person(collector: TestCollector, id: string): Promise<PersonRecord | undefined> {
  return collector.context.registry.projection.person("live", id);
}

/** Ann from her first anonymous page to her third invoice, on two devices. */
const story: readonly object[] = [
  { type: "page", anonymousId: "laptop", messageId: "e1", timestamp: after(0), name: "Home" },
  { ...aTrack("e2", { userId: undefined, anonymousId: "laptop", timestamp: after(1) }) },
  {
    type: "identify",
    userId: "ann",
    anonymousId: "laptop",
    messageId: "e3",
    timestamp: after(2),
    traits: { plan: "trial", name: "Ann" },
  },
  {
    type: "group",
    userId: "ann",
    groupId: "acme",
    messageId: "e4",
    timestamp: after(3),
    traits: { seats: 3 },
  },
  aTrack("e5", { anonymousId: "phone", timestamp: after(4) }),
  aTrack("e6", { timestamp: after(5) }),
  {
    type: "identify",
    userId: "ann",
    messageId: "e7",
    timestamp: after(6),
    traits: { plan: "pro" },
  },
  aTrack("e8", {
    event: "Stall Detected",
    timestamp: after(7),
    properties: {
      milestone: "sent",
      reasons: [{ kind: "rage-click", count: 4, weight: 1, overMs: 900 }, "rubbish"],
    },
  }),
  aTrack("e9", { event: "Stall Resolved", timestamp: after(8), properties: { milestone: "sent" } }),
  aTrack("e10", { event: "Guide Shown", timestamp: after(9), properties: { guide: "tour" } }),
  aTrack("e11", {
    event: "Guide Dismissed",
    timestamp: after(10),
    properties: { guide: "tour", strike: true },
  }),
];

describe("the projector", () => {
  it("makes one person of an anonymous visit, a sign-in and a second device", async () => {
    const collector = await aCollector({ guidebook });
    await take(collector, story);
    const ann = await person(collector, "ann");
    expect(ann).toMatchObject({
      userId: "ann",
      actors: ["ann", "anon:laptop", "anon:phone"],
      accountId: "acme",
      traits: { plan: "pro", name: "Ann" },
      firstMs: Date.parse(after(0)),
      lastMs: Date.parse(after(10)),
      events: 11,
    });
    expect(ann?.progress.thresholds["m:sent"]?.candidates.map(({ id }) => id)).toEqual([
      "e2",
      "e5",
      "e6",
    ]);
    expect(ann?.stalls).toEqual([
      {
        milestone: "sent",
        atMs: Date.parse(after(7)),
        resolvedAtMs: Date.parse(after(8)),
        reasons: [{ kind: "rage-click", count: 4, weight: 1, overMs: 900 }],
      },
    ]);
    expect(ann?.ledger.map(({ kind }) => kind)).toEqual(["shown", "dismissed"]);
    const page = await collector.context.registry.projection.people({
      environment: "live",
      limit: 9,
    });
    expect(page.people).toHaveLength(1);
    const account = await collector.context.registry.projection.account("live", "acme");
    expect(account).toMatchObject({ traits: { seats: 3 }, people: ["ann"] });
    expect(ann?.guides).toEqual({ tour: { shown: 1, dismissed: 1 } });
  });

  it("knows the same of her in whatever order and batches the events come", async () => {
    const expected = await aCollector({ guidebook });
    await take(expected, story);
    const ann = comparable(await person(expected, "ann"));
    const arrangements = fc.tuple(
      fc.shuffledSubarray([...story], { minLength: story.length }),
      fc.array(fc.nat(story.length), { maxLength: 4 }),
    );
    await fc.assert(
      fc.asyncProperty(arrangements, async ([messages, cuts]) => {
        const collector = await aCollector({ guidebook });
        const edges = [0, ...cuts.toSorted((a, b) => a - b), messages.length];
        for (const [at, edge] of edges.entries()) {
          await take(collector, messages.slice(edges[at - 1] ?? 0, edge));
        }
        // Sent once more, as after an answer that was lost.
        await take(collector, messages);
        expect(comparable(await person(collector, "ann"))).toEqual(ann);
        expect(comparable(await person(collector, "anon:laptop"))).toEqual(ann);
      }),
      { numRuns: 40 },
    );
  });

  it("leaves an anonymous id with the first user it was seen with", async () => {
    const collector = await aCollector({ guidebook });
    await take(collector, [aTrack("a1", { anonymousId: "kiosk" })]);
    await take(collector, [aTrack("b1", { userId: "bob", anonymousId: "kiosk" })]);
    expect(await person(collector, "anon:kiosk")).toMatchObject({ id: "ann" });
    expect(await person(collector, "bob")).toMatchObject({ actors: ["bob"], events: 1 });
  });

  it("follows an alias, also of somebody who was merged before", async () => {
    const collector = await aCollector({ guidebook });
    await take(collector, [
      aTrack("1", { userId: "old", anonymousId: "laptop" }),
      aTrack("2", { userId: "new" }),
      { type: "alias", userId: "new", previousId: "old", messageId: "3", timestamp: after(50) },
    ]);
    expect(await person(collector, "old")).toMatchObject({ id: "new", events: 3 });
    expect(await person(collector, "anon:laptop")).toMatchObject({ id: "new" });
  });

  it("folds progress anew when the definitions change, and keeps everything else", async () => {
    const collector = await aCollector({ guidebook });
    await take(collector, story);
    const { registry, projector, guidebook: live } = collector.context;
    const before = await person(collector, "ann");
    const changed: Guidebook = {
      version: 1,
      milestones: {
        viewed: {
          title: "Looked",
          when: { kind: "count", event: { name: "Page Viewed" }, atLeast: 1 },
        },
      },
    };
    await registry.definitions.publish({ guidebook: changed, publishedAtMs: 1, by: "Ann" });
    live.refresh();
    await projector.caughtUp();
    const ann = await person(collector, "ann");
    expect(Object.keys(ann?.progress.thresholds ?? {})).toEqual(["m:viewed"]);
    expect(ann?.progress.thresholds["m:viewed"]?.candidates).toMatchObject([{ id: "e1" }]);
    expect({ ...ann, progress: undefined }).toEqual({ ...before, progress: undefined });
  });

  it("gives the same when it is rebuilt from the log", async () => {
    const collector = await aCollector({ guidebook });
    await take(collector, story);
    const before = await person(collector, "ann");
    await collector.context.projector.rebuild();
    expect(await person(collector, "ann")).toEqual(before);
  });

  it("tells apart the environments", async () => {
    const collector = await aCollector({ guidebook });
    await take(collector, story);
    expect(await collector.context.registry.projection.person("test", "ann")).toBeUndefined();
  });

  it("reports a failing store and goes on from where it stood", async () => {
    const collector = await aCollector({ guidebook });
    const { projection } = collector.context.registry;
    const { commit } = projection;
    Object.assign(projection, { commit: () => Promise.reject(new Error("disk full")) });
    await collector.post("/v1/batch", { batch: story });
    await expect(collector.context.projector.caughtUp()).rejects.toThrow("disk full");
    Object.assign(projection, { commit });
    await collector.context.projector.caughtUp();
    expect(await person(collector, "ann")).toMatchObject({ events: 11 });
  });
});

/** What must not depend on the order: the list of ids is a set. */
function comparable(record: PersonRecord | undefined): object | undefined {
  return record && { ...record, actors: record.actors.toSorted() };
}

describe("two projectors on one store", () => {
  it("give together what one gives alone", async () => {
    const alone = await aCollector({ guidebook });
    await alone.post("/v1/batch", { batch: story });
    const { log, registry } = alone.context;
    const other = createProjector({
      log,
      projection: registry.projection,
      guidebook: alone.context.guidebook,
      now: () => NOW_MS,
      report: () => undefined,
    });
    const expected = await aCollector({ guidebook });
    await take(expected, story);
    for (let round = 0; round < 4; round++) {
      const more = Array.from({ length: 5 }, (_, n) =>
        aTrack(`${round}-${n}`, { timestamp: after(20 + round) }),
      );
      await expected.post("/v1/batch", { batch: more });
      await alone.post("/v1/batch", { batch: more });
      await Promise.all([
        other.caughtUp(),
        alone.context.projector.caughtUp(),
        expected.context.projector.caughtUp(),
      ]);
    }
    expect(await person(alone, "ann")).toEqual(await person(expected, "ann"));
    await other.stop();
  });
});
