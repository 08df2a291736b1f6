import { mkdirSync, readdirSync, existsSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { capture } from "../lib/run.ts";
import { assertRows, benchmarkTable } from "./benchmark.ts";
import type { Benchmark, BenchmarkResult } from "./benchmark.ts";

const ENDING = ".bench.ts";

/** The benchmarks that exist under `root`, by name. */
export function benchmarkNames(root: string): readonly string[] {
  const folder = join(root, "test/bench");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .toSorted();
}

/** Runs one benchmark, prints its table and writes `test/bench/results/NAME.json`. Throws what it throws. */
export async function runBenchmark(
  root: string,
  name: string,
  print: (text: string) => void,
): Promise<BenchmarkResult> {
  const { default: benchmark }: { default: Benchmark } = await import(
    join(root, "test/bench", `${name}${ENDING}`)
  );
  if (benchmark.name !== name) {
    throw new Error(`test/bench/${name}${ENDING} calls itself "${benchmark.name}"`);
  }
  print(`${name} …`);
  const rows = await benchmark.run();
  assertRows(name, rows);
  const result: BenchmarkResult = {
    name,
    at: new Date().toISOString(),
    machine: machineInWords(),
    commit: await commitOf(root),
    rows,
  };
  const folder = join(root, "test/bench/results");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
  print(`${benchmarkTable(rows)}\n`);
  return result;
}

function machineInWords(): string {
  const [first] = cpus();
  const memoryGb = Math.round(totalmem() / 1024 ** 3);
  return `${cpus().length} × ${first?.model.trim() ?? "unknown"}, ${memoryGb} GB, Node ${process.versions.node}`;
}

async function commitOf(root: string): Promise<string> {
  const { exitCode, output } = await capture("git", ["rev-parse", "--short=12", "HEAD"], root);
  return exitCode === 0 ? output.trim() : "unknown";
}
