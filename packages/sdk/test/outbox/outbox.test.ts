import { IDBDatabase, IDBFactory } from "fake-indexeddb";
import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Message } from "@cairn/core";
import type { Notes } from "../../src/identity/notes.ts";
import { indexedDbRows, openDatabase } from "../../src/outbox/indexed-db.ts";
import { memoryRows } from "../../src/outbox/memory.ts";
import { type OutboxPort, createOutbox } from "../../src/outbox/outbox.ts";
import type { Row, Rows } from "../../src/outbox/rows.ts";
import { settle } from "../models/a-browser.ts";

beforeEach(() => void vi.stubGlobal("indexedDB", new IDBFactory()));

const DAY = 24 * 3_600_000;

/** Notes in a map that outlives the page. */
function someNotes(kept: Map<string, unknown> = new Map()): Notes {
  kept.set("user", { anonymousId: "a" });
  return {
    read: (name) => structuredClone(kept.get(name)),
    write: (name, value) => void (value === undefined ? kept.delete(name) : kept.set(name, value)),
    forget: () => kept.clear(),
    allowed: "granted",
  };
}

function aMessage(index: number, type: "track" | "page" | "identify" = "track"): Message {
  const messageId = `0000-${String(index).padStart(6, "0")}`;
  const common = { messageId, timestamp: "2026-01-01T00:00:00.000Z", anonymousId: "a" };
  return type === "track" ? { ...common, type, event: `E${index}` } : { ...common, type };
}

let reports = 0;

function anOutbox(port: Partial<OutboxPort> = {}) {
  const stored: string[] = [];
  const drops: Record<string, number> = {};
  const onMemory = vi.fn();
  const outbox = createOutbox({
    rows: indexedDbRows(openDatabase("outbox")),
    notes: someNotes(),
    now: () => 1000,
    newId: () => `1111-${String(reports++).padStart(6, "0")}`,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    onStored: (rows) => stored.push(...rows.map((row) => row.id)),
    onDrop: (reason, count) => (drops[reason] = (drops[reason] ?? 0) + count),
    onMemory,
    ...port,
  });
  return { outbox, stored, drops, onMemory };
}

describe.each([
  ["IndexedDB", (): Rows => indexedDbRows(openDatabase("contract"))],
  ["memory", (): Rows => memoryRows(new Map())],
])("rows in %s", (_, open) => {
  const row = (id: string): Row => ({ id, madeMs: 0, rank: 1, body: `"${id}"` });
  const all = (rows: Rows) => rows(() => [[], []], 10);

  it("are read oldest first, at most as many as asked for, and stay", async () => {
    const rows = open();
    await rows(() => [[], [row("1"), row("2")]], 0);
    await rows(() => [[], [row("3")]], 0);
    expect(await rows(() => [[], []], 2)).toEqual([row("1"), row("2")]);
    expect(await all(rows)).toHaveLength(3);
  });

  it("are kept once under their id", async () => {
    const rows = open();
    await rows(() => [[], [row("1")]], 0);
    await rows(() => [[], [{ ...row("1"), rank: 2 }]], 0);
    expect(await all(rows)).toEqual([{ ...row("1"), rank: 2 }]);
  });

  it("change as those that were found say, and removing again does nothing", async () => {
    const rows = open();
    await rows(() => [[], [row("1"), row("2")]], 0);
    expect(await rows((found) => [found.slice(0, 1), [row("3")]], 10)).toHaveLength(2);
    await rows(() => [[row("1")], []], 0);
    expect(await all(rows)).toEqual([row("2"), row("3")]);
  });
});

describe("the outbox", () => {
  it("tells of messages once their transaction has completed, within 50 ms", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { outbox, stored } = anOutbox();
    outbox.add(aMessage(1));
    outbox.add(aMessage(2));
    expect(stored).toEqual([]);
    vi.advanceTimersByTime(50);
    await settle();
    expect(stored).toEqual(["0000-000001", "0000-000002"]);
    vi.useRealTimers();
  });

  it("drops the least important first when it is full, counts them, and says so in a report", async () => {
    const { outbox, drops } = anOutbox({ rows: memoryRows(new Map()) });
    // It looks through what is there with its first row, and then after each 256 Ki characters.
    const text = "x".repeat(10_000);
    for (let index = 0; index < 2000; index++) outbox.add(aMessage(index, "identify"));
    for (let index = 2000; index < 4000; index++) outbox.add(aMessage(index, "page"));
    for (let index = 4000; index < 5100; index++) outbox.add(aMessage(index));
    await outbox.write();
    const left = await outbox.read();
    expect(drops).toEqual({ full: 100 });
    expect(left.filter(({ rank }) => rank === 0).map(({ id }) => id)[0]).toBe("0000-002100");
    expect(left.filter(({ rank }) => rank === 2)).toHaveLength(2000);
    expect(left.at(-1)).toMatchObject({ body: "", drops: { full: 100 } });

    for (let index = 6000; index < 6900; index++)
      outbox.add({ ...aMessage(index), context: { text } });
    await outbox.write();
    const rest = await outbox.read();
    expect(rest.reduce((sum, { body }) => sum + body.length, 0)).toBeLessThanOrEqual(8_000_000);
    expect(rest.filter(({ rank }) => rank === 2)).toHaveLength(2000);
  });

  it("gives up rows after 14 days, counted", async () => {
    let nowMs = 0;
    const { outbox, drops } = anOutbox({ now: () => nowMs });
    outbox.add(aMessage(1));
    await outbox.write();
    nowMs = 13 * DAY;
    outbox.add(aMessage(2));
    expect(await outbox.read()).toHaveLength(2);
    nowMs = 14 * DAY + 1;
    expect((await outbox.read()).map(({ id }) => id)).toEqual(["0000-000002"]);
    expect(drops).toEqual({ age: 1 });
    nowMs = 100 * DAY;
    await outbox.read();
    expect((await outbox.read()).map((row) => row.drops)).toEqual([{ age: 1 }, { age: 1 }]);
  });

  function rowsWithRoomFor(most: number): Rows {
    const inner = memoryRows(new Map());
    return async (change, limit) => {
      const [gone, added] = change(await inner(() => [[], []], limit));
      const count = (await inner(() => [[], []], 100)).length;
      if (added.length && count - gone.length + added.length > most)
        throw new DOMException("full", "QuotaExceededError");
      return inner(change, limit);
    };
  }

  it("counts every row that gave way where reports of drops take most of the room", async () => {
    const rows = rowsWithRoomFor(4);
    const { outbox, drops, stored } = anOutbox({ rows });
    for (let index = 0; index < 9; index++) {
      outbox.add(aMessage(index));
      await outbox.write();
    }
    const held = await rows(() => [[], []], 100);
    const reported = held.reduce((sum, row) => sum + (row.drops?.["quota"] ?? 0), 0);
    const kept = held.filter(({ id }) => stored.includes(id));
    expect(reported).toBe(drops["quota"]);
    expect(kept.length + reported).toBe(stored.length);
  });

  it("drops old rows for new ones when the quota is used up", async () => {
    const { outbox, drops, stored } = anOutbox({ rows: rowsWithRoomFor(10) });
    for (let index = 0; index < 12; index++) {
      outbox.add(aMessage(index));
      await outbox.write();
    }
    expect(stored).toHaveLength(12);
    expect(drops).toEqual({ quota: 5 });
    expect(await outbox.read()).toHaveLength(8);
  });

  it("lives on in memory, and says so once, where IndexedDB is denied", async () => {
    vi.stubGlobal("indexedDB", {
      open() {
        throw new DOMException("denied", "SecurityError");
      },
    });
    const { outbox, stored, onMemory } = anOutbox();
    outbox.add(aMessage(1));
    await outbox.write();
    outbox.add(aMessage(2));
    expect(await outbox.read()).toHaveLength(2);
    expect(stored).toEqual([]);
    expect(onMemory).toHaveBeenCalledOnce();
    expect(outbox.place()).toBe("memory");
  });

  it("does not wait for ever for a database that never opens", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    vi.stubGlobal("indexedDB", { open: () => ({}) });
    const { outbox } = anOutbox();
    outbox.add(aMessage(1));
    const read = outbox.read();
    await settle();
    vi.advanceTimersByTime(2000);
    await settle();
    expect(outbox.place()).toBeUndefined();
    vi.advanceTimersByTime(2000);
    expect(await read).toHaveLength(1);
    expect(outbox.place()).toBe("memory");
    vi.useRealTimers();
  });

  it("opens the database again when the browser dropped the connection", async () => {
    const { outbox, stored } = anOutbox();
    outbox.add(aMessage(1));
    await outbox.write();
    const transaction = vi
      .spyOn(IDBDatabase.prototype, "transaction")
      .mockImplementationOnce(() => {
        throw new DOMException("The database connection is closing.", "InvalidStateError");
      });
    outbox.add(aMessage(2));
    await outbox.write();
    expect(transaction).toHaveBeenCalled();
    expect(stored).toEqual(["0000-000001", "0000-000002"]);
    expect(outbox.place()).toBeUndefined();
  });

  it("hands over at unload only what it did not hand over before", async () => {
    const { outbox } = anOutbox();
    outbox.add(aMessage(1));
    expect(outbox.takeUnsent().map(({ id }) => id)).toEqual(["0000-000001"]);
    outbox.add(aMessage(2));
    expect(outbox.takeUnsent().map(({ id }) => id)).toEqual(["0000-000002"]);
    expect(await outbox.read()).toHaveLength(2);
  });

  it("hands over at unload nothing that has its verdict", async () => {
    const { outbox } = anOutbox();
    outbox.add(aMessage(1));
    outbox.add(aMessage(2));
    await outbox.remove(await outbox.read(1));
    expect(outbox.takeUnsent().map(({ id }) => id)).toEqual(["0000-000002"]);
  });

  it("takes over from the journal what was not durable when the page went away", async () => {
    const kept = new Map<string, unknown>();
    const hanging: Rows = () => new Promise(() => {});
    const dying = anOutbox({ rows: hanging, notes: someNotes(kept) }).outbox;
    dying.add(aMessage(1));
    void dying.write();
    dying.add(aMessage(2));
    dying.leave([]);

    const { outbox, stored } = anOutbox({ notes: someNotes(kept) });
    await outbox.recover();
    expect(stored).toEqual(["0000-000001", "0000-000002"]);
    expect(kept.has("journal")).toBe(false);
    const again = anOutbox({ notes: someNotes(kept) });
    await again.outbox.recover();
    expect(again.stored).toEqual([]);
  });

  it("does not let the journal grow from page to page where IndexedDB is denied", async () => {
    vi.stubGlobal("indexedDB", undefined);
    const kept = new Map<string, unknown>();
    for (let page = 0; page < 3; page++) {
      const { outbox } = anOutbox({ notes: someNotes(kept) });
      await outbox.recover();
      if (page === 0) outbox.add(aMessage(1));
      outbox.leave([]);
    }
    expect(kept.get("journal")).toHaveLength(1);
  });

  describe("as the page goes away with more than the journal takes", () => {
    const text = "x".repeat(9_800);

    function leaving(port: Partial<OutboxPort>, type: "track" | "identify" = "track") {
      const { outbox } = anOutbox(port);
      for (let index = 0; index < 9; index++) {
        outbox.add({ ...aMessage(index, type), context: { text } });
      }
      return outbox;
    }
    const denied = () => vi.stubGlobal("indexedDB", undefined);

    it("counts what ends with the page, and the next one tells", async () => {
      denied();
      const kept = new Map<string, unknown>();
      const dying = leaving({ notes: someNotes(kept) });
      await dying.write();
      expect(dying.leave([])).toMatchObject([{ body: "", drops: { memory: 3 } }]);
      const next = anOutbox({ notes: someNotes(kept) }).outbox;
      await next.recover();
      const found = await next.read();
      expect(found.filter(({ body }) => body)).toHaveLength(6);
      expect(found.at(-1)).toMatchObject({ drops: { memory: 3 } });
    });

    it("does not count what it sends at that moment where nothing can be written down", async () => {
      denied();
      const dying = leaving({ notes: { ...someNotes(), read: () => null } });
      await dying.write();
      const batch = dying.takeUnsent().slice(0, 5);
      const [news, ...sent] = dying.leave(batch).toReversed();
      expect(sent.toReversed()).toEqual(batch);
      expect(news).toMatchObject({ drops: { memory: 4 } });
    });

    it("says nothing where all of it is sent or written down", async () => {
      denied();
      const dying = anOutbox();
      dying.outbox.add(aMessage(1));
      await dying.outbox.write();
      expect(dying.outbox.leave([])).toEqual([]);
    });

    it("keeps reports of earlier drops whatever room is left", async () => {
      denied();
      const kept = new Map<string, unknown>();
      const dying = leaving({ notes: someNotes(kept) });
      dying.drop("storm");
      dying.add(aMessage(100));
      await dying.write();
      dying.leave([]);
      const journal = kept.get("journal") as readonly Row[];
      expect(journal.map(({ drops }) => drops).filter(Boolean)).toEqual([
        { storm: 1 },
        { memory: 4 },
      ]);
    });

    it("counts nothing that a transaction under way still takes", async () => {
      const kept = new Map<string, unknown>();
      const dying = leaving({ notes: someNotes(kept) });
      void dying.write();
      expect(dying.leave([])).toEqual([]);
      const next = anOutbox({ notes: someNotes(kept) }).outbox;
      await next.recover();
      await settle();
      expect(await next.read()).toHaveLength(9);
    });
  });

  it("holds every accepted message exactly once until its verdict, whatever happens between", async () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.constant("put" as const) },
      { weight: 2, arbitrary: fc.constant("write" as const) },
      { weight: 2, arbitrary: fc.constant("flush" as const) },
      { weight: 1, arbitrary: fc.constant("flush, answer lost" as const) },
      { weight: 1, arbitrary: fc.constant("crash" as const) },
      { weight: 1, arbitrary: fc.constant("leave" as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        vi.stubGlobal("indexedDB", new IDBFactory());
        const kept = new Map<string, unknown>();
        const collector = new Set<string>();
        const accepted = new Set<string>();
        let made = 0;
        let page = anOutbox({ notes: someNotes(kept) });
        const load = async (): Promise<void> => {
          for (const id of page.stored) accepted.add(id);
          page = anOutbox({ notes: someNotes(kept) });
          await page.outbox.recover();
        };
        const flush = async (isAnswered: boolean): Promise<void> => {
          const rows = await page.outbox.read(3);
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
          for (const { id } of rows) collector.add(id);
          if (isAnswered) await page.outbox.remove(rows);
        };
        for (const next of steps) {
          if (next === "put") page.outbox.add(aMessage(made++));
          else if (next === "write") await page.outbox.write();
          else if (next === "flush") await flush(true);
          else if (next === "flush, answer lost") await flush(false);
          else {
            if (next === "leave") {
              page.outbox.takeUnsent();
              page.outbox.leave([]);
            }
            await load();
          }
        }
        for (const id of page.stored) accepted.add(id);
        const left = (await page.outbox.read()).map(({ id }) => id);
        const lost = [...accepted].filter((id) => !collector.has(id) && !left.includes(id));
        expect(lost).toEqual([]);
        expect(new Set(left).size).toBe(left.length);
      }),
      { numRuns: 60 },
    );
  });

  it("counts or delivers every accepted message once, in two tabs, through crashes and lost verdicts", async () => {
    const tab = fc.constantFrom(0, 1);
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant("add" as const), tab }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant("send" as const), tab }) },
      {
        weight: 2,
        arbitrary: fc.record({ kind: fc.constant("send, verdict lost" as const), tab }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("refuse" as const), tab }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("crash" as const), tab }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("reload" as const), tab }) },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant("both look a week later" as const), tab }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        vi.stubGlobal("indexedDB", new IDBFactory());
        const kept = new Map<string, unknown>();
        const accepted = new Set<string>();
        const collected = new Set<string>();
        const reports = new Map<string, number>();
        let nowMs = 0;
        let made = 0;
        const open = async () => {
          const page = anOutbox({
            // A queue that another test left behind may still be written, elsewhere.
            rows: indexedDbRows(openDatabase("model")),
            notes: someNotes(kept),
            now: () => nowMs,
            onStored: (rows) => rows.forEach(({ id }) => accepted.add(id)),
          });
          await page.outbox.recover();
          return page.outbox;
        };
        const tabs = [await open(), await open()];
        /** The collector stores each id once; a report it knows by its id as well. */
        const arrive = (rows: readonly Row[]): void => {
          for (const { id, body, drops = {} } of rows) {
            if (body) collected.add(id);
            else
              reports.set(
                id,
                Object.values(drops).reduce((sum, count) => sum + count, 0),
              );
          }
        };
        for (const { kind, tab: at } of steps) {
          const outbox = tabs[at]!;
          if (kind === "add") {
            outbox.add(aMessage(made++));
            await outbox.write();
          } else if (kind === "send" || kind === "send, verdict lost") {
            const rows = await outbox.read(3);
            arrive(rows);
            if (kind === "send") await outbox.remove(rows);
          } else if (kind === "refuse") {
            const [poison] = (await outbox.read()).filter(
              ({ id, body }) => body && !collected.has(id),
            );
            // Both tabs hear the refusal: one of them counts it.
            if (poison) await Promise.all(tabs.map((one) => one.remove([poison], "malformed")));
          } else if (kind === "both look a week later") {
            nowMs += 7 * DAY;
            await Promise.all(tabs.map((one) => one.read()));
          } else {
            if (kind === "reload") outbox.leave([]);
            tabs[at] = await open();
          }
        }
        const left = await tabs[0]!.read();
        const waiting = left.filter(({ id, body }) => body && !collected.has(id));
        arrive(left.filter(({ body }) => !body));
        const reported = [...reports.values()].reduce((sum, count) => sum + count, 0);
        // A message whose verdict was lost may be given up after it arrived; it is then counted, not doubled.
        const uncounted = accepted.size - collected.size - waiting.length - reported;
        const late = steps.some(({ kind }) => kind === "send, verdict lost");
        if (late) expect(uncounted).toBeLessThanOrEqual(0);
        else expect(uncounted).toBe(0);
      }),
      { numRuns: 80 },
    );
  });
});
