import { Counter, Gauge, type Registry as Prometheus } from "prom-client";
import type { EventLog, Lag } from "../store/event-log.ts";
import type { Registry } from "../store/registry.ts";
import type { StorageFigures } from "../store/storage-figures.ts";

/** What is measured when somebody asks, and not counted as it happens. */
export interface MeasuredParts {
  readonly log: Pick<EventLog, "queueDepth" | "behind">;
  readonly registry: Pick<Registry, "counters" | "deadLetters" | "projection">;
  /** Left out where the store is not on a disk of its own. */
  readonly storage?: () => Promise<StorageFigures>;
  now(): number;
}

const ENVIRONMENTS = ["live", "test"] as const;

/** Adds what `parts` tell to what `prometheus` shows. */
export function addGauges(prometheus: Prometheus, parts: MeasuredParts): void {
  const { log, registry, storage, now } = parts;
  const add = (name: string, help: string, measure: Measure): void => {
    prometheus.registerMetric(gauge(name, help, measure));
  };
  addStoredCounts(prometheus, parts);
  const lag = async (): Promise<Lag> => log.behind((await registry.projection.position())?.cursor);
  add(
    "cairn_projector_lag_events",
    "Stored events that people and progress do not show yet.",
    async () => (await lag()).events,
  );
  add(
    "cairn_projector_lag_seconds",
    "Age of the oldest event that people and progress do not show yet.",
    async () => (now() - ((await lag()).oldestReceivedAtMs ?? now())) / 1000,
  );
  add("cairn_commit_queue_rows", "Events that wait for their commit.", () => log.queueDepth());
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
