import type { Message, Stop } from "@cairn/core";
import type { Notes } from "../identity/notes.ts";
import { readJournal, writeJournal } from "./journal.ts";
import { memoryRows } from "./memory.ts";
import { type Row, type Rows, toRow } from "./rows.ts";

/** Keeps messages until the collector has given a verdict on each. No method rejects. */
export interface Outbox {
  /** Takes a message; it is durable within 100 ms, or at once after `write`. */
  add(message: Message): void;
  /** Writes what is queued in memory; resolves once it is as durable as it can be here. */
  write(): Promise<unknown>;
  /** The oldest rows; those past their age are dropped on the way. */
  read(limit?: number): Promise<readonly Row[]>;
  /** Forgets rows for which there is a verdict; with `reason` they count as dropped. */
  remove(rows: readonly Row[], reason?: string): Promise<void>;
  /** How many rows wait for a verdict. */
  count(): Promise<number>;
  /** Rows of this page that this was not asked for yet, oldest first. */
  takeUnsent(): readonly Row[];
  /** Writes down synchronously what is not durable: the page is going away. */
  leave(): void;
  /** Takes over what an earlier page wrote down when it went away. */
  recover(): Promise<void>;
  /** Whether messages only live in memory. */
  isMemory(): boolean;
}

export interface OutboxPort {
  readonly rows: Rows;
  readonly notes: Notes;
  readonly limit?: number;
  now(): number;
  after(ms: number, run: () => void): Stop;
  /** Rows are durable now: what the delivery promise covers. */
  onStored(rows: readonly Row[]): void;
  drop(reason: string, count: number): void;
  /** From now on messages live in memory only, because of `error`. */
  onMemory(error: unknown): void;
}

// Half of the 50 ms that a write may wait, because timers are late on a busy page.
const BATCH_MS = 25;
const ROW_LIMIT = 5000;
// The collector forgets ids no sooner, so that a late row is still known as a duplicate.
const AGE_MS = 14 * 24 * 3_600_000;
const UNSENT_LIMIT = 200;

/** An outbox over `port.rows`; over memory from the moment those fail. */
export function createOutbox(port: OutboxPort): Outbox {
  const { notes, limit = ROW_LIMIT } = port;
  let { rows } = port;
  let isMemory = false;
  let queued: Row[] = [];
  let timer: Stop | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let unsent: Row[] = [];
  const undurable = new Set<Row>();

  /** Runs `work` after everything that was begun before it; where it fails, again in memory. */
  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const run = last.then(work).catch((error: unknown) => {
      if (!isMemory) port.onMemory(error);
      isMemory = true;
      rows = memoryRows(undurable);
      return work();
    });
    last = run;
    return run;
  }
  async function remove(gone: readonly Row[], reason?: string): Promise<void> {
    await rows.remove(gone);
    for (const row of gone) undurable.delete(row);
    unsent = unsent.filter((row) => !gone.some(({ id }) => id === row.id));
    if (reason && gone.length) port.drop(reason, gone.length);
  }
  /** Drops all but `count` rows: of the lowest rank first, of those the oldest. */
  async function trim(count: number, reason: string): Promise<void> {
    const all = await rows.read();
    const leastFirst = all.toSorted((one, other) => one.rank - other.rank);
    await remove(leastFirst.slice(0, Math.max(0, all.length - count)), reason);
  }
  async function keep(batch: readonly Row[]): Promise<void> {
    const count = await rows.put(batch).catch(async (error: unknown) => {
      if (!String(error).includes("Quota")) throw error;
      await trim((await rows.put([])) >> 1, "quota");
      return rows.put(batch);
    });
    if (!isMemory) {
      for (const row of batch) undurable.delete(row);
      port.onStored(batch);
    }
    // Two per cent of room, so that a full outbox is not sorted again for each message.
    if (count > limit) await trim(limit * 0.98, "full");
  }
  function write(): Promise<unknown> {
    timer?.();
    timer = undefined;
    const batch = queued;
    queued = [];
    return batch.length ? inOrder(() => keep(batch)) : last;
  }

  return {
    add(message) {
      const row = toRow(message, port.now());
      queued.push(row);
      undurable.add(row);
      if (unsent.push(row) > UNSENT_LIMIT) unsent.shift();
      timer ??= port.after(BATCH_MS, write);
    },
    write,
    read(most) {
      void write();
      return inOrder(async () => {
        const found = await rows.read(most);
        const isOld = (row: Row) => port.now() - row.madeMs > AGE_MS;
        await remove(found.filter(isOld), "age");
        return found.filter((row) => !isOld(row));
      });
    },
    remove: (gone, reason) => inOrder(() => remove(gone, reason)),
    count() {
      void write();
      return inOrder(() => rows.put([]));
    },
    takeUnsent() {
      void write();
      const taken = unsent;
      unsent = [];
      return taken;
    },
    leave: () => writeJournal(notes, [...undurable]),
    async recover() {
      const found = readJournal(notes);
      if (!found.length) return;
      // Where they do not become durable, they are written down again when this page goes away.
      for (const row of found) undurable.add(row);
      await inOrder(() => keep(found));
      notes.write("journal");
    },
    isMemory: () => isMemory,
  };
}
