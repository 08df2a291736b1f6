import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeWithReferenceData } from "../../../../test/reference-data.ts";
import { importFile } from "../../src/import/import-file.ts";
import { type ImportMapping, parseMapping } from "../../src/import/mapping.ts";
import { eventFunnel } from "../../src/insights/funnel.ts";
import { historiesOf, type InsightEvent } from "../../src/insights/history.ts";
import { kaplanMeier } from "../../src/insights/kaplan-meier.ts";
import { timesToEvent } from "../../src/insights/time-to-event.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";

const STEPS = ["welcome_screen", "_chooseLoginType", "privacy_policyAccepted", "passed"];
const MAPPING_FILE = new URL(
  "../../../../examples/import/onboarding-log.mapping.json",
  import.meta.url,
);

describeWithReferenceData("onboarding-log.csv.gz", (path) => {
  let folder: string;
  let whole: string[];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "cairn-reference-log-"));
    whole = gunzipSync(readFileSync(path)).toString().trim().split("\n");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe("a real onboarding log, imported through its mapping", { timeout: 60_000 }, () => {
    it("gives the known funnel and curve", async () => {
      const answers = answersOf(await imported([path]));
      expect(answers.users).toBe(2468);
      expect(answers.funnel).toEqual([2460, 1282, 1209, 868]);
      expect(answers.passed).toBe(1475);
      const expected = independentCurve(whole);
      expect(answers.curve.map((point) => point.ms)).toEqual(expected.map((point) => point.ms));
      for (const [index, point] of answers.curve.entries()) {
        expect(point.atRisk).toBe(expected[index]!.atRisk);
        expect(point.share).toBeCloseTo(expected[index]!.share, 10);
      }
    });

    it("gives the same when it is imported twice, shuffled, and split in two", async () => {
      const expected = answersOf(await imported([path]));
      const [header, ...rows] = whole as [string, ...string[]];
      const shuffled = write("shuffled.csv", [header, ...shuffle(rows)]);
      const half = Math.floor(rows.length / 2);
      const first = write("first.csv", [header, ...rows.slice(0, half)]);
      const second = write("second.csv", [header, ...rows.slice(half)]);
      expect(answersOf(await imported([path, path]))).toEqual(expected);
      expect(answersOf(await imported([shuffled]))).toEqual(expected);
      expect(answersOf(await imported([second, first]))).toEqual(expected);
    });
  });

  function write(name: string, lines: readonly string[]): string {
    const file = join(folder, name);
    writeFileSync(file, `${lines.join("\n")}\n`);
    return file;
  }

  /** All events after importing these files one after the other into an empty store. */
  async function imported(files: readonly string[]): Promise<readonly InsightEvent[]> {
    const { log } = await openSqlite(mkdtempSync(join(folder, "data-")));
    try {
      for (const file of files) {
        const report = await importFile(file, mapping(), {
          log,
          environment: "live",
          nowMs: Date.parse("2026-01-01"),
          onProgress: () => undefined,
        });
        expect(report.bad).toBe(0);
      }
      const events: InsightEvent[] = [];
      for await (const rows of log.scan({ environment: "live" })) {
        for (const { actor, name, atMs, seq, messageId } of rows) {
          events.push({ user: actor, name, atMs, seq: seq ?? 0, id: messageId });
        }
      }
      return events;
    } finally {
      await log.close();
    }
  }
});

function mapping(): ImportMapping {
  const parsed = parseMapping(JSON.parse(readFileSync(MAPPING_FILE, "utf8")));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure));
  return parsed.value;
}

function answersOf(events: readonly InsightEvent[]) {
  const histories = historiesOf(events);
  const lastMs = events.reduce((last, event) => Math.max(last, event.atMs), -Infinity);
  return {
    users: histories.size,
    funnel: eventFunnel(histories.values(), STEPS),
    passed: [...histories.values()].filter((history) =>
      history.some((one) => one.name === "passed"),
    ).length,
    curve: kaplanMeier(timesToEvent(histories.values(), "passed", lastMs)),
  };
}

/** Kaplan–Meier again, from the raw lines and by its definition: a product over distinct times, each a fresh count. */
function independentCurve(lines: readonly string[]) {
  const first = new Map<string, number>();
  const passed = new Map<string, number>();
  let lastMs = 0;
  for (const line of lines.slice(1)) {
    const [user, us, event] = line.split(",") as [string, string, string];
    if (event === "lost") continue;
    const ms = Number(BigInt(us) / 1000n);
    first.set(user, Math.min(first.get(user) ?? ms, ms));
    if (event === "passed") passed.set(user, Math.min(passed.get(user) ?? ms, ms));
    lastMs = Math.max(lastMs, ms);
  }
  const spans = [...first].map(([user, ms]) => ({
    ms: (passed.get(user) ?? lastMs) - ms,
    done: passed.has(user),
  }));
  const times = [...new Set(spans.filter((span) => span.done).map((span) => span.ms))].sort(
    (a, b) => a - b,
  );
  let surviving = 1;
  return times.map((ms) => {
    const atRisk = spans.filter((span) => span.ms >= ms).length;
    const events = spans.filter((span) => span.done && span.ms === ms).length;
    surviving *= (atRisk - events) / atRisk;
    return { ms, atRisk, share: 1 - surviving };
  });
}

/** A fixed shuffle (a linear congruential generator), so that a failure can be seen again. */
function shuffle(rows: readonly string[]): readonly string[] {
  const shuffled = [...rows];
  let state = 12_345;
  for (let index = shuffled.length - 1; index > 0; index -= 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const other = state % (index + 1);
    [shuffled[index], shuffled[other]] = [shuffled[other]!, shuffled[index]!];
  }
  return shuffled;
}
