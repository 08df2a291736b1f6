import { expect, it } from "vitest";
import { createMemoryEventLog } from "../../src/store/memory/event-log.ts";
import { aCollector, NOW_MS } from "../support/a-collector.ts";
import { readPrometheus } from "../support/prometheus.ts";

it("tells no lag below nothing where the clock was set back after an event was received", async () => {
  const behind = async () => ({ events: 1, oldestReceivedAtMs: NOW_MS + 5_000 });
  const { get } = await aCollector({ log: { ...createMemoryEventLog(), behind } });
  const metrics = readPrometheus(await (await get("/metrics")).text());
  expect(metrics.get("cairn_projector_lag_seconds")?.samples[0]?.value).toBe(0);
});
