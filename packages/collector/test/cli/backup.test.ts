import { fork } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { runCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const endlessWriter = fileURLToPath(new URL("../store/sqlite/endless-writer.ts", import.meta.url));

async function storedIds(data: string): Promise<readonly string[]> {
  const { log } = await openSqlite(data);
  const ids: string[] = [];
  for await (const rows of log.scan({ environment: "live" })) {
    ids.push(...rows.map(({ messageId }) => messageId));
  }
  await log.close();
  return ids;
}

async function aDataFolder(...ids: readonly string[]): Promise<string> {
  const data = temporaryFolder();
  const { log } = await openSqlite(data);
  const event = { type: "track", name: "X", actor: "a", atMs: 1, receivedAtMs: 1 } as const;
  await log.append(
    "live",
    ids.map((messageId) => ({ ...event, messageId, properties: {} })),
  );
  await log.close();
  return data;
}

describe("cairn backup and restore", { timeout: 30_000 }, () => {
  it("bring each event acknowledged before a backup to another place, once, while more are written", async () => {
    const folder = temporaryFolder();
    const acknowledged = new Set<string>();
    const writer = fork(endlessWriter, [join(folder, "data"), "b"], {
      execArgv: ["--conditions=cairn-source"],
    });
    const exited = once(writer, "exit");
    writer.on("message", (ids: readonly string[]) => {
      for (const id of ids) acknowledged.add(id);
    });
    while (acknowledged.size < 500) await once(writer, "message");
    const before = [...acknowledged];
    const backedUp = await runCairn(
      "backup",
      join(folder, "copy.db"),
      "--data",
      join(folder, "data"),
    );
    writer.kill("SIGKILL");
    await exited;

    expect(backedUp).toMatchObject({ code: 0, err: "" });
    expect(backedUp.out).toMatch(/^Backed up \d+ events, the last received .+, to .+copy\.db \(/);
    const restored = await runCairn(
      "restore",
      join(folder, "copy.db"),
      "--data",
      join(folder, "elsewhere"),
    );
    expect(restored).toMatchObject({ code: 0, err: "" });
    const held = await storedIds(join(folder, "elsewhere"));
    expect(new Set(held).size).toBe(held.length);
    expect(before.filter((id) => !held.includes(id))).toEqual([]);
    expect(readdirSync(folder).toSorted()).toEqual(["copy.db", "data", "elsewhere"]);
  });

  it("name the backup by its time in a folder, and replace no file without being told to", async () => {
    const data = await aDataFolder("m1");
    const folder = temporaryFolder();
    expect((await runCairn("backup", folder, "--data", data)).code).toBe(0);
    const [name = ""] = readdirSync(folder);
    expect(name).toMatch(/^cairn-\d{8}-\d{6}\.db$/);

    const again = await runCairn("backup", join(folder, name), "--data", data);
    expect(again.code).toBe(1);
    expect(again.err).toContain("is there already");
    expect((await runCairn("backup", join(folder, name), "--data", data, "--force")).code).toBe(0);
    expect(readdirSync(folder)).toEqual([name]);
  });

  it("leave a folder that has data alone, and with --force keep what it had beside", async () => {
    const [one, other] = [await aDataFolder("one"), await aDataFolder("other")];
    const copy = join(temporaryFolder(), "copy.db");
    await runCairn("backup", copy, "--data", one);

    const refused = await runCairn("restore", copy, "--data", other);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("holds data already");
    expect(await storedIds(other)).toEqual(["other"]);

    const forced = await runCairn("restore", copy, "--data", other, "--force");
    expect(forced.code).toBe(0);
    expect(await storedIds(other)).toEqual(["one"]);
    const kept = readdirSync(other).find((name) => name.includes(".replaced-")) ?? "";
    expect(forced.out).toContain(kept);
    const again = temporaryFolder();
    await runCairn("restore", join(other, kept), "--data", again);
    expect(await storedIds(again)).toEqual(["other"]);
  });

  it("take a data folder's file with what its write-ahead log holds, as a copied folder has it", async () => {
    const folder = temporaryFolder();
    const data = await aDataFolder("m1");
    const { log } = await openSqlite(data);
    const event = { type: "track", name: "X", actor: "a", atMs: 1, receivedAtMs: 1 } as const;
    await log.append("live", [{ ...event, messageId: "m2", properties: {} }]);
    // As a snapshot of the disk or `kill -9` leaves it.
    cpSync(data, join(folder, "copied"), { recursive: true });
    await log.close();
    expect(existsSync(join(folder, "copied", "cairn.db-wal"))).toBe(true);

    const copied = join(folder, "copied", "cairn.db");
    const restored = await runCairn("restore", copied, "--data", join(folder, "elsewhere"));
    expect(restored).toMatchObject({ code: 0, err: "" });
    expect(readdirSync(join(folder, "elsewhere"))).toEqual(["cairn.db"]);
    expect(await storedIds(join(folder, "elsewhere"))).toEqual(["m1", "m2"]);
  });

  it("refuse while a collector has the folder open", async () => {
    const data = await aDataFolder("m1");
    const copy = join(temporaryFolder(), "copy.db");
    await runCairn("backup", copy, "--data", data);
    const { log } = await openSqlite(data);
    const refused = await runCairn("restore", copy, "--data", data, "--force");
    await log.close();
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`A collector or another command runs on ${data}. Stop it first.`);
    expect(await storedIds(data)).toEqual(["m1"]);
  });

  it("take no damaged, foreign or missing file for a backup", async () => {
    const data = await aDataFolder(...Array.from({ length: 500 }, (_, n) => `m${n}`));
    const folder = temporaryFolder({
      "notes.txt": "not a database, but long enough to be read as one".repeat(90),
    });
    const copy = join(folder, "copy.db");
    await runCairn("backup", copy, "--data", data);
    truncateSync(copy, 40_960);
    writeFileSync(join(folder, "empty.db"), "");
    for (const [name, because] of [
      ["copy.db", /damaged|malformed/],
      ["notes.txt", /not a database/],
      ["empty.db", /no data file of Cairn's/],
      ["missing.db", /no such file/],
    ] as const) {
      const target = join(folder, "target");
      const ran = await runCairn("restore", join(folder, name), "--data", target);
      expect(ran.code).toBe(1);
      expect(ran.err).toMatch(because);
      expect(existsSync(target)).toBe(false);
    }
  });
});
