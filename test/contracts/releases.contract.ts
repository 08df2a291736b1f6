import { type PlannedPublish, type Registry, SCHEDULES_KEPT } from "@cairn/collector/store";
import { EMPTY_GUIDEBOOK } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";

/** What every Registry must do with environments and with what is published later. */
export function describeReleases(name: string, open: () => Promise<Registry>): void {
  async function withDefinitions(
    work: (definitions: Registry["definitions"]) => Promise<void>,
  ): Promise<void> {
    const registry = await open();
    try {
      await work(registry.definitions);
    } finally {
      await registry.close();
    }
  }

  describe(`${name} registry: releases and schedules`, () => {
    it("REG50 gives test what live gets until something is published there, and again once it is let go", () =>
      withDefinitions(async (definitions) => {
        expect(await definitions.live("test")).toEqual({ paused: false, followsLive: true });
        const first = await definitions.publish(entry);
        expect(await definitions.live("test")).toMatchObject({ version: first, followsLive: true });
        const second = await definitions.publish(entry, "test");
        expect(second.version).toBe(2);
        expect(await definitions.live("test")).toEqual({ version: second, paused: false });
        expect(await definitions.live()).toEqual({ version: first, paused: false });
        await definitions.release({ environment: "live", version: 2, atMs: 8, by: "Bob" });
        expect(await definitions.live("live")).toEqual({ version: second, paused: false });
        await definitions.release({ environment: "test", atMs: 9, by: "Bob" });
        const third = await definitions.publish(entry, "live");
        expect(await definitions.live("test")).toMatchObject({ version: third, followsLive: true });
        expect(await definitions.releases()).toEqual([
          { environment: "live", version: 3, atMs: 5, by: "Ann" },
          { environment: "test", atMs: 9, by: "Bob" },
          { environment: "live", version: 2, atMs: 8, by: "Bob" },
          { environment: "test", version: 2, atMs: 5, by: "Ann" },
          { environment: "live", version: 1, atMs: 5, by: "Ann" },
        ]);
      }));

    it("REG56 promotes what test has, once, and nothing that was replaced there meanwhile", () =>
      withDefinitions(async (definitions) => {
        await definitions.publish(entry);
        const tried = await definitions.publish(entry, "test");
        const said = { version: tried.version, atMs: 8, by: "Bob" };
        expect(await definitions.promote({ ...said, version: 1 })).toBe(false);
        const both = await Promise.all([definitions.promote(said), definitions.promote(said)]);
        expect(both.filter((isDone) => isDone)).toEqual([true]);
        expect(await definitions.live()).toEqual({ version: tried, paused: false });
        expect(await definitions.live("test")).toMatchObject({ version: tried, followsLive: true });
        expect((await definitions.releases()).slice(0, 2)).toEqual([
          { environment: "test", atMs: 8, by: "Bob" },
          { environment: "live", version: 2, atMs: 8, by: "Bob" },
        ]);
        await definitions.publish(entry, "test");
        const newer = await definitions.publish(entry, "test");
        expect(await definitions.promote({ ...said, version: 3 })).toBe(false);
        expect(await definitions.live("test")).toEqual({ version: newer, paused: false });
        expect(await definitions.live()).toMatchObject({ version: tried });
      }));

    it("REG51 pauses one environment or both", () =>
      withDefinitions(async (definitions) => {
        const paused = async (): Promise<readonly boolean[]> => [
          (await definitions.live("live")).paused,
          (await definitions.live("test")).paused,
        ];
        await definitions.setPaused(true, "test");
        expect(await paused()).toEqual([false, true]);
        await definitions.setPaused(true);
        await definitions.setPaused(false, "test");
        expect(await paused()).toEqual([true, false]);
        await definitions.setPaused(false);
        expect(await paused()).toEqual([false, false]);
      }));

    it("REG52 lets one publish wait in each environment, and publishes it once whoever tries", () =>
      withDefinitions(async (definitions) => {
        const both = await Promise.all([
          definitions.schedule(planned),
          definitions.schedule(planned),
        ]);
        const [waiting, ...more] = both.filter((one) => one !== undefined);
        expect(more).toEqual([]);
        const { id } = waiting!;
        expect(await definitions.schedule({ ...planned, environment: "test" })).toMatchObject({
          environment: "test",
        });
        const tries = [definitions.publishScheduled(id, 70), definitions.publishScheduled(id, 70)];
        const published = (await Promise.all(tries)).filter((one) => one !== undefined);
        expect(published).toEqual([
          {
            guidebook: EMPTY_GUIDEBOOK,
            publishedAtMs: 70,
            by: "Ann",
            note: "Tomorrow",
            version: 1,
          },
        ]);
        expect(await definitions.live()).toEqual({ version: published[0], paused: false });
        expect((await definitions.schedules()).find((one) => one.id === id)).toEqual({
          ...inList,
          id,
          outcome: { kind: "published", atMs: 70, version: 1 },
        });
        expect(await definitions.endSchedule(id, cancelled)).toBe(false);
        expect(await definitions.schedule(planned)).toBeDefined();
      }));

    it("REG53 publishes nothing over a version that it was not to follow", () =>
      withDefinitions(async (definitions) => {
        const { version } = await definitions.publish(entry);
        const waiting = await definitions.schedule({ ...planned, over: version });
        const inTest = await definitions.schedule({
          ...planned,
          environment: "test",
          over: version,
        });
        const second = await definitions.publish(entry);
        expect(await definitions.publishScheduled(waiting!.id, 70)).toBeUndefined();
        expect(await definitions.publishScheduled(inTest!.id, 70)).toBeUndefined();
        expect(await definitions.live()).toMatchObject({ version: second });
        expect((await definitions.schedules()).map(({ outcome }) => outcome)).toEqual([
          undefined,
          undefined,
        ]);
      }));

    it("REG54 ends what waits once, and keeps the newest that are over", () =>
      withDefinitions(async (definitions) => {
        expect(await definitions.endSchedule(7, cancelled)).toBe(false);
        for (let times = 0; times < SCHEDULES_KEPT + 3; times += 1) {
          const waiting = await definitions.schedule(planned);
          expect(await definitions.endSchedule(waiting!.id, cancelled)).toBe(true);
          expect(await definitions.endSchedule(waiting!.id, cancelled)).toBe(false);
          expect(await definitions.publishScheduled(waiting!.id, 70)).toBeUndefined();
        }
        const last = await definitions.schedule(planned);
        const kept = await definitions.schedules();
        expect(kept).toHaveLength(SCHEDULES_KEPT + 1);
        expect(kept[0]).toEqual({ ...inList, id: last!.id });
        expect(kept[1]).toMatchObject({ outcome: cancelled });
        expect(await definitions.versions()).toEqual([]);
      }));

    it("REG55 finds what waits and is due, whole, the earliest first", () =>
      withDefinitions(async (definitions) => {
        const later = await definitions.schedule(planned);
        const first = await definitions.schedule({ ...planned, environment: "test", atMs: 60 });
        expect(await definitions.dueSchedules(59)).toEqual([]);
        expect(await definitions.dueSchedules(60)).toEqual([first]);
        expect(await definitions.dueSchedules(70)).toEqual([first, later]);
        await definitions.endSchedule(first!.id, cancelled);
        await definitions.publishScheduled(later!.id, 70);
        expect(await definitions.dueSchedules(99)).toEqual([]);
      }));
  });
}

const entry = { guidebook: EMPTY_GUIDEBOOK, publishedAtMs: 5, by: "Ann" };
const cancelled = { kind: "cancelled", atMs: 60, by: "Bob" } as const;
const planned: PlannedPublish = {
  environment: "live",
  atMs: 70,
  guidebook: EMPTY_GUIDEBOOK,
  revision: 3,
  by: "Ann",
  note: "Tomorrow",
  madeAtMs: 50,
};
const { guidebook: _, ...inList } = planned;
