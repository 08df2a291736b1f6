import { randomUUID } from "node:crypto";
import { type Collector, createCollector } from "../../src/collector.ts";
import type { CollectorDeps } from "../../src/context.ts";
import { createMemoryEventLog } from "../../src/store/memory/event-log.ts";
import { createMemoryRegistry } from "../../src/store/memory/registry.ts";

/** A collector over the memory adapters, whose clock a test sets. */
export interface InMemory {
  readonly collector: Collector;
  /** Errors that were reported, for the test to look at. */
  readonly reported: readonly unknown[];
  now(): number;
  goTo(nowMs: number): void;
}

/** Opens one at `startMs`; `deps` take the place of the usual ones. */
export function inMemory(startMs: number, deps: Partial<CollectorDeps> = {}): InMemory {
  let nowMs = startMs;
  const reported: unknown[] = [];
  const collector = createCollector({
    log: createMemoryEventLog(),
    registry: createMemoryRegistry(),
    config: { assetsFolder: "/nowhere" },
    now: () => nowMs,
    newId: () => randomUUID(),
    report: (error) => reported.push(error),
    // Hashes that are quick to make: how dear they are in earnest, test/team/passwords.test.ts looks.
    passwordCost: 4,
    ...deps,
  });
  return { collector, reported, now: () => nowMs, goTo: (ms) => (nowMs = ms) };
}
