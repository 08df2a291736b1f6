import { describe, expect, it } from "vitest";
import { createMemoryEventLog } from "../../src/store/memory/event-log.ts";
import { aCollector } from "../support/a-collector.ts";

describe("health", () => {
  it("is live and ready while storage can be written", async () => {
    const collector = await aCollector();
    expect((await collector.get("/healthz")).status).toBe(200);
    expect((await collector.get("/readyz")).status).toBe(200);
  });

  it("is live but not ready when storage cannot be written, and says why", async () => {
    const because = "The data folder cannot be written: disk full.";
    const log = {
      ...createMemoryEventLog(),
      health: async () => ({ writable: false, because }) as const,
    };
    const collector = await aCollector({ log });
    expect((await collector.get("/healthz")).status).toBe(200);
    const response = await collector.get("/readyz");
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ detail: because });
  });

  it("answers a fault of ours with 500, reports it, and tells nothing of it", async () => {
    const log = createMemoryEventLog();
    const broken = { ...log, append: () => Promise.reject(new TypeError("secret detail")) };
    const collector = await aCollector({ log: broken });
    const batch = [{ type: "track", event: "X", userId: "u" }];
    const response = await collector.post("/v1/batch", { batch });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret detail");
    expect(collector.reported).toEqual([expect.objectContaining({ message: "secret detail" })]);
  });
});
