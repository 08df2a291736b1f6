import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { runCairn, spawnCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const HEADER = "userId,timestamp,event\n";
const GOOD = "ana,2026-01-01T00:00:00Z,Sent\n";
const mapping = { user: "userId", time: "timestamp", timeUnit: "iso", event: "event" };
const folder = temporaryFolder({
  "page.csv": "<html><body>Not found</body></html>\n",
  "empty.csv": "",
  "header.csv.gz": HEADER,
  "notes.txt": "hello",
  "good.csv": HEADER + GOOD,
  "mixed.csv": `${HEADER}${GOOD}ben,yesterday,Sent\n,2026-01-01T00:00:00Z,Sent\ncem,2026-01-02T00:00:00Z,Sent,more\ndan,2026-01-02T00:00:00Z,Sent\n`,
  "mixed.ndjson":
    '{"type":"track","userId":"ana","event":"A","timestamp":"2026-01-01T00:00:00Z"}\nnot json\n{"type":"track","event":"B"}\n',
  "marked.ndjson":
    '\uFEFF{"type":"track","userId":"ana","event":"A","timestamp":"2026-01-01T00:00:00Z"}\n',
  "marked.json": `\uFEFF${JSON.stringify(mapping)}`,
  "half.json": "{",
  "wrong.json": JSON.stringify({ user: "userId", usr: "u", time: "", timeUnit: "hours" }),
  "list.json": "[]",
  "times.csv": `${HEADER}${GOOD}ben,2036-01-01T00:00:00Z,Sent\ncem,2036-01-02T00:00:00Z,Sent\n`,
  "elsewhere.json": JSON.stringify({ ...mapping, user: "user_id" }),
  "folder.csv/file": "",
});
const at = (name: string): string => join(folder, name);
const events = Array.from({ length: 500 }, (_, index) =>
  JSON.stringify({ type: "track", userId: `u${index}`, event: "A", messageId: `m${index}` }),
);
for (const name of ["utf16.json", "utf16.csv", "utf16.ndjson"]) {
  writeFileSync(at(name), Buffer.from(`\uFEFF${HEADER}${GOOD}`, "utf16le"));
}
writeFileSync(at("unmarked.csv.gz"), gzipSync(Buffer.from(HEADER + GOOD, "utf16le")));
writeFileSync(at("cut.ndjson.gz"), gzipSync(events.join("\n")).subarray(0, 2_000));

async function storedIn(data: string): Promise<number> {
  const { out } = await runCairn("doctor", "--data", data);
  return Number(/up to date with (\d+) live events/.exec(out)?.[1]);
}

it("stores a file once, however often it is imported, and says how fast", async () => {
  const data = temporaryFolder();
  const first = await spawnCairn("import", at("good.csv"), "--data", data);
  expect(first.code).toBe(0);
  expect(first.out).toMatch(/: 1 event stored, 0 were there already, .* [\d,]+ events\/s\.\n$/);
  const second = await runCairn("import", at("good.csv"), "--data", data);
  expect(second.out).toContain(": 0 events stored, 1 were there already");
  expect(await storedIn(data)).toBe(1);
});

it.each([
  ["lines", "marked.ndjson", []],
  ["a mapping", "good.csv", ["--map", at("marked.json")]],
])("takes %s before which an editor put a byte order mark", async (_, name, options) => {
  const ran = await runCairn("import", at(name), ...options, "--data", temporaryFolder());
  expect(ran.code).toBe(0);
  expect(ran.out).toContain(": 1 event stored");
});

it.each([
  ["missing.csv", "there is no such file."],
  ["page.csv", 'has no columns "userId", "timestamp", "event"; its first line names '],
  ["empty.csv", "is empty: expected a first line that names the columns. Nothing was stored."],
  ["header.csv.gz", "is not a gzip file ("],
  ["cut.ndjson.gz", "is cut off ("],
  ["folder.csv", "is a folder. Name a file."],
  ["utf16.csv", "is written in UTF-16: save it as UTF-8. Nothing was stored."],
  ["utf16.ndjson", "is written in UTF-16: save it as UTF-8. Nothing was stored."],
  ["unmarked.csv.gz", "is written in UTF-16: save it as UTF-8. Nothing was stored."],
  ["notes.txt", "expected a name that ends in .ndjson, .jsonl or .csv (.gz too)."],
])("refuses %s in one line and touches nothing stored", async (name, message) => {
  const data = temporaryFolder();
  await runCairn("import", at("good.csv"), "--data", data);
  const ran = await runCairn("import", at(name), "--data", data);
  expect(ran.code).toBe(1);
  expect(ran.out).toBe("");
  expect(ran.err.trim().split("\n")).toHaveLength(1);
  expect(ran.err).toContain(`cairn: ${at(name)}: ${message}`);
  expect(await storedIn(data)).toBe(1);
});

it.each([
  ["missing.json", ["missing.json: there is no such file."]],
  ["half.json", ["half.json: is not JSON ("]],
  ["folder.csv", ["folder.csv: is a folder. Name a file."]],
  ["utf16.json", ["utf16.json: is written in UTF-16. Save it as UTF-8."]],
  [
    "wrong.json",
    [
      'wrong.json:time: name a column; found ""',
      'wrong.json:timeUnit: "hours" is not known here: expected one of "iso", "s", "ms", "us"',
      'wrong.json:event: "event" is missing (add "event")',
      'wrong.json:usr: "usr" is not known here (did you mean "user"?)',
      "wrong.json: is no mapping. Nothing was stored.",
    ],
  ],
  ["list.json", ["list.json: expected an object, found a list"]],
  ["elsewhere.json", ['good.csv: has no column "user_id"; its first line names "userId"']],
])("refuses the mapping %s before anything is stored", async (name, messages) => {
  const data = temporaryFolder();
  const ran = await runCairn("import", at("good.csv"), "--map", at(name), "--data", data);
  expect(ran.code).toBe(1);
  for (const message of messages) expect(ran.err).toContain(message);
  expect(ran.out).toBe("");
});

it("stores the good rows of a table, names each bad one by its line, and answers 1", async () => {
  const data = temporaryFolder();
  const ran = await spawnCairn("import", at("mixed.csv"), "--data", data);
  expect(ran.code).toBe(1);
  expect(ran.out).toContain("mixed.csv: 2 events stored");
  const faults = ran.err.split("\n").filter((line) => /: line \d+: /.test(line));
  expect(faults.map((line) => /line (\d+): (\w+)/.exec(line)?.slice(1).join(" "))).toEqual([
    "3 timestamp",
    "4 userId",
    "5 is",
  ]);
  expect(ran.err).toContain(
    "3 of 5 lines could not be read and were left out; the others are stored.",
  );
  expect(await storedIn(data)).toBe(2);
});

it("stores the good lines of NDJSON and names the bad ones", async () => {
  const data = temporaryFolder();
  const ran = await runCairn("import", at("mixed.ndjson"), "--data", data);
  expect(ran.code).toBe(1);
  expect(ran.err).toContain("mixed.ndjson: line 2: is not JSON (");
  expect(ran.err).toContain("mixed.ndjson: line 3: userId: is missing");
  expect(await storedIn(data)).toBe(1);
});

it("counts the lines that lie in the future, and says when their events are told to be", async () => {
  const data = temporaryFolder();
  const ran = await runCairn("import", at("times.csv"), "--data", data);
  expect(ran.code).toBe(0);
  expect(ran.out).toContain(": 3 events stored");
  const told = ran.err.split("\n").filter((line) => line.startsWith(at("times.csv")));
  expect(told).toEqual([
    `${at("times.csv")}: 2 lines lie in the future (line 3 says 2036-01-01T00:00:00.000Z): their events have the time of this import.`,
  ]);
});

it("refuses a mapping for lines that need none", async () => {
  const mapped = ["--map", at("marked.json"), "--data", temporaryFolder()];
  expect(await runCairn("import", at("mixed.ndjson"), ...mapped)).toEqual({
    code: 1,
    out: "",
    err: `cairn: ${at("mixed.ndjson")}: --map is for a CSV; a line here is a Segment message and needs none.\n`,
  });
});
