import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { EventLog, LogEvent } from "../../../src/store/event-log.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import { StorageUnavailable } from "../../../src/store/storage-error.ts";
import { CAN_MOUNT, mountMemory } from "../../support/memory-disk.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const MIB = 1024 * 1024;
const folder = temporaryFolder();
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

async function open(data: string): Promise<EventLog> {
  const { log } = await openSqlite(data);
  cleanUps.push(() => log.close());
  return log;
}

function anEvent(messageId: string, text = ""): LogEvent {
  return {
    messageId,
    type: "track",
    name: "X",
    actor: "ann",
    atMs: 1,
    receivedAtMs: 1,
    properties: { text },
  };
}

/** The threads that are started from now on. */
function watchWorkers(): readonly Worker[] {
  const workers: Worker[] = [];
  const onWorker = (worker: Worker): void => void workers.push(worker);
  process.on("worker", onWorker);
  cleanUps.push(() => process.off("worker", onWorker));
  return workers;
}

async function idsIn(log: EventLog): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const rows of log.scan({ environment: "live" })) {
    ids.push(...rows.map(({ messageId }) => messageId));
  }
  return ids;
}

/** Appends until it works; the verdicts of the append that did. */
function untilStored(log: EventLog, event: LogEvent): Promise<readonly string[]> {
  return vi.waitFor(() => log.append("live", [event]), { timeout: 8_000, interval: 50 });
}

describe("the SQLite event log in an outage", { timeout: 30_000 }, () => {
  it("starts its writer again when that ends, and keeps what it acknowledged", async () => {
    const workers = watchWorkers();
    const log = await open(join(folder, "ended"));
    await log.append("live", [anEvent("before")]);

    const ended = workers[0]?.terminate();
    // Given to a thread that takes nothing any more: the log does not know yet.
    await expect(log.append("live", [anEvent("under-way")])).rejects.toThrow(StorageUnavailable);
    await ended;
    const stored = await untilStored(log, anEvent("after"));

    expect(stored).toEqual(["accepted"]);
    expect(workers).toHaveLength(2);
    expect(await log.append("live", [anEvent("before")])).toEqual(["duplicate"]);
    await log.append("live", [anEvent("under-way")]);
    expect((await idsIn(log)).toSorted()).toEqual(["after", "before", "under-way"]);
    expect(log.queueDepth()).toBe(0);
  });

  it("refuses while another process holds the file, and goes on once it lets go", async () => {
    const data = join(folder, "locked");
    const log = await open(data);
    const stored = Array.from({ length: 23 }, (_, at) => anEvent(`stored-${at}`));
    await log.append("live", stored);
    const other = new DatabaseSync(join(data, "cairn.db"));
    cleanUps.push(() => other.close());
    other.exec("BEGIN IMMEDIATE");

    // What needs no writing is answered, so that its sender need not keep it.
    expect(await log.append("live", stored)).toEqual(stored.map(() => "duplicate"));
    expect(await log.append("live", stored.slice(20))).toEqual(Array(3).fill("duplicate"));
    await Promise.all([
      expect(log.append("live", [...stored, anEvent("held-off")])).rejects.toThrow(/locked/),
      expect(openSqlite(data)).rejects.toThrow(/Another process holds its cairn\.db: stop that/),
    ]);
    expect((await log.read(undefined, 50)).rows).toHaveLength(stored.length);
    other.exec("ROLLBACK");

    const mixed = await log.append("live", [...stored, anEvent("held-off")]);
    expect(mixed).toEqual([...stored.map(() => "duplicate"), "accepted"]);
  });

  it("holds no more than its bound in memory while nothing can be written", async () => {
    const data = join(folder, "stalled");
    const log = await open(data);
    const other = new DatabaseSync(join(data, "cairn.db"));
    cleanUps.push(() => other.close());
    other.exec("BEGIN IMMEDIATE");
    const text = "x".repeat(MIB);

    const appends = Array.from({ length: 100 }, (_, n) =>
      log.append("live", [anEvent(`${n}`, text)]),
    );
    const refusedAtOnce = await Promise.race([
      Promise.allSettled(appends.slice(70)),
      new Promise<"still waiting">((resolve) => setTimeout(resolve, 2_000, "still waiting")),
    ]);
    other.exec("ROLLBACK");

    expect(refusedAtOnce).not.toBe("still waiting");
    expect(log.queueDepth()).toBeLessThanOrEqual(64);
    const settled = await Promise.allSettled(appends);
    const accepted = settled.filter(({ status }) => status === "fulfilled").length;
    expect(accepted).toBeGreaterThan(50);
    expect(await idsIn(log)).toHaveLength(accepted);
  });

  it("never starts a new file where its own is gone, and goes on once that is back", async () => {
    const workers = watchWorkers();
    const data = join(folder, "replaced");
    const log = await open(data);
    await log.append("live", [anEvent("mine")]);
    // As when its disk was unmounted: the folder below it is empty.
    renameSync(data, `${data}.away`);
    mkdirSync(data);

    await workers[0]?.terminate();
    await vi.waitFor(
      async () => {
        const refused = expect.stringContaining("cairn.db is gone or is not the file");
        expect(await log.health()).toEqual({ writable: false, because: refused });
      },
      // The thread that looks starts first, as in `untilStored`.
      { timeout: 8_000, interval: 50 },
    );
    await expect(log.append("live", [anEvent("lost")])).rejects.toThrow(StorageUnavailable);

    expect(readdirSync(data)).toEqual([]);
    rmdirSync(data);
    renameSync(`${data}.away`, data);
    expect(await untilStored(log, anEvent("after"))).toEqual(["accepted"]);
    expect(await idsIn(log)).toEqual(["mine", "after"]);
  });

  it.skipIf(!CAN_MOUNT)(
    "refuses what a full disk cannot hold, loses nothing it acknowledged, and goes on once there is room",
    async () => {
      const data = join(folder, "full");
      cleanUps.push(mountMemory(data, 8).unmount);
      const log = await open(data);
      const ballast = join(data, "ballast");
      writeFileSync(ballast, Buffer.alloc(4 * MIB));
      const acknowledged: string[] = [];
      const refusals: string[] = [];
      for (let n = 0; n < 200 && refusals.length < 3; n += 1) {
        await log.append("live", [anEvent(`${n}`, "x".repeat(60_000))]).then(
          () => acknowledged.push(`${n}`),
          (error: Error) => refusals.push(`${error.name}: ${error.message}`),
        );
      }
      expect(acknowledged.length).toBeGreaterThan(5);
      expect(refusals).toHaveLength(3);
      for (const refusal of refusals) expect(refusal).toMatch(/^StorageUnavailable: .*(full|I\/O)/);
      rmSync(ballast);
      expect(await untilStored(log, anEvent("after"))).toEqual(["accepted"]);
      expect(await log.health()).toEqual({ writable: true });
      expect(await idsIn(log)).toEqual([...acknowledged, "after"]);
    },
  );

  it.skipIf(!CAN_MOUNT)("says so when the folder is on a read-only file system", async () => {
    const data = join(folder, "read-only");
    const disk = mountMemory(data, 8);
    cleanUps.push(disk.unmount);
    await (await openSqlite(data)).log.close();
    disk.setReadOnly(true);
    await expect(openSqlite(data)).rejects.toThrow(
      /^The data folder .+read-only cannot be used: .*(readonly|unable to open|read-only).+ Give Cairn/,
    );
    disk.setReadOnly(false);
    expect(await (await open(data)).append("live", [anEvent("after")])).toEqual(["accepted"]);
  });
});
