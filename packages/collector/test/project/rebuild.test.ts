import type { Guidebook } from "@cairn/core/guidebook";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expireOld } from "../../src/privacy/retention.ts";
import { rebuildProgress } from "../../src/project/rebuild.ts";
import { createMemoryEventLog } from "../../src/store/memory/event-log.ts";
import type { PersonRecord } from "../../src/store/people.ts";
import { aCollector, aTrack, NOW_MS, type TestCollector } from "../support/a-collector.ts";

const DAY_MS = 86_400_000;

const sentAtLeast = (atLeast: number): Guidebook => ({
  version: 1,
  milestones: {
    sent: { title: "Sent", when: { kind: "count", event: { name: "Invoice Sent" }, atLeast } },
    paid: { title: "Paid", when: { kind: "count", event: { name: "Paid" }, atLeast: 1 } },
  },
});

/** Day `day` of the test: what came in then, once everything is projected. */
async function onDay(
  { context, post, setNow }: TestCollector,
  day: number,
  messages: readonly object[],
): Promise<void> {
  setNow(NOW_MS + day * DAY_MS);
  const timestamp = new Date(NOW_MS + day * DAY_MS).toISOString();
  const batch = messages.map((message) => ({ timestamp, ...message }));
  const response = await post("/v1/batch", { batch });
  expect(await response.json()).toMatchObject({ rejected: [] });
  await context.projector.caughtUp();
}

const anEvent = (messageId: string, parts: Readonly<Record<string, unknown>> = {}): object =>
  aTrack(messageId, { timestamp: undefined, ...parts });

async function everybody({ context }: TestCollector): Promise<readonly PersonRecord[]> {
  const { people } = await context.registry.projection.people({ environment: "live", limit: 99 });
  return people.map((person) => ({ ...person, actors: person.actors.toSorted() }));
}

async function publish({ context }: TestCollector, guidebook: Guidebook): Promise<void> {
  await context.registry.definitions.publish({ guidebook, publishedAtMs: 1, by: "Ann" });
  context.guidebook.refresh();
}

describe("a rebuild", () => {
  it("serves everybody as they were until it is complete, and says how far it is", async () => {
    const log = createMemoryEventLog();
    const collector = await aCollector({ log });
    const { projector, registry } = collector.context;
    const { projection } = registry;
    const batch = Array.from({ length: 11_000 }, (_, n) =>
      anEvent(`m${n}`, { userId: `u${n % 50}` }),
    );
    for (let from = 0; from < batch.length; from += 500) {
      await onDay(collector, 0, batch.slice(from, from + 500));
    }
    const before = await everybody(collector);
    const seen: (readonly [events: number, all: number])[] = [];
    const { commit } = projection.building;
    Object.assign(projection.building, {
      async commit(step: Parameters<typeof commit>[0]) {
        expect(await everybody(collector)).toEqual(before);
        const isDone = await commit(step);
        const progress = await rebuildProgress(log, projection);
        seen.push([progress!.events, progress!.all]);
        return isDone;
      },
    });
    await projector.rebuild();
    expect(seen).toEqual([
      [5_000, 11_000],
      [10_000, 11_000],
      [11_000, 11_000],
    ]);
    expect(await everybody(collector)).toEqual(before);
    expect(await rebuildProgress(log, projection)).toBeUndefined();
  });

  it("corrects what is wrong in the records that are served", async () => {
    const collector = await aCollector();
    await onDay(collector, 0, [anEvent("a"), anEvent("b")]);
    const { projector, registry } = collector.context;
    const { projection } = registry;
    const expected = await everybody(collector);
    const { cursor, generation, definitions } = (await projection.position())!;
    const wrong = { ...expected[0]!, events: 77 };
    const empty = { merged: [], accounts: [], generation, definitions };
    await projection.commit({ ...empty, from: cursor, to: cursor!, people: [wrong] });
    await projector.rebuild();
    expect(await everybody(collector)).toEqual(expected);
  });

  it("that is asked for while another one ends is complete when it says so", async () => {
    const collector = await aCollector();
    await onDay(collector, 0, [anEvent("a"), anEvent("b")]);
    const { projector, registry } = collector.context;
    const { projection } = registry;
    const { serveRebuilt } = projection;
    let second: Promise<void> | undefined;
    Object.assign(projection, {
      async serveRebuilt(built: Parameters<typeof serveRebuilt>[0]) {
        const isServed = await serveRebuilt(built);
        second ??= projector.rebuild({ anew: true });
        return isServed;
      },
    });
    await projector.rebuild();
    await second;
    expect(await projection.building.position()).toBeUndefined();
  });

  it("projects what comes in while it runs, before and after it", async () => {
    const collector = await aCollector();
    const { projector, registry } = collector.context;
    const { projection } = registry;
    await onDay(collector, 0, [anEvent("a")]);
    const { commit } = projection.building;
    let more = 0;
    Object.assign(projection.building, {
      async commit(step: Parameters<typeof commit>[0]) {
        if (more++ < 3) await collector.post("/v1/batch", { batch: [anEvent(`more-${more}`)] });
        return commit(step);
      },
    });
    await projector.rebuild();
    await projector.caughtUp();
    expect(await everybody(collector)).toMatchObject([{ id: "ann", events: 1 + more }]);
  });

  it("goes on in the next process where one was killed", async () => {
    const log = createMemoryEventLog();
    const collector = await aCollector({ log });
    const batch = Array.from({ length: 500 }, (_, n) => anEvent(`m${n}`));
    for (let day = 0; day < 22; day++) {
      await onDay(
        collector,
        0,
        batch.map((one, n) => ({ ...one, messageId: `${day}-${n}` })),
      );
    }
    const { projector, registry } = collector.context;
    const before = await everybody(collector);
    const { commit } = registry.projection.building;
    let commits = 0;
    Object.assign(registry.projection.building, {
      commit(step: Parameters<typeof commit>[0]) {
        commits += 1;
        return commits === 2 ? Promise.reject(new Error("killed")) : commit(step);
      },
    });
    await expect(projector.rebuild()).rejects.toThrow("killed");
    expect(await rebuildProgress(log, registry.projection)).toEqual({ events: 5_000, all: 11_000 });
    const metrics = await (await collector.get("/metrics")).text();
    expect(metrics).toContain("\ncairn_projector_rebuild_events 5000\n");
    expect(metrics).toContain("\ncairn_projector_rebuild_events_left 6000\n");
    await projector.rebuild();
    expect(commits).toBe(4);
    expect(await everybody(collector)).toEqual(before);
  });
});

describe("a rebuild after retention", () => {
  it("keeps people, traits, progress and counts of events that have expired", async () => {
    const collector = await aCollector({ guidebook: sentAtLeast(2) });
    await onDay(collector, 0, [
      {
        type: "identify",
        userId: "ann",
        anonymousId: "x",
        messageId: "i",
        traits: { plan: "pro" },
      },
      anEvent("a1"),
      anEvent("g1", { event: "Guide Shown", properties: { guide: "tour" } }),
      { type: "group", userId: "ann", groupId: "acme", messageId: "g", traits: { seats: 3 } },
    ]);
    await onDay(collector, 9, [anEvent("a2"), anEvent("b1", { userId: "bob" })]);
    const { context } = collector;
    expect(await expireOld(context, 5 * DAY_MS)).toMatchObject({ events: 4, people: 0 });
    const before = await everybody(collector);
    await context.projector.rebuild();
    expect(await everybody(collector)).toEqual(before);
    const { projection } = context.registry;
    expect(await projection.person("live", "anon:x")).toMatchObject({
      id: "ann",
      events: 5,
      guides: { tour: { shown: 1 } },
    });
    expect(await projection.account("live", "acme")).toMatchObject({ traits: { seats: 3 } });
    // A milestone whose definition stayed the same keeps what expired events told of it.
    await publish(collector, { ...sentAtLeast(2), segments: {} });
    const ann = await projection.person("live", "ann");
    expect(ann?.progress.thresholds["m:sent"]?.candidates.map(({ id }) => id)).toEqual([
      "a1",
      "a2",
    ]);
  });

  it("keeps reached milestones of a guidebook that changes elsewhere", async () => {
    const collector = await aCollector({ guidebook: sentAtLeast(1) });
    await onDay(collector, 0, [anEvent("a1"), anEvent("p1", { event: "Paid" })]);
    await onDay(collector, 9, [anEvent("a2")]);
    const { context } = collector;
    await expireOld(context, 5 * DAY_MS);
    const { paid } = sentAtLeast(1).milestones!;
    await publish(collector, {
      version: 1,
      milestones: { ...sentAtLeast(2).milestones, paid: paid! },
    });
    await context.projector.caughtUp();
    const ann = await context.registry.projection.person("live", "ann");
    expect(ann?.progress.thresholds["m:paid"]?.candidates).toMatchObject([{ id: "p1" }]);
    // What only expired events had told is not known under the changed definition.
    expect(ann?.progress.thresholds["m:sent"]?.candidates).toMatchObject([{ id: "a2" }]);
  });

  it("counts nothing twice when a run was interrupted between keeping and removing", async () => {
    const log = createMemoryEventLog();
    const collector = await aCollector({ log });
    await onDay(collector, 0, [anEvent("a1"), anEvent("a2")]);
    await onDay(collector, 9, [anEvent("a3")]);
    const { context } = collector;
    const before = await everybody(collector);
    const { expire } = log;
    Object.assign(log, { expire: () => Promise.reject(new Error("killed")) });
    await expect(expireOld(context, 5 * DAY_MS)).rejects.toThrow("killed");
    Object.assign(log, { expire });
    await context.projector.rebuild();
    expect(await everybody(collector)).toEqual(before);
    await expireOld(context, 5 * DAY_MS);
    await context.projector.rebuild();
    expect(await everybody(collector)).toEqual(before);
    expect(await log.count("live")).toMatchObject({ events: 1 });
  });

  it("forgets an erased person in what is kept as well", async () => {
    const collector = await aCollector();
    await onDay(collector, 0, [anEvent("a1"), anEvent("b1", { userId: "bob" })]);
    await onDay(collector, 9, [anEvent("a2"), anEvent("b2", { userId: "bob" })]);
    const { context, get } = collector;
    await expireOld(context, 5 * DAY_MS);
    await context.registry.projection.forget("live", ["ann"]);
    await context.log.erase("live", { actors: ["ann"], atMs: NOW_MS + 9 * DAY_MS });
    await context.projector.rebuild();
    expect((await everybody(collector)).map(({ id, events }) => [id, events])).toEqual([
      ["bob", 2],
    ]);
    expect((await get("/healthz")).status).toBe(200);
  });

  it("gives the same records as no rebuild at all, whenever events come, expire and are rebuilt", () =>
    fc.assert(
      fc.asyncProperty(fc.array(aMove, { minLength: 1, maxLength: 14 }), async (moves) => {
        const [rebuilt, plain] = [
          await aCollector({ guidebook: sentAtLeast(3) }),
          await aCollector({ guidebook: sentAtLeast(3) }),
        ];
        for (const [day, move] of moves.entries()) {
          if (move.kind === "events") {
            const messages = move.of.map(({ id, user, known }) => ({
              ...anEvent(`e${id}`, {
                userId: user,
                ...(known ? { anonymousId: `${user}-browser` } : {}),
              }),
            }));
            await onDay(rebuilt, day, messages);
            await onDay(plain, day, messages);
          } else if (move.kind === "expire") {
            for (const one of [rebuilt, plain]) {
              one.setNow(NOW_MS + day * DAY_MS);
              await expireOld(one.context, move.days * DAY_MS);
            }
          } else await rebuilt.context.projector.rebuild();
        }
        await rebuilt.context.projector.rebuild();
        expect(await everybody(rebuilt)).toEqual(await everybody(plain));
      }),
      { numRuns: 60 },
    ));
});

const aMove = fc.oneof(
  fc.record({
    kind: fc.constant("events" as const),
    of: fc.array(
      fc.record({
        id: fc.nat(40),
        user: fc.constantFrom("ann", "bob", "cid"),
        known: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  }),
  fc.record({ kind: fc.constant("expire" as const), days: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant("rebuild" as const) }),
);
