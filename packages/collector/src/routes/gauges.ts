import { Counter, Gauge, type Registry as Prometheus } from "prom-client";
import type { EventLog } from "../store/event-log.ts";
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
  const registers = [prometheus];
  addStoredCounts(prometheus, parts);
  addLag(prometheus, parts);
  new Gauge({
    name: "cairn_commit_queue_rows",
    help: "Events that wait for their commit.",
    registers,
    collect() {
      this.set(parts.log.queueDepth());
    },
  });
  if (parts.storage !== undefined) addStorage(prometheus, parts.storage);
  const startedAtS = parts.now() / 1000;
  new Gauge({
    name: "process_start_time_seconds",
    help: "When the collector started, in seconds since 1970.",
    registers,
    collect() {
      this.set(startedAtS);
    },
  });
  new Gauge({
    name: "process_resident_memory_bytes",
    help: "Memory that the process holds.",
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
}

function addStoredCounts(prometheus: Prometheus, { registry }: MeasuredParts): void {
  const registers = [prometheus];
  new Counter({
    name: "cairn_client_drops_total",
    help: "Events that SDKs had to drop, by the reason that they told.",
    labelNames: ["environment", "reason"],
    registers,
    async collect() {
      this.reset();
      for (const environment of ENVIRONMENTS) {
        for (const [name, amount] of Object.entries(await registry.counters.all(environment))) {
          if (!name.startsWith("drops.")) continue;
          this.inc({ environment, reason: name.slice("drops.".length) }, amount);
        }
      }
    },
  });
  new Counter({
    name: "cairn_dead_letters_total",
    help: "Refused messages that were kept as dead letters, since the beginning.",
    labelNames: ["environment"],
    registers,
    async collect() {
      this.reset();
      for (const environment of ENVIRONMENTS) {
        this.inc({ environment }, await registry.deadLetters.count(environment));
      }
    },
  });
}

function addLag(prometheus: Prometheus, { log, registry, now }: MeasuredParts): void {
  const registers = [prometheus];
  const lag = async () => log.behind((await registry.projection.position())?.cursor);
  new Gauge({
    name: "cairn_projector_lag_events",
    help: "Stored events that people and progress do not show yet.",
    registers,
    async collect() {
      this.set((await lag()).events);
    },
  });
  new Gauge({
    name: "cairn_projector_lag_seconds",
    help: "Age of the oldest event that people and progress do not show yet.",
    registers,
    async collect() {
      const { oldestReceivedAtMs = now() } = await lag();
      this.set((now() - oldestReceivedAtMs) / 1000);
    },
  });
}

function addStorage(prometheus: Prometheus, storage: () => Promise<StorageFigures>): void {
  const gauges = [
    ["cairn_database_bytes", "Size of the database, its log apart.", "databaseBytes"],
    ["cairn_database_log_bytes", "Size of what is written ahead of the database.", "logBytes"],
    ["cairn_disk_free_bytes", "Bytes that may still be written where the data lies.", "freeBytes"],
  ] as const;
  for (const [name, help, figure] of gauges) {
    new Gauge({
      name,
      help,
      registers: [prometheus],
      async collect() {
        this.set((await storage())[figure]);
      },
    });
  }
}
