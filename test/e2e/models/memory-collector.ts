import { createCollector } from "@cairn/collector";
import { listen } from "@cairn/collector/node";
import { createMemoryEventLog, createMemoryRegistry } from "@cairn/collector/store";
import type { EventLog } from "@cairn/collector/store";
import type { Guidebook } from "@cairn/core/guidebook";
import { createHash, randomUUID } from "node:crypto";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/lib/root.ts";

/** A real collector in this process, with the built Cairn, which forgets all when it stops. */
export interface MemoryCollector {
  readonly url: string;
  readonly log: EventLog;
  /** What `GET /api/PATH` answers a server, of the environment of the key. */
  api(path: string): Promise<unknown>;
  stop(): Promise<void>;
}

const SECRET = "sk_0123456789abcdef0123456789abcdef";

/**
 * Starts one that has published `guidebook` and takes events under `key` from any origin. `report` hears of its own
 * faults.
 */
export async function startMemoryCollector(
  guidebook: Guidebook,
  key: string,
  report: (error: unknown) => void = (error) => console.error(error),
): Promise<MemoryCollector> {
  const log = createMemoryEventLog();
  const registry = createMemoryRegistry();
  const nowMs = Date.now();
  await registry.definitions.publish({ guidebook, publishedAtMs: nowMs, by: "test" });
  await registry.access.putWriteKey({
    key,
    environment: "test",
    origins: ["*"],
    createdAtMs: nowMs,
  });
  await registry.access.putSecretKey({
    hash: createHash("sha256").update(SECRET).digest("hex"),
    ending: SECRET.slice(-4),
    name: "test",
    createdAtMs: nowMs,
  });
  const collector = createCollector({
    log,
    registry,
    config: { assetsFolder: join(repositoryRoot, "packages/collector/dist/assets") },
    now: Date.now,
    newId: randomUUID,
    report,
  });
  const { url, stop } = await listen(collector, { host: "127.0.0.1", port: 0 });
  return {
    url,
    log,
    async api(path) {
      const headers = { authorization: `Bearer ${SECRET}` };
      return (await fetch(`${url}/api/${path}?env=test`, { headers })).json();
    },
    stop,
  };
}
