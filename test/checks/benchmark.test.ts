import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { assertRows, benchmarkTable } from "../../scripts/bench/benchmark.ts";
import { benchmarkNames, runBenchmark } from "../../scripts/bench/run-benchmarks.ts";
import { plantedTree } from "./planted-tree.ts";

const planted = (name: string, rows: string) =>
  plantedTree({
    [`test/bench/${name}.bench.ts`]: `export default { name: "sums", run: async () => ${rows} };`,
    "test/bench/help.ts": "export {};",
  });

describe("running a benchmark", () => {
  it("writes its rows with when, where and of which commit, and prints a table", async () => {
    const root = planted(
      "sums",
      '[{ metric: "sum_ms", value: 1.25, unit: "ms", reference: 2, ratio: 0.625 }]',
    );
    const printed: string[] = [];
    await runBenchmark(root, "sums", (text) => printed.push(text));
    const written = JSON.parse(readFileSync(join(root, "test/bench/results/sums.json"), "utf8"));
    expect(written).toEqual({
      name: "sums",
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      machine: expect.stringContaining("Node"),
      commit: "unknown",
      rows: [{ metric: "sum_ms", value: 1.25, unit: "ms", reference: 2, ratio: 0.625 }],
    });
    expect(printed.join("\n")).toContain("| sum_ms | 1.25  | ms   | 2         | 0.625 |");
  });

  it("knows benchmarks by their file names only", () => {
    expect(benchmarkNames(planted("sums", "[]"))).toEqual(["sums"]);
  });

  it.each([
    ["no row at all", "[]", "gave no rows"],
    ["a figure that is not one", '[{ metric: "a", value: NaN, unit: "ms" }]', "a.value is NaN"],
    ["a null", '[{ metric: "a", value: 1, ratio: null, unit: "ms" }]', "a.ratio is null"],
  ])("writes nothing for %s", async (_, rows, message) => {
    const root = planted("sums", rows);
    await expect(runBenchmark(root, "sums", () => {})).rejects.toThrow(message);
    expect(existsSync(join(root, "test/bench/results"))).toBe(false);
  });

  it("refuses a metric that stands twice, and a file that calls itself something else", async () => {
    const row = { metric: "a", value: 1, unit: "ms" };
    expect(() => assertRows("sums", [row, row])).toThrow("a stands twice");
    await expect(runBenchmark(planted("other", "[]"), "other", () => {})).rejects.toThrow("sums");
  });

  it("shows an interval only where both ends are known", () => {
    const table = benchmarkTable([{ metric: "a", value: 1, unit: "x", ci_low: 0.5, ci_high: 1.5 }]);
    expect(table).toContain("0.5 – 1.5");
  });
});
