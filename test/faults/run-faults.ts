import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { assetsFolder as builtAssets } from "../../scripts/build/browser.ts";
import { repositoryRoot } from "../../scripts/lib/root.ts";
import type { Engine, EngineName } from "./engines/engine.ts";
import { startEngine } from "./engines/start-engine.ts";
import { NOTHING } from "./judge.ts";
import { writeResults } from "./results.ts";
import { type ScenarioResult, runScenario } from "./run-scenario.ts";
import type { Scenario } from "./scenario.ts";

const OTHER_ENGINES_RUNS = 3;

/** What is tried, where, how often. */
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

/** Runs scenarios in engines and writes `test/faults/results.json`. A scenario that breaks down is a result, too. */
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
      const scenarios = options.scenarios.filter(({ engines }) => engines.includes(name));
      if (scenarios.length === 0) continue;
      await runEngine(name, { ...options, scenarios }, { folder, assetsFolder }, (result) => {
        results.push(result);
        options.onResult(result);
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  writeResults(results);
  return results;
}

async function runEngine(
  name: EngineName,
  { scenarios, runs, seed, lanes }: FaultOptions,
  { folder, assetsFolder }: { readonly folder: string; readonly assetsFolder: string },
  tell: (result: ScenarioResult) => void,
): Promise<void> {
  let engine: Engine;
  try {
    engine = await startEngine(name);
  } catch (error) {
    return tell(broken("(start)", name, error));
  }
  const isMain = name === "chromium" || name === "node";
  const options = {
    runs: isMain ? runs : Math.min(runs, OTHER_ENGINES_RUNS),
    seed,
    assetsFolder,
  };
  const waiting = [...scenarios];
  const lane = async (): Promise<void> => {
    for (let scenario = waiting.shift(); scenario !== undefined; scenario = waiting.shift()) {
      const own = { ...options, folder: join(folder, `${name}-${scenario.name}`) };
      try {
        tell(await runScenario(scenario, engine, own));
      } catch (error) {
        tell(broken(scenario.name, name, error));
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    await engine.stop();
  }
}

/** What could not even be judged. */
function broken(name: string, engine: EngineName, error: unknown): ScenarioResult {
  const why = error instanceof Error ? error.message : String(error);
  return { name, engine, runs: 0, ...NOTHING, faults: [why] };
}
