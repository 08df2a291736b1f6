// A collector in a process of its own, for `ingest.bench.ts`: argument 1 is how it stores, argument 2 its data folder.
import { createCollector } from "@cairn/collector";
import { listen } from "@cairn/collector/node";
import { type EventLog, type SqliteStore, openSqlite } from "@cairn/collector/store";
import type { Guidebook } from "@cairn/core/guidebook";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { FromServer, Storing, ToServer } from "./server-message.ts";

const GUIDEBOOK = new URL("../../../examples/guidebooks/ledgerly.guidebook.json", import.meta.url);
const WRITE_KEY = "pk_live_benchmark";

const [storing, dataFolder] = process.argv.slice(2) as [Storing, string];
// One row fills a group: every request is a transaction, and a wait for the disk, of its own.
const store = await openSqlite(dataFolder, storing === "ungrouped" ? { groupRows: 1 } : {});
await prepare(store);

let mayProject = (): void => undefined;
const projecting = new Promise<void>((resolve) => (mayProject = resolve));
const collector = createCollector({
  registry: store.registry,
  log: storing === "discarding" ? discarding(store.log) : holdingReads(store.log),
  config: { assetsFolder: dataFolder },
  now: Date.now,
  newId: randomUUID,
  report: (error) => console.error(error),
});
const { url } = await listen(collector, { host: "127.0.0.1", port: 0 });
process.on("message", (message: ToServer) => void answer(message));
tell({ kind: "ready", url, writeKey: WRITE_KEY });

async function answer(message: ToServer): Promise<void> {
  const { projector } = collector.context;
  switch (message.kind) {
    case "memory": {
      globalThis.gc?.();
      const { rss, heapUsed, external } = process.memoryUsage();
      return tell({ kind: "memory", memory: { rssBytes: rss, heapBytes: heapUsed + external } });
    }
    case "project": {
      mayProject();
      return tell({ kind: "projected", ms: await timed(() => projector.caughtUp()) });
    }
    case "rebuild":
      return tell({ kind: "projected", ms: await timed(() => projector.rebuild()) });
  }
}

function tell(message: FromServer): void {
  process.send?.(message);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

async function prepare({ registry }: SqliteStore): Promise<void> {
  const nowMs = Date.now();
  const guidebook = JSON.parse(readFileSync(GUIDEBOOK, "utf8")) as Guidebook;
  await registry.definitions.publish({ guidebook, publishedAtMs: nowMs, by: "benchmark" });
  await registry.access.putWriteKey({
    key: WRITE_KEY,
    environment: "live",
    origins: [],
    createdAtMs: nowMs,
  });
}

/** The reference: everything up to the store is done, and then the events are let go. */
function discarding(log: EventLog): EventLog {
  return { ...log, append: async (_environment, events) => events.map(() => "accepted") };
}

/** The projector stands still until it is asked to project, so that storing is measured alone. */
function holdingReads(log: EventLog): EventLog {
  return { ...log, read: (after, limit) => projecting.then(() => log.read(after, limit)) };
}
