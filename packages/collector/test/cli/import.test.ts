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
  "wrong.json": JSON.stringify({ user: "userId", time: "", timeUnit: "hours" }),
  "elsewhere.json": JSON.stringify({ ...mapping, user: "user_id" }),
  "folder.csv/file": "",
});
const at = (name: string): string => join(folder, name);
const events = Array.from({ length: 500 }, (_, index) =>
  JSON.stringify({ type: "track", userId: `u${index}`, event: "A", messageId: `m${index}` }),
);
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
  ["half.json", ["half.json: cannot be read as a mapping ("]],
  ["wrong.json", ["wrong.json:time: name a column", "wrong.json:timeUnit: ", "wrong.json:event: "]],
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
