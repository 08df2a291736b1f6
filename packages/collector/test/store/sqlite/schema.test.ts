import { fork } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { FIRST } from "../../../src/store/sqlite/migrations/0001-first.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import { copyBeforeMigration, SCHEMA_VERSION } from "../../../src/store/sqlite/schema.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const folder = temporaryFolder();
const migrating = fileURLToPath(new URL("./migrating-process.ts", import.meta.url));

/** A data folder as the first version left it, with `events` in its log. */
function firstVersion(name: string, events: number): { data: string; file: string } {
  const data = join(folder, name);
  mkdirSync(data);
  const file = join(data, "cairn.db");
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL; ${FIRST} PRAGMA user_version = 1`);
  database.exec(`
    WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < ${events})
    INSERT INTO events (seq, env, id, id_text, type, name, actor, at_ms, received_at_ms, properties)
    SELECT at, 1, randomblob(16), 'id-' || at, 'track', 'X', 'ann', at, at, '{}' FROM n`);
  database.close();
  return { data, file };
}

function versionAndEvents(file: string): readonly [version: number, events: number] {
  const database = new DatabaseSync(file);
  const version = Number(database.prepare("PRAGMA user_version").get()?.["user_version"]);
  const events = Number(database.prepare("SELECT count(*) AS n FROM events").get()?.["n"]);
  expect(database.prepare("PRAGMA integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
  database.close();
  return [version, events];
}

describe("a file that an older Cairn wrote", { timeout: 30_000 }, () => {
  it("is brought up to date, with all its events, after a copy of what it was", async () => {
    const { data, file } = firstVersion("older", 100);
    const { log } = await openSqlite(data);
    expect(await log.count("live")).toMatchObject({ events: 100 });
    await log.close();
    expect(versionAndEvents(file)).toEqual([SCHEMA_VERSION, 100]);
    expect(versionAndEvents(copyBeforeMigration(file))).toEqual([1, 100]);
  });

  it("has what it published live, in test too, with its history and its pause switch", async () => {
    const { data, file } = firstVersion("published", 1);
    const database = new DatabaseSync(file);
    const add = database.prepare("INSERT INTO versions VALUES (?, ?)");
    for (const version of [1, 2]) {
      const record = { guidebook: { version: 1 }, publishedAtMs: version, by: "Ann" };
      add.run(version, JSON.stringify(record));
    }
    database.exec("INSERT INTO settings VALUES ('paused', 'yes')");
    database.close();
    const { log, registry } = await openSqlite(data);
    const { definitions } = registry;
    const live = { version: { version: 2, by: "Ann" }, paused: true };
    expect(await definitions.live("live")).toMatchObject(live);
    expect(await definitions.live("test")).toMatchObject({ ...live, followsLive: true });
    expect(await definitions.releases()).toEqual([
      { environment: "live", version: 2, atMs: 2, by: "Ann" },
      { environment: "live", version: 1, atMs: 1, by: "Ann" },
    ]);
    await registry.close();
    await log.close();
  });

  it("needs no copy while it is new, nor once it is up to date", async () => {
    const data = join(folder, "new");
    await (await openSqlite(data)).log.close();
    await (await openSqlite(data)).log.close();
    expect(readdirSync(data)).toEqual(["cairn.db"]);
  });

  it("is the old one or the new one, whole, whenever the process is killed", async () => {
    const { file: old } = firstVersion("to-kill", 20_000);
    const seen = new Set<number>();
    for (let round = 0; round < 8; round += 1) {
      const data = join(folder, `killed-${round}`);
      mkdirSync(data);
      const file = join(data, "cairn.db");
      copyFileSync(old, file);
      const child = fork(migrating, [data], { execArgv: ["--conditions=cairn-source"] });
      const exited = once(child, "exit");
      await once(child, "message");
      // Chance alone decides where: from opening the file to long after.
      await sleep(round * 15);
      child.kill("SIGKILL");
      await exited;
      const [version, events] = versionAndEvents(file);
      expect([1, SCHEMA_VERSION]).toContain(version);
      expect(events).toBe(20_000);
      if (existsSync(copyBeforeMigration(file))) {
        expect(versionAndEvents(copyBeforeMigration(file))).toEqual([1, 20_000]);
      }
      seen.add(version);
      const { log } = await openSqlite(data);
      expect(await log.count("live")).toMatchObject({ events: 20_000 });
      await log.close();
    }
    expect(seen).toContain(1);
  });
});
