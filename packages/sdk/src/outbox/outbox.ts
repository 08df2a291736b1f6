import type { Message, Stop } from "@cairn/core";
import { type Note, readJournal, strikeFromJournal, writeJournal } from "./journal.ts";
import { memoryRows } from "./memory.ts";
import { type Row, type Rows, leastImportant, toRow } from "./rows.ts";

/** Keeps messages until the collector has given a verdict on each. */
export interface Outbox {
  /** Takes a message; it is durable within 100 ms, or at once after `write`. */
  add(message: Message): void;
  /** Writes what is queued in memory; resolves once it is as durable as it can be here. Never rejects. */
  write(): Promise<void>;
  /** At most `limit` rows, oldest first; rows past their age are dropped on the way. Never rejects. */
  read(limit: number): Promise<readonly Row[]>;
  /** Forgets rows for which there is a verdict. */
  remove(ids: readonly string[]): Promise<void>;
  /** Forgets everything, counted as dropped for `reason`. */
  clear(reason: string): Promise<void>;
  /** How many rows wait for a verdict. */
  count(): Promise<number>;
  /** Rows of this page that were not handed over at unload yet, oldest first. The next call gives newer ones. */
  takeUnsent(): readonly Row[];
  /** Writes down synchronously what is not durable: the page is going away. */
  leave(): void;
  /** Takes over what an earlier page wrote down when it went away. */
  recover(): Promise<void>;
  /** Why messages only live in memory, where they do. */
  memoryBecause(): string | undefined;
}

export interface OutboxPort {
  readonly rows: Rows;
  readonly journal: Note;
  readonly limit?: number;
  now(): number;
  after(ms: number, run: () => void): Stop;
  /** Messages are durable now: what the delivery promise covers. */
  onStored(ids: readonly string[]): void;
  onDropped(reason: string, count: number): void;
  /** From now on messages live in memory only, because of the error named. */
  onMemory(because: string): void;
}

// Half of the 50 ms that a write may wait, because timers are late on a busy page.
const BATCH_MS = 25;
const ROW_LIMIT = 5000;
// The collector forgets ids no sooner, so that a late row is still known as a duplicate.
const AGE_MS = 14 * 24 * 3_600_000;
const UNSENT_LIMIT = 200;

/** An outbox over `port.rows`; over memory from the moment those fail. */
export function createOutbox(port: OutboxPort): Outbox {
  const limit = port.limit ?? ROW_LIMIT;
  let rows = port.rows;
  let memoryBecause: string | undefined;
  let queued: { readonly message: Message; readonly madeMs: number }[] = [];
  let timer: Stop | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const undurable = new Map<string, Row>();
  const unsent = new Map<string, Row>();

  /** Runs `work` after everything that was begun before it; a failure moves on to memory. */
  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const run = last.then(work).catch(async (error: unknown) => {
      if (!memoryBecause) {
        memoryBecause = error instanceof Error ? error.name : "unknown";
        port.onMemory(memoryBecause);
        rows = memoryRows();
        await rows.put([...undurable.values()]);
      }
      return work();
    });
    last = run.catch(() => {});
    return run;
  }

  function enqueue(): Row[] {
    timer?.();
    timer = undefined;
    const batch = queued.map(({ message, madeMs }) => toRow(message, madeMs));
    queued = [];
    for (const row of batch) {
      undurable.set(row.id, row);
      unsent.set(row.id, row);
    }
    for (const id of unsent.keys()) {
      if (unsent.size <= UNSENT_LIMIT) break;
      unsent.delete(id);
    }
    return batch;
  }

  async function drop(victims: readonly Row[], reason: string): Promise<void> {
    await forget(victims.map((row) => row.id));
    port.onDropped(reason, victims.length);
  }

  async function forget(ids: readonly string[]): Promise<void> {
    await rows.remove(ids);
    for (const id of ids) {
      unsent.delete(id);
      undurable.delete(id);
    }
  }

  async function trim(toCount: number, reason: string): Promise<void> {
    const all = await rows.read(Number.MAX_SAFE_INTEGER);
    await drop(leastImportant(all, all.length - toCount), reason);
  }

  async function keep(batch: readonly Row[]): Promise<void> {
    const count = await rows.put(batch).catch(async (error: unknown) => {
      if (!(error instanceof Error) || error.name !== "QuotaExceededError") throw error;
      await trim(Math.floor((await rows.count()) / 2), "quota");
      return rows.put(batch);
    });
    if (!memoryBecause) {
      for (const row of batch) undurable.delete(row.id);
      port.onStored(batch.map((row) => row.id));
    }
    // Two per cent of room, so that a full outbox is not sorted again for each message.
    if (count > limit) await trim(Math.floor(limit * 0.98), "full");
  }

  async function write(): Promise<void> {
    const batch = enqueue();
    if (batch.length) await inOrder(() => keep(batch));
    else await last;
  }

  return {
    add(message) {
      queued.push({ message, madeMs: port.now() });
      timer ??= port.after(BATCH_MS, () => void write());
    },
    write,
    async read(most) {
      await write();
      return inOrder(async () => {
        const found = await rows.read(most);
        const old = found.filter((row) => port.now() - row.madeMs > AGE_MS);
        if (!old.length) return found;
        await drop(old, "age");
        return found.filter((row) => !old.includes(row));
      });
    },
    remove: (ids) => inOrder(() => forget(ids)),
    async clear(reason) {
      const dropped = enqueue().length;
      port.journal.write();
      await inOrder(async () => {
        const count = await rows.count();
        await rows.clear();
        undurable.clear();
        unsent.clear();
        port.onDropped(reason, count + dropped);
      });
    },
    count: async () => queued.length + (await inOrder(() => rows.count())),
    takeUnsent() {
      void write();
      const taken = [...unsent.values()];
      unsent.clear();
      return taken;
    },
    leave() {
      void write();
      writeJournal(port.journal, [...undurable.values()]);
    },
    async recover() {
      const found = readJournal(port.journal);
      if (!found.length) return;
      await inOrder(() => keep(found));
      if (!memoryBecause) strikeFromJournal(port.journal, found);
    },
    memoryBecause: () => memoryBecause,
  };
}
