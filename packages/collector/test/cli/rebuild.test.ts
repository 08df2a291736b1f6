import { join } from "node:path";
import { expect, it } from "vitest";
import { createCollector } from "../../src/collector.ts";
import { progressLine } from "../../src/cli/rebuild.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { runCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const EVENTS = 12_000;

function aFolder(): string {
  const lines = Array.from({ length: EVENTS }, (_, n) =>
    JSON.stringify({
      type: "track",
      event: "Invoice Sent",
      userId: `user-${n % 20}`,
      messageId: `m-${n}`,
      timestamp: new Date(1_790_000_000_000 + n).toISOString(),
    }),
  );
  return temporaryFolder({ "events.ndjson": lines.join("\n") });
}

async function served(data: string): Promise<readonly (readonly [string, number])[]> {
  const { log, registry } = await openSqlite(data);
  const { people } = await registry.projection.people({ environment: "live", limit: 99 });
  await log.close();
  return people.map(({ id, events }) => [id, events] as const);
}

it(
  "builds people anew, and goes on where a process was killed on the way",
  { timeout: 30_000 },
  async () => {
    const folder = aFolder();
    const data = join(folder, "data");
    await runCairn("import", join(folder, "events.ndjson"), "--data", data);
    const before = await served(data);
    expect(before).toHaveLength(20);

    // As kill -9 leaves it: one page is committed, and nobody ended anything.
    const { log, registry } = await openSqlite(data);
    const { projection } = registry;
    const { commit } = projection.building;
    let commits = 0;
    Object.assign(projection.building, {
      commit: (step: Parameters<typeof commit>[0]) =>
        ++commits === 2 ? Promise.reject(new Error("killed")) : commit(step),
    });
    const { context } = createCollector({
      log,
      registry,
      config: { assetsFolder: "" },
      now: Date.now,
      newId: () => "unused",
      report: () => undefined,
    });
    await expect(context.projector.rebuild()).rejects.toThrow("killed");
    await log.close();
    expect(await served(data)).toEqual(before);

    const goneOn = await runCairn("rebuild", "--data", data);
    expect(goneOn).toMatchObject({ code: 0, err: "" });
    expect(goneOn.out).toMatch(
      /^Going on with a rebuild after 5,000 events\.\nRebuilt from 12,000 events in [\d.]+ s, [\d,]+ events\/s\.\n$/,
    );
    expect(await served(data)).toEqual(before);
    const anew = await runCairn("rebuild", "--anew", "--data", data);
    expect(anew.out).toMatch(/^Rebuilt from 12,000 events in /);
    expect(await served(data)).toEqual(before);
  },
);

it("says how far it is, how fast, and how long it will take", () => {
  expect(progressLine({ events: 310_000, all: 1_000_000 }, 51_600)).toBe(
    "  310,000 of 1,000,000 events, 51,600 a second, 14 s left",
  );
  expect(progressLine({ events: 0, all: 10 }, 0)).toBe("  0 of 10 events");
});

it("counts what it was built from, which erased events are not", async () => {
  const event = (userId: string) =>
    JSON.stringify({ type: "track", event: "Sent", userId, timestamp: "2026-01-01T00:00:00Z" });
  const data = temporaryFolder({ "events.ndjson": ["ann", "ben", "cem"].map(event).join("\n") });
  await runCairn("import", join(data, "events.ndjson"), "--data", data);
  await runCairn("import", join(data, "events.ndjson"), "--env", "test", "--data", data);
  await runCairn("erase", "--user", "ben", "--data", data);
  expect((await runCairn("rebuild", "--data", data)).out).toMatch(/^Rebuilt from 4 events in /);
});

it("makes no data folder where there is none", async () => {
  const ran = await runCairn("rebuild", "--data", join(temporaryFolder(), "mistyped"));
  expect(ran.code).toBe(1);
  expect(ran.err).toContain("There is nothing of Cairn's in");
});
