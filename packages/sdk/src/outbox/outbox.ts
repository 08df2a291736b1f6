import type { Message, Stop } from "@cairn/core";
import type { Notes } from "../identity/notes.ts";
import { type Drops, addDrops } from "./drops.ts";
import { journalRoom, readJournal } from "./journal.ts";
import { memoryRows } from "./memory.ts";
import { type Row, type Rows, toRow } from "./rows.ts";

/** Keeps messages until the collector has given a verdict on each. No method rejects. */
export interface Outbox {
  /** Takes a message; it is durable within 100 ms, or at once after `write`. */
  add(message: Message, token?: string): void;
  /** Writes what is queued in memory; resolves once it is as durable as it can be here. */
  write(): Promise<unknown>;
  /** The oldest rows; those past their age are dropped on the way. */
  read(limit?: number): Promise<readonly Row[]>;
  /** Forgets rows for which there is a verdict; with `reason` they count as dropped. */
  remove(rows: readonly Row[], reason?: string): Promise<unknown>;
  /** Counts a message that was given up before it was added; the next one that is takes the news along. */
  drop(reason: string): void;
  /** Rows of this page that this was not asked for yet, oldest first. */
  takeUnsent(): readonly Row[];
  /**
   * Writes down synchronously what is not durable: the page is going away. Returns `batch`, which it sends, with a
   * report of what is lost with the page: neither in it nor written down.
   */
  leave(batch: readonly Row[]): readonly Row[];
  /** Takes over what an earlier page wrote down when it went away. */
  recover(): Promise<void>;
  /** "memory" where messages end with the page. */
  place(): "memory" | undefined;
}

export interface OutboxPort {
  readonly rows: Rows;
  readonly notes: Notes;
  now(): number;
  newId(): string;
  after(ms: number, run: () => void): Stop;
  /** Rows are durable now: what the delivery promise covers. */
  onStored(rows: readonly Row[]): void;
  onDrop(reason: string, count: number): void;
  /** From now on messages live in memory only, because of `error`. */
  onMemory(error: unknown): void;
}

// Half of the 50 ms that a write may wait, because timers are late on a busy page.
const BATCH_MS = 25;
const ROW_LIMIT = 5000;
// More than there ever are: they are looked over after each quarter of a megabyte.
const ALL = 1e5;
// The collector forgets ids no sooner, so that a late row is still known as a duplicate.
const AGE_MS = 14 * 24 * 3_600_000;
// More than a page can send while it goes away.
const UNSENT_LIMIT = 200;
// The disk is the host's too. Looking reads everything, so it is done before rows are first read to be sent, not while a
// page starts, and after so much that was added.
const CHARACTERS = 8_000_000;
const LOOK_AFTER_CHARACTERS = 300_000;

/** An outbox over `port.rows`; over memory from the moment those fail. */
export function createOutbox(port: OutboxPort): Outbox {
  const { notes, onDrop } = port;
  let { rows } = port;
  let place: "memory" | undefined;
  let queued: Row[] = [];
  let timer: Stop | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let untold: Record<string, number> | undefined;
  let characters = 0;
  let looked: Promise<unknown> | undefined;
  const unsent = new Map<string, Row>();
  const undurable = new Map<string, Row>();

  /** Runs `work` after everything that was begun before it; where it fails, again in memory. */
  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const run = last.then(work).catch((error: unknown) => {
      if (!place) port.onMemory(error);
      place = "memory";
      rows = memoryRows(undurable);
      return work();
    });
    last = run;
    return run;
  }
  /** The row that tells the collector of `drops`. It stays where messages give way. */
  const report = (drops: Drops): Row => ({ id: port.newId(), body: "", drops });
  /**
   * Forgets those of the first `most` rows that `pick` finds, and resolves to the others. With `reason` they count as
   * dropped: the same transaction leaves the report, so that no crash comes between and no two tabs count the same.
   * Without, `pick` finds none.
   */
  async function sift(
    pick: (found: readonly Row[]) => readonly Row[],
    reason?: string,
    most = ALL,
  ): Promise<readonly Row[]> {
    let gone: readonly Row[] = [];
    let count = 0;
    const found = await rows(
      (all) => {
        gone = pick(all);
        count = reason ? gone.filter(({ body }) => body).length : 0;
        return [gone, count ? [report({ [reason as string]: count })] : []];
      },
      reason ? most : 0,
    );
    for (const { id } of gone) {
      undurable.delete(id);
      unsent.delete(id);
    }
    if (count) onDrop(reason as string, count);
    return found.filter((row) => !gone.includes(row));
  }
  /** Drops all but `most` messages, and what is too much for the disk: the least important first, of those the oldest. */
  function trim(reason: string, most?: number): Promise<unknown> {
    let room = CHARACTERS;
    return sift((all) => {
      let places = most ?? all.length / 2;
      return all
        .filter(({ body }) => body)
        .reverse()
        .sort((one, other) => (other.rank as number) - (one.rank as number))
        .filter(({ body }) => --places < 0 || (room -= body.length) < 0);
    }, reason);
  }
  async function keep(batch: readonly Row[]): Promise<void> {
    const put = () => rows(() => [[], batch], 0);
    await put().catch(async (error: unknown) => {
      if (!String(error).includes("Quota")) throw error;
      await trim("quota");
      await put();
    });
    for (const { id, body } of batch) {
      characters += body.length;
      if (!place) undurable.delete(id);
    }
    if (!place) port.onStored(batch.filter(({ body }) => body));
    if (characters > LOOK_AFTER_CHARACTERS) {
      characters = 0;
      await trim("full", ROW_LIMIT);
    }
  }
  function queue(row: Row): void {
    queued.push(row);
    undurable.set(row.id, row);
  }
  function write(): Promise<unknown> {
    timer?.();
    timer = undefined;
    const batch = queued;
    queued = [];
    return batch.length ? inOrder(() => keep(batch)) : last;
  }

  return {
    add(message, token) {
      if (untold) queue(report(untold));
      untold = undefined;
      const row = toRow(message, port.now(), token);
      queue(row);
      if (unsent.size < UNSENT_LIMIT) unsent.set(row.id, row);
      timer ??= port.after(BATCH_MS, write);
    },
    write,
    read(most) {
      void write();
      looked ??= inOrder(() => trim("full", ROW_LIMIT));
      const isOld = ({ madeMs }: Row) => port.now() - (madeMs as number) > AGE_MS;
      return inOrder(() => sift((found) => found.filter(isOld), "age", most));
    },
    remove(gone, reason) {
      const isGone = ({ id }: Row) => gone.some((row) => row.id === id);
      // What counts as dropped must still be there, or another tab counted it.
      return inOrder(() => sift((all) => (reason ? all.filter(isGone) : gone), reason));
    },
    drop(reason) {
      addDrops((untold ??= {}), reason, 1);
      onDrop(reason, 1);
    },
    takeUnsent() {
      void write();
      const taken = [...unsent.values()];
      unsent.clear();
      return taken;
    },
    leave(batch) {
      let room = journalRoom(notes);
      const all = [...readJournal(notes), ...undurable.values()];
      const kept = all.filter(({ body }) => !body || (room -= body.length) > 0);
      const lost = all.length - Math.max(kept.length, batch.length);
      const news = place && lost ? [report({ [place]: lost })] : [];
      notes.write("journal", [...kept, ...news]);
      return [...batch, ...news];
    },
    async recover() {
      const found = readJournal(notes);
      if (!found.length) return;
      // Where they do not become durable, they are written down again when this page goes away.
      for (const row of found) undurable.set(row.id, row);
      await inOrder(() => keep(found));
      notes.write("journal");
    },
    place: () => place,
  };
}
