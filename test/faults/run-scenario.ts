import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Engine, LoneBrowser, Profile } from "./engines/engine.ts";
import { eventually } from "./eventually.ts";
import { NOTHING, add, judge } from "./judge.ts";
import { createRandom } from "./random.ts";
import type { Run, Scenario, Tally } from "./scenario.ts";
import { startCollectorProcess } from "./stage/collector-process.ts";
import { startGateway } from "./stage/gateway.ts";
import { startNetwork } from "./stage/network.ts";
import { readStored } from "./stage/stored.ts";
import { startWitness } from "./stage/witness.ts";

/** One scenario in one engine. */
export interface ScenarioResult extends Tally {
  readonly name: string;
  readonly engine: string;
  readonly runs: number;
  /** What went wrong, run by run; empty when the promise held. */
  readonly faults: readonly string[];
}

export interface RunOptions {
  readonly runs: number;
  readonly seed: number;
  /** Built SDK, engine and widgets. */
  readonly assetsFolder: string;
  /** A folder for data and profiles, removed afterwards. */
  readonly folder: string;
}

/** Runs a scenario so many times over one collector, and judges each run by what the log holds then. */
export async function runScenario(
  scenario: Scenario,
  engine: Engine,
  { runs, seed, assetsFolder, folder }: RunOptions,
): Promise<ScenarioResult> {
  const dataFolder = join(folder, "data");
  const collector = await startCollectorProcess(dataFolder, assetsFolder);
  const gateway = await startGateway(() => collector.port);
  const network = await startNetwork(() => gateway.port);
  const witness = await startWitness(network.origin, collector.key);
  let tally = NOTHING;
  const faults: string[] = [];
  try {
    let before = await readStored(dataFolder);
    for (let at = 1; at <= runs; at += 1) {
      const name = `${at}`;
      const testimony = witness.hear(name);
      const random = createRandom(seed + at);
      const runFolder = join(folder, name);
      mkdirSync(runFolder, { recursive: true });
      let profile: Profile | undefined;
      const run: Run = {
        engine,
        collector,
        network,
        gateway,
        testimony,
        folder: runFolder,
        random,
        between: (least, most) => least + Math.floor(random() * (most - least + 1)),
        url: (query = {}) => `${witness.origin}/?${queryOf({ run: name, ...query })}`,
        profile: async () => (profile ??= await engine.openProfile()),
        accepted: (count) =>
          eventually(`${count} accepted events`, () => testimony.accepted.size >= count),
        settleAlone: (profileFolder) =>
          settleAlone(testimony, () => engine.startAlone(profileFolder, run.url({ settle: 1 }))),
      };
      const trouble: string[] = [];
      try {
        await scenario.run(run);
        clear(run);
        if (profile !== undefined) await settle(profile, run);
      } catch (error) {
        trouble.push(error instanceof Error ? error.message : String(error));
      } finally {
        clear(run);
        await profile?.close().catch(() => {});
        rmSync(runFolder, { recursive: true, force: true });
      }
      const after = await readStored(dataFolder);
      const verdict = judge(testimony, before, after);
      before = after;
      tally = add(tally, verdict);
      trouble.push(...faultsOf(verdict));
      if (trouble.length > 0) faults.push(`run ${at} of seed ${seed}: ${trouble.join("; ")}`);
    }
  } finally {
    await witness.stop();
    await network.stop();
    await gateway.stop();
    await collector.stop();
  }
  return { name: scenario.name, engine: engine.name, runs, ...tally, faults };
}

function queryOf(query: Readonly<Record<string, string | number>>): URLSearchParams {
  return new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

function clear({ network, gateway }: Run): void {
  network.turn({ kind: "clear" });
  gateway.rule(() => undefined);
}

/** A new page in the same browser brings home what is left. */
async function settle(profile: Profile, run: Run): Promise<void> {
  const tab = await profile.openTab(run.url());
  await eventually("a page that is ready", () => tab.evaluate<boolean>("isReady()"));
  const left = await tab.evaluate<number>("settle()");
  if (left > 0) throw new Error(`${left} events still wait in the browser`);
}

async function settleAlone(
  testimony: { isSettled: boolean },
  start: () => Promise<LoneBrowser>,
): Promise<void> {
  testimony.isSettled = false;
  const browser = await start();
  try {
    await eventually("a profile that is settled", () => testimony.isSettled, 30_000);
  } finally {
    await browser.kill();
  }
}

function faultsOf({ accepted, lost, duplicated, overcounted }: Tally): readonly string[] {
  return [
    ...(accepted === 0 ? ["nothing was accepted, so nothing was tried"] : []),
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(duplicated > 0 ? [`${duplicated} stored twice`] : []),
    ...(overcounted > 0 ? [`${overcounted} drops reported of what is stored`] : []),
  ];
}
