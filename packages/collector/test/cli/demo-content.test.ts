import { expect, it } from "vitest";
import { loadDemoContent } from "../../src/cli/demo-content.ts";
import { createMemoryEventLog } from "../../src/store/memory/event-log.ts";
import { aCollector, aTrack, NOW_MS } from "../support/a-collector.ts";

const DAY_MS = 86_400_000;

it(
  "goes on with sample history that was interrupted, once, however much later",
  { timeout: 20_000 },
  async () => {
    const log = createMemoryEventLog();
    let appends = 0;
    const sentAgain = new Set<string>();
    const failing: typeof log.append = (environment, events) => {
      appends += 1;
      if (appends === 3) return Promise.reject(new Error("killed"));
      if (appends > 3) for (const { messageId } of events) sentAgain.add(messageId);
      return log.append(environment, events);
    };
    const collector = await aCollector({ log: { ...log, append: failing } });
    await expect(loadDemoContent(collector.context)).rejects.toThrow("killed");
    const { events: before } = await log.count("live");
    expect(before).toBeGreaterThan(0);

    collector.setNow(NOW_MS + 3 * DAY_MS);
    const resumed = await loadDemoContent(collector.context);
    const { events: all } = await log.count("live");
    expect(resumed).toEqual({ kind: "loaded", events: all - before });
    expect(all).toBe(sentAgain.size);
    expect(collector.context.feed.recent("live")).toEqual([]);

    expect(await loadDemoContent(collector.context)).toEqual({ kind: "loaded-before" });
    expect((await log.count("live")).events).toBe(all);
    expect(await collector.context.registry.definitions.versions()).toHaveLength(1);
  },
);

it("leaves a folder alone that holds somebody's data", async () => {
  const collector = await aCollector();
  await collector.post("/v1/batch", { batch: [aTrack("m1")] });
  expect(await loadDemoContent(collector.context)).toEqual({ kind: "has-data" });
  expect((await collector.context.log.count("live")).events).toBe(1);
});
