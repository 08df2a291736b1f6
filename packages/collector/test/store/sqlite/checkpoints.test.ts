import { statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { createCheckpoints, isSafeBeside } from "../../../src/store/sqlite/checkpoints.ts";
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

it("leaves them to the connection that writes where the machine gives no further thread", async () => {
  const file = join(temporaryFolder(), "cairn.db");
  const database = new DatabaseSync(file);
  const identity = {
    device: 1,
    // Read as the thread starts, which then fails as it does where no thread can be had.
    get inode(): number {
      throw new Error("ERR_WORKER_INIT_FAILED");
    },
  };
  const checkpoints = createCheckpoints(database, file, identity);
  for (let pass = 0; pass < 2; pass += 1) checkpoints.committed(9 * MIB);
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
