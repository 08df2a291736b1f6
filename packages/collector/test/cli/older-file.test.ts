import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { MIGRATIONS } from "../../src/store/sqlite/migrations/index.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { SCHEMA_VERSION } from "../../src/store/sqlite/schema.ts";
import { runCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const OLDER = SCHEMA_VERSION - 1;

/** A data folder that the version before this one made. */
function anOlderFolder(): string {
  const data = temporaryFolder();
  const database = new DatabaseSync(join(data, "cairn.db"));
  for (const migration of MIGRATIONS.slice(0, OLDER)) database.exec(migration);
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA user_version = ${OLDER}`);
  database.close();
  return data;
}

function versionIn(data: string): number {
  const database = new DatabaseSync(join(data, "cairn.db"), { readOnly: true });
  const version = database.prepare("PRAGMA user_version").get()?.["user_version"];
  database.close();
  return Number(version);
}

// An older collector may be serving from it: its statements would fail from one moment to the next.
describe("a file of an older version", () => {
  it.each([
    ["keys"],
    ["keys create"],
    ["keys identity new"],
    ["export"],
    ["erase --user ann"],
    ["rebuild"],
    ["dead-letters list"],
    ["webhooks list"],
  ])("is not brought up to date by %s, which says what to do", async (words) => {
    const data = anOlderFolder();
    const ran = await runCairn(...words.split(" "), "--data", data);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(
      new RegExp(`cairn\\.db is of an older Cairn \\(schema ${OLDER}, .+: cairn serve`),
    );
    expect(versionIn(data)).toBe(OLDER);
    expect(readdirSync(data).filter((name) => name.endsWith(".bak"))).toEqual([]);
  });

  it("is healthy to doctor, which tells its version and leaves it alone", async () => {
    const data = anOlderFolder();
    const ran = await runCairn("doctor", "--data", data);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain(`schema: version ${OLDER}; starting the collector`);
    expect(ran.out).not.toContain("writable");
    expect(versionIn(data)).toBe(OLDER);
    expect(readdirSync(data).filter((name) => name.endsWith(".bak"))).toEqual([]);
  });

  it("is backed up as it is, and brought up to date by the collector", async () => {
    const data = anOlderFolder();
    expect((await runCairn("backup", join(data, "copy.db"), "--data", data)).code).toBe(0);
    expect(versionIn(data)).toBe(OLDER);
    await (await openSqlite(data)).log.close();
    expect((await runCairn("keys", "--data", data)).code).toBe(0);
  });
});
