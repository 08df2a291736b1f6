import type { Draft, Schedule, Version } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import type { CollectorDeps } from "../../src/context.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { inMemory } from "../support/in-memory.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { aStudio, GUIDEBOOK, NOON, type Studio } from "./studio.ts";

const SHORTER = { ...GUIDEBOOK, activation: { milestones: ["customer"] } };
const NINE = "2026-05-05T09:00:00+02:00";
const NINE_MS = Date.parse(NINE);

/** The draft at revision 1 is to go live tomorrow at nine. */
async function aPlan(rest: object = {}, deps: Partial<CollectorDeps> = {}): Promise<Studio> {
  const studio = await aStudio(deps);
  await studio.call("PUT", "draft", { guidebook: GUIDEBOOK, revision: 0 });
  const made = await studio.call("POST", "schedules", { revision: 1, at: NINE, ...rest });
  expect(made.status).toBe(201);
  return studio;
}

/** Lets the collector look at a time. */
async function itIs(studio: Studio, atMs: number): Promise<void> {
  studio.goTo(atMs);
  await studio.collector.context.schedules.runOnce();
}

const versions = (studio: Studio) => studio.get<readonly Version[]>("versions");
const [WAITING, PUBLISHED] = ["waiting", "published"];

describe("publishing later", () => {
  it("publishes at the time, not before, and once", async () => {
    const studio = await aPlan({ note: " Tomorrow " });
    await itIs(studio, NINE_MS - 1);
    expect(await versions(studio)).toEqual([]);
    expect(await studio.get<readonly Schedule[]>("schedules")).toMatchObject([
      { state: WAITING, at: "2026-05-05T07:00:00.000Z", by: "Owner", note: "Tomorrow" },
    ]);
    await itIs(studio, NINE_MS);
    await itIs(studio, NINE_MS + 60_000);
    expect(await versions(studio)).toEqual([
      { version: 1, publishedAt: "2026-05-05T07:00:00.000Z", by: "Owner", note: "Tomorrow" },
    ]);
    expect(await studio.get<readonly Schedule[]>("schedules")).toMatchObject([
      { state: PUBLISHED, version: 1, endedAt: "2026-05-05T07:00:00.000Z" },
    ]);
    expect(await studio.get<Draft>("draft")).toMatchObject({ live: 1, changed: false });
  });

  it("publishes the draft as it was when it was scheduled, whatever was edited since", async () => {
    const studio = await aPlan();
    await studio.call("PUT", "draft", { guidebook: SHORTER, revision: 1 });
    await itIs(studio, NINE_MS);
    expect(await studio.get("versions/1")).toMatchObject({ guidebook: GUIDEBOOK });
    expect(await studio.get<Draft>("draft")).toMatchObject({ guidebook: SHORTER, changed: true });
  });

  it("catches up after the collector was away at the time", async () => {
    const studio = await aPlan();
    studio.goTo(NINE_MS + 3_600_000);
    studio.collector.context.schedules.start();
    await studio.collector.context.schedules.runOnce();
    expect(await versions(studio)).toMatchObject([{ publishedAt: "2026-05-05T08:00:00.000Z" }]);
  });

  it("publishes what was scheduled before a restart, from the same data folder, once", async () => {
    const folder = temporaryFolder();
    const before = await aPlan({}, await openSqlite(folder));
    await before.collector.stop();
    for (const restart of [1, 2]) {
      const { collector, reported } = inMemory(NINE_MS + restart, await openSqlite(folder));
      collector.context.schedules.start();
      await collector.context.schedules.runOnce();
      const { definitions } = collector.context.registry;
      expect(await definitions.live("live")).toMatchObject({
        version: { version: 1, publishedAtMs: NINE_MS + 1, by: "Owner" },
      });
      await collector.stop();
      expect(reported).toEqual([]);
    }
  });

  it("publishes nothing over what somebody published meanwhile, and says so", async () => {
    const studio = await aPlan();
    await studio.call("POST", "publish", { revision: 1 });
    await itIs(studio, NINE_MS);
    expect(await versions(studio)).toHaveLength(1);
    expect(await studio.get<readonly Schedule[]>("schedules")).toMatchObject([
      { state: "refused", because: "published-meanwhile" },
    ]);
    const audit = await studio.collector.context.registry.definitions.audit(1);
    expect(audit).toMatchObject([
      { action: "schedule-refused", by: "Owner", detail: "schedule 1: published-meanwhile" },
    ]);
  });

  it("publishes nothing that is no longer valid, and says so", async () => {
    const studio = await aStudio();
    const { definitions } = studio.collector.context.registry;
    const outdated = { ...GUIDEBOOK, activation: { milestones: ["gone"] } };
    await definitions.schedule({
      environment: "live",
      atMs: NINE_MS,
      guidebook: outdated as never,
      revision: 1,
      by: "Owner",
      madeAtMs: NOON,
    });
    await itIs(studio, NINE_MS);
    expect(await versions(studio)).toEqual([]);
    expect(await studio.get<readonly Schedule[]>("schedules")).toMatchObject([
      { state: "refused", because: "invalid" },
    ]);
  });

  it("can be taken back while it waits", async () => {
    const studio = await aPlan();
    expect((await studio.call("DELETE", "schedules/1")).status).toBe(204);
    expect((await studio.call("DELETE", "schedules/1")).status).toBe(404);
    expect((await studio.call("DELETE", "schedules/x")).status).toBe(404);
    await itIs(studio, NINE_MS);
    expect(await versions(studio)).toEqual([]);
    expect(await studio.get<readonly Schedule[]>("schedules")).toMatchObject([
      { state: "cancelled", cancelledBy: "Owner" },
    ]);
    const audit = await studio.collector.context.registry.definitions.audit(2);
    expect(audit.map(({ action, detail }) => [action, detail])).toEqual([
      ["schedule-cancelled", "schedule 1"],
      ["publish-scheduled", "revision 1 at 2026-05-05T07:00:00.000Z"],
    ]);
  });

  it("waits once in each environment, and for test it is tried there", async () => {
    const studio = await aPlan({ environment: "test" });
    const again = { revision: 1, at: NINE, environment: "test" };
    expect((await studio.call("POST", "schedules", again)).status).toBe(409);
    expect((await studio.call("POST", "schedules", { revision: 1, at: NINE })).status).toBe(201);
    await studio.call("DELETE", "schedules/2");
    await itIs(studio, NINE_MS);
    expect(await studio.get("environments")).toMatchObject([
      { environment: "live" },
      { environment: "test", version: { version: 1 }, followsLive: false },
    ]);
  });

  it("refuses another draft than the one that was seen, one with problems, and a time that is none or over", async () => {
    const studio = await aStudio();
    const broken = { ...GUIDEBOOK, activation: { milestones: ["custommer"] } };
    await studio.call("PUT", "draft", { guidebook: broken, revision: 0 });
    const status = async (body: object) => (await studio.call("POST", "schedules", body)).status;
    expect(await status({ revision: 0, at: NINE })).toBe(409);
    expect(await status({ revision: 1, at: NINE })).toBe(422);
    await studio.call("PUT", "draft", { guidebook: GUIDEBOOK, revision: 1 });
    expect(await status({ revision: 2, at: "2026-05-04T11:59:00Z" })).toBe(400);
    expect(await status({ revision: 2, at: "tomorrow" })).toBe(400);
    expect(await status({ revision: 2, at: "2026-05-05T09:00" })).toBe(400);
    expect(await status({ revision: 2, at: "2026-13-45T09:00:00Z" })).toBe(400);
    expect(await status({ revision: 2, at: NINE, environment: "both" })).toBe(400);
    expect(await status({ revision: 2, at: NINE, note: 7 })).toBe(400);
    expect(await status({ at: NINE })).toBe(400);
    expect(await studio.get<readonly Schedule[]>("schedules")).toEqual([]);
  });
});
