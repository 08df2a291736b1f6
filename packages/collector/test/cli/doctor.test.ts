import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
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
    "okfile",
    "okschema",
    "okwritable",
    "okprojection",
    "okguidebook",
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
  expect(ran).toEqual({
    code: 1,
    out: "",
    err: `cairn: The data folder ${data} cannot be used: a newer Cairn wrote this file (schema 99): update Cairn.\n`,
  });
});

function inFile(data: string, statement: string): void {
  const file = new DatabaseSync(join(data, "cairn.db"));
  file.exec(statement);
  file.close();
}
