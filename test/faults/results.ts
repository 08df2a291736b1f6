import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/lib/root.ts";
import type { ScenarioResult } from "./run-scenario.ts";

const FILE = join(repositoryRoot, "test/faults/results.json");

/** Writes `test/faults/results.json`: scenarios that were run replace what was known of them, others stand. */
export function writeResults(results: readonly ScenarioResult[]): void {
  const known: readonly ScenarioResult[] = existsSync(FILE)
    ? (JSON.parse(readFileSync(FILE, "utf8")) as { scenarios: ScenarioResult[] }).scenarios
    : [];
  const isNew = (one: ScenarioResult): boolean =>
    results.some(({ name, engine }) => name === one.name && engine === one.engine);
  const scenarios = [
    ...known.filter((one) => !isNew(one)),
    ...results.filter(({ skipped }) => skipped === undefined),
  ];
  writeFileSync(FILE, `${JSON.stringify({ scenarios }, null, 2)}\n`);
}
