import {
  type Cursor,
  type EventLog,
  type LogCounts,
  type LogEvent,
  type LogRow,
  TOMBSTONE_MS,
} from "@cairn/collector/store";
import type { Environment } from "@cairn/core/api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anEvent } from "./an-event.ts";

/** What is held, counted row by row. */
async function recount(log: EventLog, environment: Environment): Promise<LogCounts> {
  const rows: LogRow[] = [];
  for await (const chunk of log.scan({ environment })) rows.push(...chunk);
  return {
    events: rows.length,
    lastAtMs: Math.max(...rows.map(({ atMs }) => atMs)),
    lastReceivedAtMs: Math.max(...rows.map(({ receivedAtMs }) => receivedAtMs)),
  };
}

/** What every EventLog must do about events that go: the rules LOG20 and up. */
export function describeRemoval(name: string, open: () => Promise<EventLog>): void {
  async function withLog(work: (log: EventLog) => Promise<void>): Promise<void> {
    const log = await open();
    try {
      await work(log);
    } finally {
      await log.close();
    }
  }

  describe(`${name} event log: what goes`, () => {
    it("LOG20 erases all of a person's events in one environment, and nobody else's", () =>
      withLog(async (log) => {
        const events = [
          anEvent("1", { actor: "ann" }),
          anEvent("2", { actor: "anon:x" }),
          anEvent("3", { actor: "bob" }),
        ];
        await log.append("live", events);
        await log.append("test", events);
        expect(await log.erase("live", { actors: ["ann", "anon:x"], atMs: AT })).toBe(2);
        expect(await held(log)).toEqual(["live 3", "test 1", "test 2", "test 3"]);
        expect(await log.count("live")).toMatchObject({ events: 1 });
        expect(await log.latest("live", { actors: ["ann"], limit: 5 })).toEqual([]);
        expect(await log.erase("live", { actors: ["ann", "anon:x"], atMs: AT })).toBe(0);
      }));

    it("LOG21 keeps erased ids known: the same event is a duplicate, in any spelling", () =>
      withLog(async (log) => {
        const id = "0190cafe-0000-7000-8000-0000000000ab";
        await log.append("live", [anEvent(id)]);
        await log.erase("live", { actors: ["ann"], atMs: AT });
        const again = anEvent(id.toUpperCase(), { actor: "bob" });
        expect(await log.append("live", [again])).toEqual(["duplicate"]);
        expect(await log.append("test", [again])).toEqual(["accepted"]);
      }));

    it("LOG22 refuses what an erased person did before, and takes what they do after", () =>
      withLog(async (log) => {
        await log.erase("live", { actors: ["ann", "anon:x"], atMs: AT });
        const verdicts = await log.append("live", [
          anEvent("late", { atMs: AT }),
          anEvent("late-anonymous", { actor: "anon:x", atMs: AT - 1 }),
          anEvent("back", { atMs: AT + 1 }),
          anEvent("other", { actor: "bob", atMs: AT - 1 }),
          anEvent("link", {
            type: "alias",
            actor: "bob",
            atMs: AT - 1,
            properties: { previousId: "x" },
          }),
        ]);
        expect(verdicts).toEqual(["erased", "erased", "accepted", "accepted", "erased"]);
        expect(await log.append("test", [anEvent("late", { atMs: AT })])).toEqual(["accepted"]);
        expect(await held(log)).toEqual(["live back", "live other", "test late"]);
      }));

    it("LOG30 judges an erasure by when an event was made at the latest, where its sender's clock ran ahead, and keeps its own time", () =>
      withLog(async (log) => {
        const ahead = { atMs: AT + 3_000_000, receivedAtMs: AT + 60_000 };
        await log.erase("live", { actors: ["ann"], atMs: AT });
        const verdicts = await log.append("live", [
          anEvent("before", { ...ahead, madeByMs: AT }),
          anEvent("back", { ...ahead, madeByMs: AT + 1 }),
          anEvent("other", { ...ahead, actor: "bob", madeByMs: AT }),
        ]);
        expect(verdicts).toEqual(["erased", "accepted", "accepted"]);
        const { rows } = await log.read(undefined, 9);
        for (const row of rows) {
          expect(row.atMs).toBe(AT + 3_000_000);
          expect(row).not.toHaveProperty("madeByMs");
        }
      }));

    it("LOG23 gives no number twice: who read to the end misses nothing after the newest rows went", () =>
      withLog(async (log) => {
        await log.append("live", [anEvent("1"), anEvent("2")]);
        const { next } = await log.read(undefined, 10);
        await log.erase("live", { actors: ["ann"], atMs: AT });
        await log.append("live", [anEvent("3", { actor: "bob" })]);
        expect((await log.read(next, 10)).rows.map(({ messageId }) => messageId)).toEqual(["3"]);
        expect(await log.behind(next)).toMatchObject({ events: 1 });
      }));

    it("LOG24 expires what was received before a time, in both environments, and not what came at it", () =>
      withLog(async (log) => {
        await log.append("live", [anEvent("1", { receivedAtMs: 10 })]);
        await log.append("test", [anEvent("2", { receivedAtMs: 19 })]);
        await log.append("live", [
          anEvent("3", { receivedAtMs: 20, atMs: 1 }),
          anEvent("4", { receivedAtMs: 15 }),
        ]);
        expect(await log.expire({ beforeMs: 20, nowMs: 30 })).toBe(3);
        expect(await held(log)).toEqual(["live 3"]);
        expect(await log.expire({ beforeMs: 20, nowMs: 30 })).toBe(0);
      }));

    it("LOG28 gives what was received before in log order, and expires it up to a place", () =>
      withLog(async (log) => {
        const many = Array.from({ length: 2_500 }, (_, n) =>
          anEvent(`m${n}`, { receivedAtMs: n % 5 === 0 ? 50 : 10 }),
        );
        await log.append("live", many.slice(0, 1_200));
        await log.append("test", many.slice(1_200));
        const found: string[] = [];
        let until: Cursor | undefined;
        for await (const rows of log.receivedBefore(50)) {
          found.push(...rows.map(({ messageId }) => messageId));
          until ??= rows[99]!.cursor;
        }
        const old = many.filter(({ receivedAtMs }) => receivedAtMs < 50);
        expect(found).toEqual(old.map(({ messageId }) => messageId));
        expect(await log.expire({ beforeMs: 50, nowMs: 60, until: until! })).toBe(100);
        expect(await log.expire({ beforeMs: 50, nowMs: 60, until: until! })).toBe(0);
        expect(await log.expire({ beforeMs: 50, nowMs: 60 })).toBe(1_900);
      }));

    it("LOG25 knows an expired id while an outbox may hold it, and forgets it then", () =>
      withLog(async (log) => {
        const event = anEvent("1", { receivedAtMs: 10 });
        await log.append("live", [event]);
        await log.expire({ beforeMs: 11, nowMs: 10 + TOMBSTONE_MS });
        expect(await log.append("live", [event])).toEqual(["duplicate"]);
        await log.expire({ beforeMs: 0, nowMs: 11 + TOMBSTONE_MS });
        expect(await log.append("live", [event])).toEqual(["accepted"]);
      }));

    it("LOG26 removes more than one commit takes, while others append", () =>
      withLog(async (log) => {
        const many = Array.from({ length: 4_500 }, (_, n) => anEvent(`m${n}`));
        await log.append("live", many);
        const [removed, verdicts] = await Promise.all([
          log.erase("live", { actors: ["ann"], atMs: AT }),
          log.append("live", [anEvent("other", { actor: "bob" })]),
        ]);
        expect(removed).toBe(4_500);
        expect(verdicts).toEqual(["accepted"]);
        expect(await held(log)).toEqual(["live other"]);
      }));

    it("LOG31 counts what is held, and its latest times, whatever came and went at the same time", () =>
      withLog(async (log) => {
        const at = (id: number) =>
          anEvent(`c-${id}`, {
            actor: id % 3 === 0 ? "ann" : "bob",
            atMs: AT + ((id * 7) % 40),
            receivedAtMs: AT + ((id * 11) % 40),
          });
        const ids = Array.from({ length: 40 }, (_, id) => id);
        await Promise.all([
          log.append("live", ids.slice(0, 15).map(at)),
          log.append("test", ids.map(at)),
          log.erase("live", { actors: ["ann"], atMs: AT + 20 }),
          log.append("live", ids.slice(10, 30).map(at)),
          log.expire({ beforeMs: AT + 5, nowMs: AT + 50 }),
          log.append("live", ids.slice(20).map(at)),
        ]);
        expect(await log.count("live")).toEqual(await recount(log, "live"));
        expect(await log.count("test")).toEqual(await recount(log, "test"));
        // The row that had the latest times goes.
        await log.erase("test", { actors: ["bob"], atMs: AT + 99 });
        expect(await log.count("test")).toEqual(await recount(log, "test"));
        await log.erase("test", { actors: ["ann"], atMs: AT + 99 });
        expect(await log.count("test")).toEqual({ events: 0 });
        await log.append("test", [anEvent("new", { actor: "cem", atMs: 7, receivedAtMs: 8 })]);
        expect(await log.count("test")).toEqual({ events: 1, lastAtMs: 7, lastReceivedAtMs: 8 });
      }));

    it("LOG27 leaves no event of an erased person from before, and accepted = held + erased + expired, in any order of calls", () =>
      fc.assert(
        fc.asyncProperty(fc.array(aCall, { maxLength: 25 }), (calls) =>
          withLog(async (log) => {
            let [accepted, erased, expired] = [0, 0, 0];
            const erasedAtMs = new Map<string, number>();
            for (const call of calls) {
              if (call.kind === "append") {
                const verdicts = await log.append("live", call.events);
                accepted += verdicts.filter((verdict) => verdict === "accepted").length;
              } else if (call.kind === "erase") {
                erased += await log.erase("live", { actors: [call.actor], atMs: call.atMs });
                const before = erasedAtMs.get(call.actor) ?? -Infinity;
                erasedAtMs.set(call.actor, Math.max(call.atMs, before));
              } else {
                expired += await log.expire({ beforeMs: call.beforeMs, nowMs: 200 });
              }
              const count = await log.count("live");
              expect(count.events).toBe(accepted - erased - expired);
              const { rows: now } = await log.read(undefined, 1_000);
              const last = now.length === 0 ? undefined : Math.max(...now.map((row) => row.atMs));
              expect(count.lastAtMs).toBe(last);
            }
            const { rows } = await log.read(undefined, 1_000);
            expect(accepted).toBe(rows.length + erased + expired);
            const ids = rows.map(({ messageId }) => messageId);
            expect(new Set(ids).size).toBe(ids.length);
            for (const { actor, atMs } of rows) {
              expect(atMs).toBeGreaterThan(erasedAtMs.get(actor) ?? -Infinity);
            }
          }),
        ),
        { numRuns: 15 },
      ));
  });
}

const AT = 1_790_000_000_000;

const actor = fc.constantFrom("ann", "bob", "anon:x");
const moment = fc.integer({ min: 0, max: 100 });
const anyEvent: fc.Arbitrary<LogEvent> = fc
  .record({ id: fc.integer({ min: 0, max: 30 }), actor, atMs: moment, receivedAtMs: moment })
  .map(({ id, ...parts }) => anEvent(`id-${id}`, parts));
const aCall = fc.oneof(
  fc.record({ kind: fc.constant("append" as const), events: fc.array(anyEvent, { maxLength: 8 }) }),
  fc.record({ kind: fc.constant("erase" as const), actor, atMs: moment }),
  fc.record({ kind: fc.constant("expire" as const), beforeMs: moment }),
);

async function held(log: EventLog): Promise<readonly string[]> {
  const { rows } = await log.read(undefined, 10_000);
  return rows.map(({ environment, messageId }) => `${environment} ${messageId}`).toSorted();
}
