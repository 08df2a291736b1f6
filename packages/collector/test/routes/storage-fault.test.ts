import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { createCollector } from "../../src/collector.ts";
import { createMemoryEventLog } from "../../src/store/memory/event-log.ts";
import { createMemoryRegistry } from "../../src/store/memory/registry.ts";

it("answers 503 with Retry-After when what it must read cannot be read, and reports it", async () => {
  const registry = createMemoryRegistry();
  const reported: unknown[] = [];
  const collector = createCollector({
    log: createMemoryEventLog(),
    registry: {
      ...registry,
      access: {
        ...registry.access,
        // SQLite's own error for a file that cannot be opened.
        writeKey: async () => new DatabaseSync("/dev/null/gone.db") as never,
      },
    },
    config: { assetsFolder: "/nowhere" },
    now: () => 0,
    newId: () => "unused",
    report: (error) => reported.push(error),
  });
  const answer = await collector.fetch(new Request("http://cairn.example/v1/guidebook?key=pk"));
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("5");
  expect(await answer.json()).toMatchObject({
    detail: "Storage cannot be used now: unable to open database file. Try again later.",
  });
  expect(reported).toHaveLength(1);
  await collector.stop();
});
