import { join } from "node:path";
import type { Engine } from "./engines/engine.ts";
import { NOTHING, add, judge } from "./judge.ts";
import { runOnce } from "./one-run.ts";
import type { Scenario, Tally } from "./scenario.ts";
import { openStage } from "./stage/stage.ts";
import { readStored } from "./stage/stored.ts";

/** One scenario in one engine. */
export interface ScenarioResult extends Tally {
  readonly name: string;
  readonly engine: string;
  readonly runs: number;
  /** What went wrong, run by run; empty when the promise held. */
  readonly faults: readonly string[];
  /** Why nothing was tried: this machine cannot. */
  readonly skipped?: string;
}

export interface RunOptions {
  readonly runs: number;
  readonly seed: number;
  /** Built SDK, engine and widgets. */
  readonly assetsFolder: string;
  /** A folder for data and profiles, removed by the caller. */
  readonly folder: string;
}

/** Runs a scenario so many times over one collector, and judges each run by what the log holds then. */
export async function runScenario(
  scenario: Scenario,
  engine: Engine,
  { runs, seed, assetsFolder, folder }: RunOptions,
): Promise<ScenarioResult> {
  const named = { name: scenario.name, engine: engine.name };
  const stage = await openStage(scenario, folder, assetsFolder);
  if ("impossible" in stage) {
    return { ...named, runs: 0, ...NOTHING, faults: [], skipped: stage.impossible };
  }
  const { dataFolder } = stage.collector;
  let tally = NOTHING;
  const faults: string[] = [];
  try {
    let before = await readStored(dataFolder);
    for (let at = 1; at <= runs; at += 1) {
      const { testimony, trouble } = await runOnce({
        scenario,
        engine,
        stage,
        name: `${at}`,
        seed: seed + at,
        folder: join(folder, `${at}`),
      });
      const after = await readStored(dataFolder);
      const verdict = judge(testimony, before, after);
      before = after;
      tally = add(tally, verdict);
      const wrong = [...trouble, ...faultsOf(verdict)];
      if (wrong.length > 0) faults.push(`run ${at} of seed ${seed}: ${wrong.join("; ")}`);
    }
  } finally {
    await stage.close();
  }
  return { ...named, runs, ...tally, faults };
}

function faultsOf({ accepted, lost, duplicated, overcounted }: Tally): readonly string[] {
  return [
    ...(accepted === 0 ? ["nothing was accepted, so nothing was tried"] : []),
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(duplicated > 0 ? [`${duplicated} stored twice`] : []),
    ...(overcounted > 0 ? [`${overcounted} drops reported of what is stored`] : []),
  ];
}
