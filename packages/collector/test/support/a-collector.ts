import type { Guidebook } from "@cairn/core/guidebook";
import type { Collector } from "../../src/collector.ts";
import type { CollectorConfig } from "../../src/config.ts";
import type { CollectorContext, CollectorDeps } from "../../src/context.ts";
import type { EventLog } from "../../src/store/event-log.ts";
import { createMemoryRegistry } from "../../src/store/memory/registry.ts";
import { inMemory } from "./in-memory.ts";

/** The write keys of every test collector. */
export const LIVE_KEY = "pk_live_1";
export const TEST_KEY = "pk_test_1";
/** Where the test collector is. */
export const ORIGIN = "http://collector.example";
/** When it is: 1 May 2027, noon, UTC. */
export const NOW_MS = Date.UTC(2027, 4, 1, 12);

/** A collector over the memory adapters, with a clock that stands still. */
export interface TestCollector extends Collector {
  readonly context: CollectorContext;
  /** Errors that were reported, for the test to look at. */
  readonly reported: readonly unknown[];
  setNow(nowMs: number): void;
  /** Sends JSON to a path with the live key, or what `init` says. */
  post(path: string, body: unknown, init?: RequestInit): Promise<Response>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

/** What differs from the usual test collector. */
export interface TestParts {
  readonly config?: Partial<CollectorConfig>;
  readonly log?: EventLog;
  readonly guidebook?: Guidebook;
  readonly storage?: CollectorDeps["storage"];
  readonly onRequest?: CollectorDeps["onRequest"];
}

/** Opens a collector for one test. */
export async function aCollector(parts: TestParts = {}): Promise<TestCollector> {
  const registry = createMemoryRegistry();
  for (const [key, environment] of [
    [LIVE_KEY, "live"],
    [TEST_KEY, "test"],
  ] as const) {
    await registry.access.putWriteKey({ key, environment, origins: [], createdAtMs: 0 });
  }
  if (parts.guidebook !== undefined) {
    const { guidebook } = parts;
    await registry.definitions.publish({ guidebook, publishedAtMs: 0, by: "Test" });
  }
  let ids = 0;
  const { log, storage, onRequest, config } = parts;
  const { collector, reported, goTo } = inMemory(NOW_MS, {
    registry,
    config: { assetsFolder: "/nowhere", ...config },
    newId: () => `assigned-${++ids}`,
    ...(log === undefined ? {} : { log }),
    ...(storage === undefined ? {} : { storage }),
    ...(onRequest === undefined ? {} : { onRequest }),
  });
  return {
    ...collector,
    reported,
    setNow: goTo,
    post: (path, body, init = {}) =>
      collector.fetch(
        new Request(ORIGIN + path, {
          method: "POST",
          body: typeof body === "string" ? body : JSON.stringify(body),
          ...init,
          headers: {
            "content-type": "application/json",
            authorization: basic(LIVE_KEY),
            ...(init.headers as Record<string, string> | undefined),
          },
        }),
      ),
    get: (path, headers = {}) => collector.fetch(new Request(ORIGIN + path, { headers })),
  };
}

/** An Authorization header with `key` as the user name. */
export function basic(key: string): string {
  return `Basic ${Buffer.from(`${key}:`).toString("base64")}`;
}

/** A valid track message, with what a test cares about in its place. */
export function aTrack(messageId: string, parts: Readonly<Record<string, unknown>> = {}): object {
  const timestamp = new Date(NOW_MS).toISOString();
  return { type: "track", event: "Invoice Sent", userId: "ann", messageId, timestamp, ...parts };
}
