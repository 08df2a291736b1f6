import { chmodSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { CAN_MOUNT, mountMemory } from "../support/memory-disk.ts";
import { LEDGERLY } from "../support/ledgerly.ts";
import { runCairn, spawnCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

it("finds nothing wrong with a new folder, and answers 0", async () => {
  const data = temporaryFolder();
  await runCairn("keys", "create", "--data", data);
  const ran = await spawnCairn("doctor", "--data", data);
  expect(ran.code).toBe(0);
  const lines = ran.out.trim().split("\n");
  expect(lines.map((line) => line.slice(0, 5).trim() + line.slice(5).split(":")[0])).toEqual([
    "okrights",
    "okspace",
    "okfile",
    "okschema",
    "okwrite-ahead log",
    "okwritable",
    "okprojection",
    "okguidebook",
    "okstalls",
  ]);
});

it("does not take a mistyped folder for a healthy one, and makes none", async () => {
  const data = join(temporaryFolder(), "mistyped");
  const ran = await runCairn("doctor", "--data", data);
  expect(ran).toMatchObject({ code: 1, out: "" });
  expect(ran.err).toContain(`There is nothing of Cairn's in ${data}`);
  expect((await runCairn("doctor", "--data", data)).code).toBe(1);
});

it("tells a guidebook that this version cannot read, with its first fault, and answers 1", async () => {
  const data = temporaryFolder();
  await runCairn("publish", LEDGERLY, "--data", data);
  inFile(data, `UPDATE versions SET record = replace(record, '["first-customer"]', '["gone"]')`);
  const ran = await runCairn("doctor", "--data", data);
  expect(ran.code).toBe(1);
  expect(ran.out).toMatch(
    /^BAD {2}guidebook: version 1 has 2 problems: milestones\.first-invoice-sent\.after/m,
  );
});

it("tells a file that a newer version wrote, and leaves it alone", async () => {
  const data = temporaryFolder();
  await runCairn("keys", "create", "--data", data);
  inFile(data, "PRAGMA user_version = 99");
  const ran = await runCairn("doctor", "--data", data);
  expect(ran.code).toBe(1);
  expect(ran.out).toMatch(/^BAD {2}schema: version 99, .*a newer Cairn wrote .+Update Cairn/m);
  expect(ran.out).not.toContain("writable");
});

it("tells flipped bytes, and what to do", async () => {
  const { data, file } = await damagedFolder();
  const bytes = readFileSync(file);
  bytes.fill(0xff, bytes.length / 2, bytes.length / 2 + 9_000);
  writeFileSync(file, bytes);
  await expectDamage(data);
});

it("tells a file that was cut off", async () => {
  const { data, file } = await damagedFolder();
  truncateSync(file, 10 * 4096 + 100);
  await expectDamage(data);
});

it("tells a file that is no database", async () => {
  const { data, file } = await damagedFolder();
  writeFileSync(file, "<html>not found</html>".repeat(500));
  await expectDamage(data);
});

it("tells an index that somebody dropped", async () => {
  const { data } = await damagedFolder();
  inFile(data, "DROP INDEX events_by_id");
  await expectDamage(data, "index events_by_id is missing");
});

it.skipIf(process.getuid?.() === 0)("tells a folder that this user may not write", async () => {
  const { data } = await damagedFolder();
  chmodSync(data, 0o500);
  const ran = await runCairn("doctor", "--data", data).finally(() => chmodSync(data, 0o700));
  expect(ran.code).toBe(1);
  expect(ran.out).toMatch(/^BAD {2}rights: user \d+ may not .+ Run as the user that owns/m);
  expect(ran.out).not.toContain("writable");
});

it.skipIf(!CAN_MOUNT)(
  "tells a file system that is read-only, and one that is nearly full",
  async () => {
    const data = temporaryFolder();
    const disk = mountMemory(data, 8);
    try {
      await runCairn("keys", "create", "--data", data);
      const nearlyFull = await runCairn("doctor", "--data", data);
      expect(nearlyFull.out).toMatch(/^BAD {2}space: \d\.\d MB free\. .+ make room\.$/m);
      expect(nearlyFull.out).toMatch(/^ok {3}writable/m);
      disk.setReadOnly(true);
      const ran = await runCairn("doctor", "--data", data);
      expect(ran.code).toBe(1);
      expect(ran.out).toContain(
        `BAD  rights: ${data} is on a file system that is mounted read-only`,
      );
      expect(ran.out).not.toContain("writable");
    } finally {
      disk.unmount();
    }
  },
);

/** A folder with enough events that damage meets some. */
async function damagedFolder(): Promise<{ readonly data: string; readonly file: string }> {
  const data = temporaryFolder();
  const { log } = await openSqlite(data);
  await log.append(
    "live",
    Array.from({ length: 2_000 }, (_, n) => ({
      messageId: `m${n}`,
      type: "track" as const,
      name: "X",
      actor: "ann",
      atMs: n,
      receivedAtMs: n,
      properties: { text: "some words" },
    })),
  );
  await log.close();
  return { data, file: join(data, "cairn.db") };
}

async function expectDamage(data: string, what = ""): Promise<void> {
  const before = readFileSync(join(data, "cairn.db"));
  const ran = await runCairn("doctor", "--data", data);
  expect(ran).toMatchObject({ code: 1, err: "" });
  const line = ran.out.split("\n").find((one) => one.startsWith("BAD  file")) ?? "";
  expect(line).toContain("is damaged");
  expect(line).toContain(what);
  expect(line).toContain("cairn restore FILE --force");
  expect(readFileSync(join(data, "cairn.db")).equals(before)).toBe(true);
}

function inFile(data: string, statement: string): void {
  const file = new DatabaseSync(join(data, "cairn.db"));
  file.exec(statement);
  file.close();
}
