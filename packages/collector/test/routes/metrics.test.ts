import { describe, expect, it, onTestFinished } from "vitest";
import { createMemoryEventLog } from "../../src/store/memory/event-log.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { aCollector, aTrack, NOW_MS, ORIGIN, type TestCollector } from "../support/a-collector.ts";
import { readPrometheus } from "../support/prometheus.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function scrape(collector: TestCollector) {
  const response = await collector.get("/metrics");
  expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  const metrics = readPrometheus(await response.text());
  return {
    metrics,
    value: (name: string, labels: Readonly<Record<string, string>> = {}): number | undefined =>
      [...metrics.values()]
        .flatMap(({ samples }) => samples)
        .find(
          (sample) =>
            sample.name === name &&
            Object.entries(labels).every(([label, text]) => sample.labels[label] === text),
        )?.value,
  };
}

describe("GET /metrics", () => {
  it("counts what became of messages and requests, as a scraper reads it", async () => {
    const collector = await aCollector();
    const batch = [aTrack("m1"), aTrack("m2"), aTrack("m1"), aTrack("m3", { event: 7 })];
    await collector.post("/v1/batch", { batch, drops: { age: 2 } });
    await collector.post("/v1/batch", "{");
    await collector.get("/nowhere");
    const { value, metrics } = await scrape(collector);
    const live = { environment: "live" };
    expect(value("cairn_messages_total", { ...live, verdict: "accepted" })).toBe(2);
    expect(value("cairn_messages_total", { ...live, verdict: "duplicate" })).toBe(1);
    expect(value("cairn_messages_total", { ...live, verdict: "rejected" })).toBe(1);
    expect(value("cairn_rejected_messages_total", { ...live, code: "wrong-type" })).toBe(1);
    expect(value("cairn_client_drops_total", { ...live, reason: "age" })).toBe(2);
    expect(value("cairn_dead_letters_total", live)).toBe(1);
    expect(value("cairn_refused_requests_total", { status: "400" })).toBe(1);
    const took = (route: string, status: string) =>
      value("cairn_request_duration_seconds_count", { route, status });
    expect(took("ingest", "2xx")).toBe(1);
    expect(took("ingest", "4xx")).toBe(1);
    expect(took("other", "4xx")).toBe(1);
    expect(value("process_resident_memory_bytes")).toBeGreaterThan(1e6);
    expect(value("process_start_time_seconds")).toBe(NOW_MS / 1000);
    for (const { type, help } of metrics.values()) {
      expect(["counter", "gauge", "histogram"]).toContain(type);
      expect(help).toMatch(/^[A-Z].*\.$/);
    }
  });

  it("counts nothing twice when it is scraped twice at the same time", async () => {
    const collector = await aCollector();
    await collector.post("/v1/batch", { batch: [aTrack("m1", { event: 7 })], drops: { age: 2 } });
    const scrapes = await Promise.all([scrape(collector), scrape(collector), scrape(collector)]);
    for (const { value } of scrapes) {
      expect(value("cairn_client_drops_total", { reason: "age" })).toBe(2);
      expect(value("cairn_dead_letters_total", { environment: "live" })).toBe(1);
    }
  });

  it("times the commits of the embedded store, and counts their events", async () => {
    const store = await openSqlite(temporaryFolder());
    onTestFinished(() => store.log.close());
    const collector = await aCollector({ log: store.log });
    await collector.post("/v1/batch", { batch: [aTrack("m1"), aTrack("m2")] });
    const { value } = await scrape(collector);
    expect(value("cairn_commit_rows_sum")).toBe(2);
    expect(value("cairn_commit_rows_count")).toBe(1);
    expect(value("cairn_commit_duration_seconds_count")).toBeGreaterThan(0);
    expect(value("cairn_commit_queue_bytes")).toBe(0);
  });

  it("tells how far people are behind the log, and what waits for the disk", async () => {
    const log = createMemoryEventLog();
    const collector = await aCollector({ log: { ...log, queueDepth: () => 17 } });
    await log.append("live", [
      {
        messageId: "m1",
        type: "track",
        name: "X",
        actor: "ann",
        atMs: NOW_MS,
        receivedAtMs: NOW_MS - 90_000,
        properties: {},
      },
    ]);
    const behind = await scrape(collector);
    expect(behind.value("cairn_projector_lag_events")).toBe(1);
    expect(behind.value("cairn_projector_lag_seconds")).toBe(90);
    expect(behind.value("cairn_commit_queue_rows")).toBe(17);
    await collector.context.projector.caughtUp();
    const { value } = await scrape(collector);
    expect(value("cairn_projector_lag_events")).toBe(0);
    expect(value("cairn_projector_lag_seconds")).toBe(0);
  });

  it("tells the room that the store takes and has", async () => {
    const figures = { databaseBytes: 4096, logBytes: 512, freeBytes: 1e9 };
    const collector = await aCollector({ storage: async () => figures });
    const { value } = await scrape(collector);
    expect(value("cairn_database_bytes")).toBe(4096);
    expect(value("cairn_database_log_bytes")).toBe(512);
    expect(value("cairn_disk_free_bytes")).toBe(1e9);
  });

  it("tells how the deliveries of each webhook destination do", async () => {
    const collector = await aCollector();
    const { deliveries } = collector.context.registry;
    const destination = {
      id: "wh_1",
      environment: "live",
      url: "https://receiver.example/",
      events: ["milestone.reached"],
      state: "on",
      createdAtMs: NOW_MS,
      secrets: [{ secret: "whsec_hidden", createdAtMs: NOW_MS }],
      revision: 1,
    } as const;
    await deliveries.addDestination(destination, undefined);
    const { value, metrics } = await scrape(collector);
    const of = (state: string) => value("cairn_webhook_deliveries", { destination: "wh_1", state });
    expect(["pending", "delivered", "failed-attempt", "dead"].map(of)).toEqual([0, 0, 0, 0]);
    expect(JSON.stringify([...metrics])).not.toContain("hidden");
    await deliveries.removeDestination("wh_1");
    const after = await scrape(collector);
    expect(after.metrics.get("cairn_webhook_deliveries")?.samples).toEqual([]);
  });

  it("answers this machine, and others only where the operator said so", async () => {
    const ask = async (client: string, metricsPublic: boolean): Promise<number> => {
      const collector = await aCollector({ config: { metricsPublic } });
      return (await collector.fetch(new Request(`${ORIGIN}/metrics`), { client })).status;
    };
    expect(await ask("127.0.0.1", false)).toBe(200);
    expect(await ask("::1", false)).toBe(200);
    expect(await ask("10.0.0.7", false)).toBe(403);
    expect(await ask("10.0.0.7", true)).toBe(200);
  });
});

describe("GET /readyz", () => {
  const free = (freeBytes: number) => async () => ({ databaseBytes: 0, logBytes: 0, freeBytes });

  it("is not ready while the disk has no room for the next batch", async () => {
    const response = await (await aCollector({ storage: free(1_000) })).get("/readyz");
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("5");
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining("full") });
  });

  it("is ready, and warns, while the disk fills up or people are far behind", async () => {
    const collector = await aCollector({ storage: free(100 * 2 ** 20) });
    await collector.context.log.append("live", [
      {
        messageId: "m1",
        type: "track",
        name: "X",
        actor: "ann",
        atMs: NOW_MS,
        receivedAtMs: NOW_MS - 20 * 60_000,
        properties: {},
      },
    ]);
    const response = await collector.get("/readyz");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: "ready",
      warnings: [
        "The disk of the data folder fills up: 100 MiB are left.",
        "People and progress are 20 minutes (1 event) behind.",
      ],
    });
  });
});
