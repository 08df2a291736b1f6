import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { turnsWithin } from "../../../../../test/contracts/turns.ts";
import type { LogEvent } from "../../../src/store/event-log.ts";
import { createMemoryEventLog } from "../../../src/store/memory/event-log.ts";
import { scanStatement } from "../../../src/store/sqlite/event-log.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import { StorageUnavailable } from "../../../src/store/storage-error.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const folder = temporaryFolder();
let opened = 0;
const newFolder = (): string => join(folder, `${opened++}`);

const anEvent: fc.Arbitrary<LogEvent> = fc.record(
  {
    // Some ids come again, in the same batch or later.
    messageId: fc.oneof(
      { weight: 8, arbitrary: fc.uuid() },
      fc.string({ minLength: 1, maxLength: 12 }),
      fc.constantFrom("again", "And again", "0198c1e0-0000-7000-8000-00000000000A"),
    ),
    type: fc.constantFrom("track", "page", "identify"),
    name: fc.string({ minLength: 1 }),
    actor: fc.constantFrom("ann", "bob", "anon:x"),
    userId: fc.string(),
    accountId: fc.string(),
    atMs: fc.integer({ min: 0, max: 4e12 }),
    receivedAtMs: fc.integer({ min: 0, max: 4e12 }),
    session: fc.string(),
    seq: fc.nat(),
    properties: fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<LogEvent["properties"]>,
    context: fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<LogEvent["properties"]>,
  },
  { requiredKeys: ["messageId", "type", "name", "actor", "atMs", "receivedAtMs", "properties"] },
);

describe("the SQLite event log", { timeout: 30_000 }, () => {
  it.each([
    ["everything", {}],
    ["some names", { names: ["Invoice Sent"] }],
    ["a stretch of time", { fromMs: 1, untilMs: 2 }],
  ])("reads %s in log order, without sorting the log for every chunk", async (_, parts) => {
    const folder = newFolder();
    const { log } = await openSqlite(folder);
    const reader = new DatabaseSync(join(folder, "cairn.db"), { readOnly: true });
    const { sql, params } = scanStatement({ environment: "live", ...parts });
    const plan = reader.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(0, 9, ...params);
    expect(plan.map(({ detail }) => String(detail)).join("\n")).toMatch(/INTEGER PRIMARY KEY/);
    expect(plan.map(({ detail }) => String(detail)).join("\n")).not.toMatch(/TEMP B-TREE/);
    reader.close();
    await log.close();
  });

  it("finds feedback by its index, however long the log is", async () => {
    const folder = newFolder();
    const { log } = await openSqlite(folder);
    const reader = new DatabaseSync(join(folder, "cairn.db"), { readOnly: true });
    const query = { environment: "live", about: "feedback", fromMs: 1 } as const;
    const { sql, params } = scanStatement(query);
    const plan = reader.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(0, 9, ...params);
    expect(plan.map(({ detail }) => String(detail))).toEqual([
      "SEARCH events USING INDEX events_of_feedback (env=? AND seq>? AND seq<?)",
    ]);
    reader.close();
    await log.close();
  });

  it("answers others while it looks for what is rare, and reads each row once", async () => {
    const { log } = await openSqlite(newFolder());
    const event = { type: "track", actor: "ann", receivedAtMs: 1, properties: {} } as const;
    const rare = new Set([1, 9_999, 10_000, 10_001, 39_999]);
    for (let from = 0; from < 40_000; from += 5_000) {
      const events = Array.from({ length: 5_000 }, (_, index): LogEvent => {
        const number = from + index;
        const name = rare.has(number) ? "Rare" : "Usual";
        return { ...event, messageId: `m${number}`, name, atMs: number };
      });
      await log.append("live", events);
    }
    const found: number[] = [];
    const turns = await turnsWithin(async () => {
      for await (const rows of log.scan({ environment: "live", names: ["Rare"] })) {
        found.push(...rows.map(({ atMs }) => atMs));
      }
    });
    expect(turns).toBeGreaterThanOrEqual(3);
    expect(found).toEqual([...rare]);
    const counts = { Usual: 0, Rare: 0 };
    for await (const rows of log.scan({ environment: "live" })) {
      for (const { name } of rows) counts[name as keyof typeof counts] += 1;
    }
    expect(counts).toEqual({ Usual: 39_995, Rare: 5 });
    await log.close();
  });

  it("counts what another process on the same folder stores and removes", async () => {
    const folder = newFolder();
    const [{ log: one }, { log: other }] = [await openSqlite(folder), await openSqlite(folder)];
    const event = { type: "track", name: "X", receivedAtMs: 1, properties: {} } as const;
    await one.append("live", [
      { ...event, messageId: "1", actor: "ann", atMs: 9 },
      { ...event, messageId: "2", actor: "bob", atMs: 3 },
    ]);
    expect(await other.count("live")).toMatchObject({ events: 2, lastAtMs: 9 });
    await one.append("test", [{ ...event, messageId: "3", actor: "bob", atMs: 4 }]);
    await one.erase("live", { actors: ["ann"], atMs: 10 });
    expect(await other.count("live")).toMatchObject({ events: 1, lastAtMs: 3 });
    expect(await other.count("test")).toMatchObject({ events: 1, lastAtMs: 4 });
    await Promise.all([one.close(), other.close()]);
  });

  it("answers exactly as the in-memory reference does, whatever is appended", () =>
    fc.assert(
      fc.asyncProperty(
        // More than are inserted by one statement.
        fc.array(fc.array(anEvent, { maxLength: 25, size: "max" }), { maxLength: 4 }),
        async (batches) => {
          const { log } = await openSqlite(newFolder());
          const reference = createMemoryEventLog();
          for (const batch of [...batches, ...batches.slice(0, 1)]) {
            // Through JSON, as everything that comes over HTTP: −0 and __proto__ do not travel.
            const events = JSON.parse(JSON.stringify(batch)) as LogEvent[];
            expect(await log.append("live", events)).toEqual(
              await reference.append("live", events),
            );
          }
          const latest = { actors: ["ann", "anon:x"], limit: 5 };
          expect(await log.read(undefined, 200)).toEqual(await reference.read(undefined, 200));
          expect(await log.count("live")).toEqual(await reference.count("live"));
          expect(await log.behind(undefined)).toEqual(await reference.behind(undefined));
          expect(await log.latest("live", latest)).toEqual(await reference.latest("live", latest));
          await log.close();
        },
      ),
      { numRuns: 15 },
    ));

  it("commits what two processes on one folder write, without losing either's", async () => {
    const path = newFolder();
    const [one, other] = [await openSqlite(path), await openSqlite(path)];
    const append = (store: typeof one, prefix: string): Promise<unknown>[] =>
      Array.from({ length: 20 }, (_, n) =>
        store.log.append("live", [
          {
            messageId: `${prefix}${n}`,
            type: "track",
            name: "X",
            actor: "a",
            atMs: n,
            receivedAtMs: n,
            properties: {},
          },
        ]),
      );
    await Promise.all([...append(one, "a"), ...append(other, "b")]);
    expect(await one.log.count("live")).toMatchObject({ events: 40 });
    await one.log.close();
    await other.log.close();
  });

  it("says in one line what is wrong with a data folder that it cannot use", async () => {
    await expect(openSqlite("/dev/null/data")).rejects.toThrow(StorageUnavailable);
    await expect(openSqlite("/dev/null/data")).rejects.toThrow(
      /^The data folder \/dev\/null\/data cannot be used: .+ Give Cairn a folder/,
    );
  });

  it("leaves a file alone that a newer Cairn wrote", async () => {
    const path = newFolder();
    await (await openSqlite(path)).log.close();
    const database = new DatabaseSync(join(path, "cairn.db"));
    database.exec("PRAGMA user_version = 99");
    database.close();
    await expect(openSqlite(path)).rejects.toThrow("update Cairn");
  });

  it("refuses what it cannot write at once, instead of filling the memory", async () => {
    const { log } = await openSqlite(newFolder());
    const events = Array.from({ length: 50_000 }, (_, n): LogEvent => ({
      messageId: `m${n}`,
      type: "track",
      name: "X",
      actor: "a",
      atMs: n,
      receivedAtMs: n,
      properties: {},
    }));
    const answers = await Promise.allSettled(
      Array.from({ length: 6 }, () => log.append("live", events)),
    );
    expect(answers.filter(({ status }) => status === "rejected").length).toBeGreaterThan(0);
    expect(log.queueDepth()).toBe(0);
    expect(await log.count("live")).toMatchObject({ events: 50_000 });
    await log.close();
  });
});
