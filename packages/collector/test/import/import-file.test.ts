import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importFile } from "../../src/import/import-file.ts";
import { DEFAULT_MAPPING, type ImportMapping, parseMapping } from "../../src/import/mapping.ts";
import { NotThisTable } from "../../src/import/read-rows.ts";
import type { EventLog, LogRow } from "../../src/store/event-log.ts";
import { createMemoryEventLog } from "../../src/store/memory/event-log.ts";

const mapping: ImportMapping = {
  user: "who",
  time: "when_us",
  timeUnit: "us",
  event: "what",
  properties: { amount: "amount", code: "code" },
  skip: { what: ["label"] },
};
let folder: string;
let log: EventLog;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cairn-import-"));
  log = createMemoryEventLog();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function load(name: string, content: string | Uint8Array, by: ImportMapping = mapping) {
  const file = join(folder, name);
  writeFileSync(file, content);
  return importFile(file, by, {
    log,
    environment: "live",
    nowMs: Date.parse("2026-01-01"),
    onProgress: () => undefined,
  });
}
async function stored(): Promise<readonly LogRow[]> {
  const all: LogRow[] = [];
  for await (const rows of log.scan({ environment: "live" })) all.push(...rows);
  return all;
}

describe("a table", () => {
  it("is read by its mapping: properties typed, labels skipped, microseconds kept as sequence", async () => {
    const report = await load(
      "a.csv",
      "who,when_us,what,amount,code\nana,1538341610616002,Sent,12.5,0012\nana,1538341610616009,label,,\n",
    );
    expect(report).toMatchObject({ lines: 2, accepted: 1, skipped: 1, bad: 0 });
    const [row] = await stored();
    expect(row).toMatchObject({
      actor: "ana",
      name: "Sent",
      atMs: 1538341610616,
      seq: 2,
      properties: { amount: 12.5, code: "0012" },
    });
  });

  it("is stored once however often it comes", async () => {
    const text = "who,when_us,what,amount,code\nana,1000000,Sent,1,\nben,1000000,Sent,1,\n";
    await load("a.csv", text);
    expect(await load("b.csv", text)).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await stored()).toHaveLength(2);
  });

  it("tells each bad line and stores the others", async () => {
    const report = await load(
      "a.csv",
      "who,when_us,what,amount,code\nana,yesterday,Sent,1,\n,1000000,Sent,1,\nben,1000000,Sent,1,2,3,4\ncem,1000000,Sent,1,\n",
    );
    expect(report).toMatchObject({ accepted: 1, bad: 3 });
    expect(report.faults.join("\n")).toMatch(
      /line 2: when_us: expected a number of us, found "yesterday"/,
    );
    expect(report.faults.join("\n")).toMatch(/line 3: .*userId/);
    expect(report.faults.join("\n")).toMatch(/line 4: is no row of this table/);
  });

  it("that is none is refused before anything is stored, naming what was found", async () => {
    await expect(load("a.csv", '{"type":"track"}\n{"type":"track"}\n')).rejects.toThrow(
      NotThisTable,
    );
    await expect(load("a.csv", "a,b\n1,2\n")).rejects.toThrow(
      'has no columns "who", "when_us", "what", "amount", "code"; its first line names "a", "b"',
    );
    expect(await stored()).toHaveLength(0);
  });

  it("that is a broken archive is an error, not a short file", async () => {
    const whole = gzipSync(
      `who,when_us,what,amount,code\n${"ana,1000000,Sent,1,\n".repeat(5_000)}`,
    );
    await expect(load("a.csv.gz", whole.subarray(0, whole.length / 2))).rejects.toThrow(
      /unexpected end of file/,
    );
    await expect(load("a.csv.gz", "no archive")).rejects.toThrow(/incorrect header check/);
  });
});

describe("lines of JSON", () => {
  const line = (over: object) =>
    JSON.stringify({
      type: "track",
      userId: "ana",
      event: "Sent",
      timestamp: "2025-06-01T00:00:00Z",
      ...over,
    });

  it("are Segment messages; those without an id get one from what they say", async () => {
    const text = [line({}), line({ messageId: "m1" }), "", line({ userId: "ben" })].join("\n");
    expect(await load("a.ndjson", text, DEFAULT_MAPPING)).toMatchObject({ accepted: 3, bad: 0 });
    expect(await load("b.ndjson", text, DEFAULT_MAPPING)).toMatchObject({
      accepted: 0,
      duplicates: 3,
    });
  });

  it("that are bad are told by their number, with all that is wrong", async () => {
    const text = [line({}), "{oops", line({ event: 7, userId: undefined })].join("\n");
    const report = await load("a.ndjson.gz", gzipSync(text), DEFAULT_MAPPING);
    expect(report).toMatchObject({ accepted: 1, bad: 2 });
    expect(report.faults[0]).toMatch(/^line 2: is not JSON/);
    expect(report.faults[1]).toMatch(/^line 3: .*event.*;|^line 3: .*userId/);
  });
});

describe("a mapping", () => {
  it("says what is wrong with it, by path", () => {
    const parsed = parseMapping({ user: "", time: "t", timeUnit: "days", event: "e", colour: 1 });
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) {
      expect(parsed.failure.map((problem) => problem.path).sort()).toEqual([
        "colour",
        "timeUnit",
        "user",
      ]);
    }
  });
});
