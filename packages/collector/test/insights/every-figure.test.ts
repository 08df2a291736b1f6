import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Guidebook } from "@cairn/core/guidebook";
import fc from "fast-check";
import { describe, it } from "vitest";
import { createCollector } from "../../src/collector.ts";
import { hashOf } from "../../src/http/secrets.ts";
import { createMemoryEventLog } from "../../src/store/memory/event-log.ts";
import { createMemoryRegistry } from "../../src/store/memory/registry.ts";
import { openSqlite, type SqliteStore } from "../../src/store/sqlite/open.ts";
import { GUIDEBOOK } from "../api/studio.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import type { Ask } from "./ask.ts";
import { checkFigures } from "./check-figures.ts";
import { eventOf, type History, history, NOW_MS, STAFF_ADDRESS } from "./random-history.ts";

const isFull = process.env["CAIRN_TESTS"] === "full";
const KEY = "sk_0123456789abcdef0123456789abcdef";
const folder = temporaryFolder();

async function afterAll(
  { facts, arrivals, erased }: History,
  store: SqliteStore,
  work: (ask: Ask, rebuild: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const collector = createCollector({
    ...store,
    config: { assetsFolder: "/nowhere" },
    now: () => NOW_MS,
    newId: () => randomUUID(),
    report: (error) => {
      throw error;
    },
  });
  const { log, registry, projector } = collector.context;
  const call = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await collector.fetch(
      new Request(`https://collector.example/api/${path}`, {
        method,
        headers: { authorization: `Bearer ${KEY}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  try {
    await registry.access.putSecretKey({
      hash: hashOf(KEY),
      ending: "cdef",
      name: "t",
      createdAtMs: 0,
    });
    await registry.definitions.publish({
      guidebook: JSON.parse(JSON.stringify(GUIDEBOOK)) as Guidebook,
      publishedAtMs: 0,
      by: "Test",
    });
    const half = Math.ceil(arrivals.length / 2);
    for (const some of [arrivals.slice(0, half), arrivals.slice(half)]) {
      for (const index of some) {
        const fact = facts[index];
        if (fact !== undefined) await log.append(fact.environment, [eventOf(fact)]);
      }
      // Read in parts, as it is when it comes in parts.
      await projector.caughtUp();
    }
    for (const person of erased) await call("DELETE", `people/${person}?env=live`);
    await call("PUT", "staff", {
      domains: [STAFF_ADDRESS.email.split("@")[1]],
      traits: [{ name: "staff", value: "true" }],
    });
    await work(
      async <Answer>(path: string) => (await (await call("GET", path)).json()) as Answer,
      () => projector.rebuild({ anew: true }),
    );
  } finally {
    await collector.stop();
  }
}

const inMemory = (): SqliteStore => ({
  log: createMemoryEventLog(),
  registry: createMemoryRegistry(),
});
let made = 0;
const inFile = (): Promise<SqliteStore> => openSqlite(join(folder, String((made += 1))));

describe("every figure that the studio shows", { timeout: isFull ? 300_000 : 30_000 }, () => {
  it.each([
    ["the reference store", inMemory, isFull ? 300 : 10],
    ["the embedded store", inFile, isFull ? 60 : 1],
  ])("is what a plain recount of any history gives: %s", async (_name, open, numRuns) => {
    await fc.assert(
      fc.asyncProperty(history, async (whole) => {
        await afterAll(whole, await open(), async (ask, rebuild) => {
          await checkFigures(whole, "live", ask);
          await checkFigures(whole, "test", ask);
          await rebuild();
          await checkFigures(whole, "live", ask);
        });
      }),
      { numRuns },
    );
  });
});
