import type { Environment } from "@cairn/core/api";
import type { Cursor, EventLog, LogEvent, LogQuery, LogRow } from "@cairn/collector/store";
import { StorageUnavailable } from "@cairn/collector/store";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anEvent } from "./an-event.ts";

/** What every EventLog must do. A new adapter is finished when this passes, and not before. */
export function describeEventLog(name: string, open: () => Promise<EventLog>): void {
  async function withLog(work: (log: EventLog) => Promise<void>): Promise<void> {
    const log = await open();
    try {
      await work(log);
    } finally {
      await log.close();
    }
  }

  describe(`${name} event log`, () => {
    it("LOG1 gives back every field of an event as it was appended", () =>
      withLog(async (log) => {
        const full: LogEvent = {
          ...anEvent("0190cafe-0000-7000-8000-00000000ABCD"),
          accountId: "acme",
          anonymousId: "browser",
          clientAtMs: 1_800_000_000_000,
          timeNote: "receive-time",
          session: "s1",
          seq: 7,
          properties: { nested: { list: [1, "two", null, true], text: "žluťoučký 🪨 \u0000 end" } },
          context: { cairn: { activeMs: 1200 } },
          trust: "verified",
        };
        const bare = anEvent("not a uuid", { actor: "anon:x" });
        await log.append("live", [full, bare]);
        expect((await everything(log)).map(withoutCursor)).toEqual([
          { ...full, environment: "live" },
          { ...bare, environment: "live" },
        ]);
      }));

    it("LOG20 says how far a reader is behind, and 0 once it has read everything", () =>
      withLog(async (log) => {
        expect(await log.behind(undefined)).toEqual({ events: 0 });
        await log.append("live", [anEvent("m1"), anEvent("m2", { receivedAtMs: 7 })]);
        await log.append("test", [anEvent("m3")]);
        const { receivedAtMs } = anEvent("m1");
        expect(await log.behind(undefined)).toEqual({
          events: 3,
          oldestReceivedAtMs: receivedAtMs,
        });
        const { next } = await log.read(undefined, 1);
        expect(await log.behind(next)).toEqual({ events: 2, oldestReceivedAtMs: 7 });
        const { next: end } = await log.read(next, 10);
        expect(await log.behind(end)).toEqual({ events: 0 });
      }));

    it("LOG2 answers a message it already holds as a duplicate, and holds the first one", () =>
      withLog(async (log) => {
        const first = anEvent("m1", { name: "First" });
        expect(await log.append("live", [first])).toEqual(["accepted"]);
        expect(await log.append("live", [anEvent("m1", { name: "Second" })])).toEqual([
          "duplicate",
        ]);
        expect((await everything(log)).map((row) => row.name)).toEqual(["First"]);
      }));

    it("LOG29 tells which actors it holds events of, per environment, until their last one went", () =>
      withLog(async (log) => {
        await log.append("live", [anEvent("1"), anEvent("2", { actor: "anon:x" })]);
        await log.append("test", [anEvent("3", { actor: "bob" })]);
        const asked = ["ann", "anon:x", "bob", "x", "nobody"];
        expect(await log.actorsHeld("live", asked)).toEqual(new Set(["ann", "anon:x"]));
        await log.erase("live", { actors: ["ann"], atMs: 0 });
        expect(await log.actorsHeld("live", asked)).toEqual(new Set(["anon:x"]));
        expect(await log.actorsHeld("live", [])).toEqual(new Set());
      }));

    it("LOG3 judges ids per environment, and a UUID in another spelling as the same id", () =>
      withLog(async (log) => {
        const id = "0190cafe-0000-7000-8000-0000000000ab";
        expect(await log.append("live", [anEvent(id)])).toEqual(["accepted"]);
        expect(await log.append("test", [anEvent(id)])).toEqual(["accepted"]);
        expect(await log.append("live", [anEvent(id.toUpperCase())])).toEqual(["duplicate"]);
        expect(await log.append("live", [anEvent("a"), anEvent("A")])).toEqual([
          "accepted",
          "accepted",
        ]);
      }));

    it("LOG4 stores each id once, whatever is repeated within and between appends at the same time", () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(smallId, { maxLength: 8 }), { maxLength: 12 }),
          (batches) =>
            withLog(async (log) => {
              const verdicts = await Promise.all(
                batches.map((ids) =>
                  log.append(
                    "live",
                    ids.map((id) => anEvent(id)),
                  ),
                ),
              );
              const stored = (await everything(log)).map((row) => row.messageId);
              expect(stored.toSorted()).toEqual([...new Set(batches.flat())].toSorted());
              expect(verdicts.map((given) => given.length)).toEqual(
                batches.map((ids) => ids.length),
              );
              const accepted = verdicts.flat().filter((verdict) => verdict === "accepted");
              expect(accepted).toHaveLength(stored.length);
            }),
        ),
        { numRuns: 15 },
      ));

    it("LOG32 judges a long batch, of which a part is held, event by event", () =>
      fc.assert(
        fc.asyncProperty(fc.array(longBatch, { minLength: 2, maxLength: 3 }), (batches) =>
          withLog(async (log) => {
            const held = new Set<string>();
            for (const ids of batches) {
              const expected = ids.map((id) => {
                const isHeld = held.has(id);
                held.add(id);
                return isHeld ? "duplicate" : "accepted";
              });
              const events = ids.map((id) => anEvent(id));
              expect(await log.append("live", events)).toEqual(expected);
            }
            expect((await everything(log)).map((row) => row.messageId)).toEqual([...held]);
          }),
        ),
        { numRuns: 15 },
      ));

    it("LOG5 reads on from a cursor without a gap and without a repetition, while others append", () =>
      withLog(async (log) => {
        const appends = Array.from({ length: 20 }, (_, batch) =>
          log.append(
            "live",
            Array.from({ length: 9 }, (_unused, at) => anEvent(`${batch}-${at}`)),
          ),
        );
        const seen: string[] = [];
        let cursor: Cursor | undefined;
        while (seen.length < 180) {
          const page = await log.read(cursor, 7);
          expect(page.rows.length).toBeLessThanOrEqual(7);
          seen.push(...page.rows.map((row) => row.messageId));
          cursor = page.next;
          await Promise.race([appends.at(-1), new Promise((go) => setImmediate(go))]);
        }
        await Promise.all(appends);
        expect(new Set(seen).size).toBe(180);
        expect(await log.read(cursor, 7)).toEqual({ rows: [], next: cursor });
      }));

    it("LOG6 shows an event as soon as its append was answered", () =>
      withLog(async (log) => {
        expect(await log.read(undefined, 5)).toEqual({ rows: [], next: undefined });
        await log.append("test", [anEvent("m1")]);
        expect((await log.read(undefined, 5)).rows.map((row) => row.messageId)).toEqual(["m1"]);
        expect(await log.count("test")).toMatchObject({ events: 1 });
      }));

    it("LOG7 scans what fits, in log order", () =>
      withLog(async (log) => {
        await log.append("live", [
          anEvent("1", { name: "A", actor: "ann", atMs: 10 }),
          anEvent("2", { name: "B", actor: "ann", atMs: 30 }),
          anEvent("3", { name: "A", actor: "bob", atMs: 20 }),
        ]);
        await log.append("test", [anEvent("4", { name: "A", actor: "ann", atMs: 10 })]);
        const live = (part: Omit<LogQuery, "environment">) =>
          scanned(log, { environment: "live", ...part });
        expect(await live({})).toEqual(["1", "2", "3"]);
        expect(await live({ names: ["A"] })).toEqual(["1", "3"]);
        expect(await live({ actors: ["ann"], names: ["B", "C"] })).toEqual(["2"]);
        expect(await live({ fromMs: 20, untilMs: 30 })).toEqual(["3"]);
        expect(await live({ names: [] })).toEqual([]);
        expect(await scanned(log, { environment: "test" })).toEqual(["4"]);
      }));

    it("LOG8 gives the latest rows of some actors, newest first, by time, then place in the session", () =>
      withLog(async (log) => {
        await log.append("live", [
          anEvent("late", { actor: "ann", atMs: 50 }),
          anEvent("early", { actor: "anon:x", atMs: 10 }),
          anEvent("second", { actor: "ann", atMs: 20, seq: 2 }),
          anEvent("first", { actor: "ann", atMs: 20, seq: 1 }),
          anEvent("other", { actor: "bob", atMs: 99 }),
        ]);
        const latest = await log.latest("live", { actors: ["ann", "anon:x"], limit: 3 });
        expect(latest.map((row) => row.messageId)).toEqual(["late", "second", "first"]);
        expect(await log.latest("test", { actors: ["ann"], limit: 3 })).toEqual([]);
      }));

    it("LOG9 counts each environment for itself", () =>
      withLog(async (log) => {
        expect(await log.count("live")).toEqual({ events: 0 });
        await log.append("live", [
          anEvent("1", { atMs: 10, receivedAtMs: 500 }),
          anEvent("2", { atMs: 30, receivedAtMs: 400 }),
        ]);
        expect(await log.count("live")).toEqual({ events: 2, lastAtMs: 30, lastReceivedAtMs: 500 });
        expect(await log.count("test")).toEqual({ events: 0 });
      }));

    it("LOG10 is writable while open; once closed it finished what it took and refuses the rest", async () => {
      const log = await open();
      expect(await log.health()).toEqual({ writable: true });
      const underWay = log.append("live", [anEvent("m1")]);
      await log.close();
      expect(await underWay).toEqual(["accepted"]);
      await expect(log.append("live", [anEvent("m2")])).rejects.toThrow(StorageUnavailable);
      expect(await log.health()).toMatchObject({ writable: false });
    });

    it("LOG11 appends nothing without complaint", () =>
      withLog(async (log) => {
        expect(await log.append("live", [])).toEqual([]);
        expect(log.queueDepth()).toBe(0);
      }));
  });
}

// Stretches of one another, as a sender repeats them, with a few of their own.
const longBatch = fc
  .tuple(fc.nat(30), fc.integer({ min: 11, max: 45 }), fc.array(fc.nat(60), { maxLength: 3 }))
  .map(([from, count, others]) => [
    ...Array.from({ length: count }, (_, at) => `m${from + at}`),
    ...others.map((at) => `m${at}`),
  ]);

const smallId = fc.oneof(
  fc.integer({ min: 0, max: 20 }).map((n) => `id-${n}`),
  fc.integer({ min: 0, max: 20 }).map((n) => `0190cafe-0000-7000-8000-0000000000${n + 10}`),
);

async function everything(log: EventLog): Promise<readonly LogRow[]> {
  return (await log.read(undefined, 10_000)).rows;
}

async function scanned(log: EventLog, query: LogQuery): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const rows of log.scan(query)) ids.push(...rows.map((row) => row.messageId));
  return ids;
}

function withoutCursor(row: LogRow): LogEvent & { environment: Environment } {
  const { cursor, ...rest } = row;
  expect(cursor).toBeTypeOf("string");
  return rest;
}
