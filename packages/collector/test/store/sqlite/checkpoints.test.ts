import { statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it, vi } from "vitest";
import { createCheckpoints, isSafeBeside } from "../../../src/store/sqlite/checkpoints.ts";
import { identityOf } from "../../../src/store/sqlite/file-identity.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import { anEvent } from "../../../../../test/contracts/an-event.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const MIB = 2 ** 20;
const EVENTS_AT_ONCE = 16;

it(
  "keeps the write-ahead log bounded while events come without a pause, and loses none of them",
  { timeout: 60_000 },
  async () => {
    const folder = temporaryFolder();
    const file = join(folder, "cairn.db");
    const { log } = await openSqlite(folder);
    const text = "x".repeat(MIB / EVENTS_AT_ONCE);
    let longest = 0;
    for (let mebibyte = 0; mebibyte < 128; mebibyte += 1) {
      const events = Array.from({ length: EVENTS_AT_ONCE }, (_, at) =>
        anEvent(`${mebibyte}-${at}`, { properties: { text } }),
      );
      expect(await log.append("live", events)).toEqual(events.map(() => "accepted"));
      longest = Math.max(longest, statSync(`${file}-wal`).size);
    }
    // On a busy machine the thread starts when 48 MiB are there already, and more comes while it copies those.
    expect(longest).toBeLessThan(96 * MIB);
    await log.close();

    // What the threads left is one whole file.
    expect(statSync(`${file}-wal`, { throwIfNoEntry: false })).toBeUndefined();
    const left = new DatabaseSync(file, { readOnly: true });
    expect(left.prepare("SELECT count(*) AS events FROM events").get()).toEqual({ events: 2_048 });
    expect(left.prepare("PRAGMA quick_check").get()).toEqual({ quick_check: "ok" });
    left.close();
  },
);

const PAGES = 2_500;

/** A file in which a few bytes that change are pages of the log: `change` writes some 10 MiB of it. */
function scattered(): { database: DatabaseSync; file: string; change(): void } {
  const file = join(temporaryFolder(), "cairn.db");
  const database = new DatabaseSync(file);
  database.exec(
    "PRAGMA journal_mode = WAL; CREATE TABLE rows (id INTEGER PRIMARY KEY, change, text)",
  );
  const numbers = `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT ${PAGES})`;
  database.exec(`${numbers} INSERT INTO rows SELECT n, 0, hex(zeroblob(1800)) FROM n`);
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  return {
    database,
    file,
    change: () => database.exec("UPDATE rows SET change = change + 1"),
  };
}

it("looks at what is in the log, not at what was given to be stored", async () => {
  const { database, file, change } = scattered();
  const checkpoints = createCheckpoints(database, file, identityOf(file));
  const counts = database.prepare("PRAGMA wal_checkpoint(NOOP)");

  change();
  expect(counts.get()).toMatchObject({ checkpointed: 0 });
  checkpoints.committed();

  // Everything was copied, and nothing but the thread copies.
  await vi.waitFor(() => {
    const { log, checkpointed } = counts.get() ?? {};
    expect(log).toBeGreaterThanOrEqual(PAGES);
    expect(checkpointed).toBe(log);
  }, 20_000);
  await checkpoints.close();
  database.close();
});

it("leaves them to the connection that writes where the machine gives no further thread", async () => {
  const { database, file, change } = scattered();
  const identity = {
    device: 1,
    // Read as the thread starts, which then fails as it does where no thread can be had.
    get inode(): number {
      throw new Error("ERR_WORKER_INIT_FAILED");
    },
  };
  const checkpoints = createCheckpoints(database, file, identity);
  for (let time = 0; time < 2; time += 1) {
    change();
    checkpoints.committed();
  }
  const limit = database.prepare("PRAGMA wal_autocheckpoint").get();
  expect(limit).toEqual({ wal_autocheckpoint: 4_000 });
  await checkpoints.close();
  database.close();
});

it.each([
  ["3.51.2", false],
  ["3.9.0", false],
  ["", false],
  ["3.51.3", true],
  ["3.53.0", true],
])("makes checkpoints beside the writing with SQLite %j: %s", (version, expected) => {
  expect(isSafeBeside(version)).toBe(expected);
});
