import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCairn, spawnCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const at = "2026-01-01T00:00:00.000Z";
const MESSAGES = [
  {
    type: "track",
    messageId: "11111111-1111-7111-8111-111111111111",
    userId: "ana",
    event: "Sent",
    properties: { n: 1, deep: { list: [1, null] } },
  },
  {
    type: "track",
    messageId: "not a uuid",
    anonymousId: "v1",
    event: "=SUM(A1)",
    context: { cairn: { session: "s", seq: 3 } },
  },
  { type: "page", messageId: "p", userId: "ana", name: "Home", properties: { path: "/" } },
  {
    type: "identify",
    messageId: "i",
    userId: "ana",
    anonymousId: "v1",
    traits: { name: "Ana “Ä”" },
    trust: "server",
  },
  { type: "group", messageId: "g", userId: "ana", groupId: "acme", traits: { plan: "trial" } },
  { type: "alias", messageId: "a", userId: "ana", previousId: "v1" },
].map((message) => JSON.stringify({ ...message, timestamp: at }));

it("gives back in another folder what was imported in the first, message by message", async () => {
  const folder = temporaryFolder({ "events.ndjson": MESSAGES.join("\n") });
  const [first, second] = [join(folder, "first"), join(folder, "second")];
  const files = [join(folder, "one.ndjson"), join(folder, "two.ndjson")] as const;
  await runCairn("import", join(folder, "events.ndjson"), "--data", first);
  const exported = await runCairn("export", "--out", files[0], "--data", first);
  expect(exported).toEqual({ code: 0, out: `${files[0]}: 6 events.\n`, err: "" });
  expect((await runCairn("import", files[0], "--data", second)).out).toContain("6 events stored");
  await runCairn("export", "--out", files[1], "--data", second);
  const [one, two] = files.map((file) => readFileSync(file, "utf8"));
  expect(two).toBe(one);
  const lines = one!
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
  expect(lines).toEqual(
    MESSAGES.map((text) => expect.objectContaining(JSON.parse(text)) as unknown),
  );
});

it("writes to the terminal, as CSV too, with cells that no spreadsheet runs as formulas", async () => {
  const folder = temporaryFolder({ "events.ndjson": MESSAGES.join("\n") });
  await runCairn("import", join(folder, "events.ndjson"), "--data", folder);
  const ran = await spawnCairn("export", "--format", "csv", "--data", folder);
  expect(ran).toMatchObject({ code: 0, err: "" });
  expect(ran.out.split("\n")[0]).toBe(
    "messageId,timestamp,receivedAt,type,event,userId,anonymousId,accountId,properties",
  );
  expect(ran.out).toContain(",'=SUM(A1),");
  expect(ran.out).not.toContain(",=SUM");
});

it("keeps test traffic out of a live export", async () => {
  const folder = temporaryFolder({ "events.ndjson": MESSAGES.join("\n") });
  await runCairn("import", join(folder, "events.ndjson"), "--env", "test", "--data", folder);
  const out = join(folder, "live.ndjson");
  expect((await runCairn("export", "--out", out, "--data", folder)).out).toBe(
    `${out}: 0 events.\n`,
  );
});

it("says what it cannot write to or read from", async () => {
  const data = temporaryFolder();
  await runCairn("keys", "create", "--data", data);
  const nowhere = join(data, "no", "such.ndjson");
  expect(await runCairn("export", "--out", nowhere, "--data", data)).toMatchObject({
    code: 1,
    err: expect.stringContaining(`cairn: ${nowhere}: cannot be written (`) as string,
  });
  expect((await runCairn("export", "--format", "xml", "--data", data)).code).toBe(1);
  const mistyped = join(data, "mistyped");
  expect(await runCairn("export", "--data", mistyped)).toEqual({
    code: 1,
    out: "",
    err: `cairn: There is nothing of Cairn's in ${mistyped}. Name its data folder: --data FOLDER, or CAIRN_DATA.\n`,
  });
});

it("reports damage and unusable folders instead of printing a stack", async () => {
  const folder = temporaryFolder({ file: "", "junk/cairn.db": "" });
  writeFileSync(join(folder, "junk/cairn.db"), Buffer.alloc(40_000, 7));
  for (const data of [join(folder, "file", "below"), "/proc/cairn", join(folder, "junk")]) {
    const ran = await runCairn("keys", "create", "--data", data);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(
      /^cairn: The data folder .+ cannot be used: .+ --data FOLDER, or CAIRN_DATA\.\n$/,
    );
  }
});

it("says that it holds nobody of an id, and leaves a file of that name as it was", async () => {
  const folder = temporaryFolder({ "events.ndjson": MESSAGES.join("\n"), "ann.ndjson": "before" });
  await runCairn("import", join(folder, "events.ndjson"), "--data", folder);
  const out = join(folder, "ann.ndjson");
  expect(await runCairn("export", "--user", "nobody", "--out", out, "--data", folder)).toEqual({
    code: 1,
    out: "",
    err: "cairn: Nobody of the id nobody was found in live. In test: --env test\n",
  });
  expect(readFileSync(out, "utf8")).toBe("before");
  const ana = ["export", "--user", "ana", "--out", out, "--data", folder];
  expect(await runCairn(...ana)).toEqual({
    code: 1,
    out: "",
    err: `cairn: ${out} is there already. Choose another name, or replace it with --force.\n`,
  });
  expect(readFileSync(out, "utf8")).toBe("before");
  const found = await runCairn(...ana, "--force");
  expect(found).toMatchObject({ code: 0, out: `${out}: 7 lines.\n` });
});

it("refuses a table of one person, who is more than events", async () => {
  const folder = temporaryFolder({ "events.ndjson": MESSAGES.join("\n") });
  await runCairn("import", join(folder, "events.ndjson"), "--data", folder);
  const asked = ["export", "--user", "ana", "--format", "csv", "--data", folder];
  expect(await runCairn(...asked)).toEqual({
    code: 1,
    out: "",
    err: "cairn: What is held about one person is no table: leave --format csv out for NDJSON.\n",
  });
});

it("writes into a device that is there, and into no folder", async () => {
  const folder = temporaryFolder({ "events.ndjson": MESSAGES.join("\n") });
  await runCairn("import", join(folder, "events.ndjson"), "--data", folder);
  const ran = await runCairn("export", "--out", "/dev/null", "--data", folder);
  expect(ran).toEqual({ code: 0, out: "/dev/null: 6 events.\n", err: "" });
  expect(await runCairn("export", "--out", folder, "--data", folder)).toMatchObject({
    code: 1,
    err: `cairn: ${folder}: is a folder. Name a file.\n`,
  });
});
