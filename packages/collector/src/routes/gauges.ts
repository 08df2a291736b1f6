import { Counter, Gauge, Histogram, type Registry as Prometheus } from "prom-client";
import { type RebuildProgress, rebuildProgress } from "../project/rebuild.ts";
import type { EventLog, Lag } from "../store/event-log.ts";
import type { Registry } from "../store/registry.ts";
import type { StorageFigures } from "../store/storage-figures.ts";
import { addStallGauges, type StallGaugeParts } from "./stall-gauges.ts";
import { addWebhookGauges } from "./webhook-gauges.ts";

/** What is measured when somebody asks, and not counted as it happens. */
export interface MeasuredParts extends StallGaugeParts {
  readonly log: Pick<EventLog, "queueDepth" | "queueBytes" | "watchCommits" | "behind">;
  readonly registry: Pick<Registry, "counters" | "deadLetters" | "deliveries" | "projection">;
  /** Left out where the store is not on a disk of its own. */
  readonly storage?: () => Promise<StorageFigures>;
}

// From a fast disk's sync to one that hangs.
const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const COMMIT_ROWS = [1, 10, 50, 100, 500, 1_000, 5_000, 20_000];
const ENVIRONMENTS = ["live", "test"] as const;

/** Adds what `parts` tell to what `prometheus` shows. */
export function addGauges(prometheus: Prometheus, parts: MeasuredParts): void {
  const { log, registry, storage, now } = parts;
  const add = (name: string, help: string, measure: Measure): void => {
    prometheus.registerMetric(gauge(name, help, measure));
  };
  addStoredCounts(prometheus, parts);
  addWebhookGauges(prometheus, registry.deliveries);
  addStallGauges(prometheus, parts);
  const lag = async (): Promise<Lag> => log.behind((await registry.projection.position())?.cursor);
  add(
    "cairn_projector_lag_events",
    "Stored events that people and progress do not show yet.",
    async () => (await lag()).events,
  );
  add(
    "cairn_projector_lag_seconds",
    "Age of the oldest event that people and progress do not show yet.",
    // Received a moment ago by another clock, or by this one before it was set back.
    async () => Math.max(0, now() - ((await lag()).oldestReceivedAtMs ?? now())) / 1000,
  );
  const rebuild = async (): Promise<RebuildProgress> =>
    (await rebuildProgress(log, registry.projection)) ?? { events: 0, all: 0 };
  add(
    "cairn_projector_rebuild_events",
    "Events that the rebuild under way has folded; 0 while there is none.",
    async () => (await rebuild()).events,
  );
  add(
    "cairn_projector_rebuild_events_left",
    "Events that the rebuild under way has not folded yet; 0 while there is none.",
    async () => {
      const { events, all } = await rebuild();
      return all - events;
    },
  );
  add("cairn_commit_queue_rows", "Events that wait for their commit.", () => log.queueDepth());
  add(
    "cairn_commit_queue_bytes",
    "Memory of what waits for its commit.",
    () => log.queueBytes?.() ?? 0,
  );
  addCommits(prometheus, log);
  if (storage !== undefined) {
    add(
      "cairn_database_bytes",
      "Size of the database without what is written ahead of it.",
      async () => (await storage()).databaseBytes,
    );
    add(
      "cairn_database_log_bytes",
      "Size of what is written ahead of the database.",
      async () => (await storage()).logBytes,
    );
    add(
      "cairn_disk_free_bytes",
      "Bytes that may still be written where the data lies.",
      async () => (await storage()).freeBytes,
    );
  }
  const startedAtS = now() / 1000;
  add(
    "process_start_time_seconds",
    "When the collector started, in seconds since 1970.",
    () => startedAtS,
  );
  add("process_resident_memory_bytes", "Memory that the process holds.", () =>
    process.memoryUsage.rss(),
  );
}

function addCommits(prometheus: Prometheus, log: MeasuredParts["log"]): void {
  const registers = [prometheus];
  const duration = new Histogram({
    name: "cairn_commit_duration_seconds",
    help: "Time that commits took to be on disk.",
    buckets: COMMIT_SECONDS,
    registers,
  });
  const rows = new Histogram({
    name: "cairn_commit_rows",
    help: "Events that became durable with one commit.",
    buckets: COMMIT_ROWS,
    registers,
  });
  log.watchCommits?.((commit) => {
    duration.observe(commit.durationMs / 1000);
    if (commit.rows > 0) rows.observe(commit.rows);
  });
}

type Measure = () => number | Promise<number>;

function gauge(name: string, help: string, measure: Measure): Gauge {
  return new Gauge({
    name,
    help,
    registers: [],
    async collect() {
      this.set(await measure());
    },
  });
}

/** Counts that the store keeps; they go on where they were after a restart. */
function addStoredCounts(prometheus: Prometheus, { registry }: MeasuredParts): void {
  const drops = storedCounter(
    "cairn_client_drops_total",
    "Events that SDKs had to drop, by the reason that they told.",
    ["environment", "reason"],
    async (environment) =>
      Object.entries(await registry.counters.all(environment)).flatMap(([name, amount]) => {
        const [, reason] = /^drops\.(.*)$/.exec(name) ?? [];
        return reason === undefined ? [] : [[{ environment, reason }, amount] as const];
      }),
  );
  const letters = storedCounter(
    "cairn_dead_letters_total",
    "Refused messages that were kept as dead letters, since the beginning.",
    ["environment"],
    async (environment) => [[{ environment }, await registry.deadLetters.count(environment)]],
  );
  prometheus.registerMetric(drops);
  prometheus.registerMetric(letters);
}

type Labelled = readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[];

function storedCounter(
  name: string,
  help: string,
  labelNames: readonly string[],
  read: (environment: (typeof ENVIRONMENTS)[number]) => Promise<Labelled>,
): Counter {
  return new Counter({
    name,
    help,
    labelNames: [...labelNames],
    registers: [],
    async collect() {
      const all = (await Promise.all(ENVIRONMENTS.map(read))).flat();
      // In one go: of two scrapes at the same time neither may add to the other's.
      this.reset();
      for (const [labels, value] of all) this.inc(labels, value);
    },
  });
}
