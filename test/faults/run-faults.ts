import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { assetsFolder as builtAssets } from "../../scripts/build/browser.ts";
import { repositoryRoot } from "../../scripts/lib/root.ts";
import type { Engine, EngineName } from "./engines/engine.ts";
import { startChromium } from "./engines/chromium.ts";
import { type ScenarioResult, runScenario } from "./run-scenario.ts";
import type { Scenario } from "./scenario.ts";

const RESULTS = join(repositoryRoot, "test/faults/results.json");
const OTHER_ENGINES_RUNS = 3;

export interface FaultOptions {
  readonly scenarios: readonly Scenario[];
  readonly engines: readonly EngineName[];
  /** In Chromium and without a browser; other engines run each scenario three times at most. */
  readonly runs: number;
  readonly seed: number;
  /** Scenarios at a time. */
  readonly lanes: number;
  onResult(result: ScenarioResult): void;
}

/** Runs scenarios in engines and writes `test/faults/results.json`. */
export async function runFaults(options: FaultOptions): Promise<readonly ScenarioResult[]> {
  // On a disk: a temporary folder may be in memory, where nothing is ever half written.
  const parent = join(repositoryRoot, ".cairn");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "faults-"));
  const assetsFolder = join(folder, "assets");
  // A build meanwhile must not change what is tried.
  cpSync(builtAssets, assetsFolder, { recursive: true });
  const results: ScenarioResult[] = [];
  try {
    for (const name of options.engines) {
      const waiting = options.scenarios.filter(({ engines }) => engines.includes(name));
      if (waiting.length === 0) continue;
      const engine = await startEngine(name);
      const runs =
        name === "chromium" || name === "node"
          ? options.runs
          : Math.min(options.runs, OTHER_ENGINES_RUNS);
      const lane = async (): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const own = join(folder, `${name}-${next.name}`);
          const result = await runScenario(next, engine, {
            runs,
            seed: options.seed,
            assetsFolder,
            folder: own,
          });
          results.push(result);
          options.onResult(result);
        }
      };
      try {
        await Promise.all(Array.from({ length: options.lanes }, lane));
      } finally {
        await engine.stop();
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  writeResults(results);
  return results;
}

/** Replaces what was known of these scenarios; those that were not run stand as they were. */
function writeResults(results: readonly ScenarioResult[]): void {
  const known: readonly ScenarioResult[] = existsSync(RESULTS)
    ? (JSON.parse(readFileSync(RESULTS, "utf8")) as { scenarios: ScenarioResult[] }).scenarios
    : [];
  const isNew = (one: ScenarioResult): boolean =>
    results.some(({ name, engine }) => name === one.name && engine === one.engine);
  const scenarios = [
    ...known.filter((one) => !isNew(one)),
    ...results.filter(({ skipped }) => skipped === undefined),
  ];
  writeFileSync(RESULTS, `${JSON.stringify({ scenarios }, null, 2)}\n`);
}

const withoutBrowser: Engine = {
  name: "node",
  openProfile: () => Promise.reject(new Error("there is no browser here")),
  startAlone: () => Promise.reject(new Error("there is no browser here")),
  stop: () => Promise.resolve(),
};

async function startEngine(name: EngineName): Promise<Engine> {
  if (name === "node") return withoutBrowser;
  return startChromium();
}
