// Breaks things on purpose: the scenarios of test/faults, all or those named. FAULT_ENGINES says where,
// FAULT_RUNS how often, FAULT_SEED repeats the timing of an earlier run.
import type { EngineName } from "../../test/faults/engines/engine.ts";
import { faultTable } from "../../test/faults/report.ts";
import { runFaults } from "../../test/faults/run-faults.ts";
import { scenarios } from "../../test/faults/scenarios.ts";
import { ensureBuilt } from "../build/ensure-built.ts";
import { orExit } from "../lib/or-exit.ts";

const BROWSERS: readonly EngineName[] = ["chromium", "firefox", "webkit"];

const { FAULT_RUNS = "1", FAULT_ENGINES = "chromium", FAULT_SEED } = process.env;
const named = process.argv.slice(2);
refuse(
  "scenario",
  named,
  scenarios.map(({ name }) => name),
);
refuse("engine", FAULT_ENGINES.split(","), BROWSERS);
const runs = Number(FAULT_RUNS);
if (!(Number.isInteger(runs) && runs > 0))
  stop(`FAULT_RUNS is "${FAULT_RUNS}", not a number of runs.`);
const seed = Number(FAULT_SEED ?? Date.now() % 1_000_000);

await orExit(ensureBuilt());
console.log(`Seed ${seed}. FAULT_SEED=${seed} repeats its timing.`);
const results = await runFaults({
  scenarios: named.length > 0 ? scenarios.filter(({ name }) => named.includes(name)) : scenarios,
  engines: [...BROWSERS.filter((name) => FAULT_ENGINES.split(",").includes(name)), "node"],
  runs,
  seed,
  lanes: 2,
  onResult({ name, engine, faults, skipped }) {
    const mark = skipped === undefined ? (faults.length === 0 ? "  ok  " : "FAILED") : "skipped";
    console.log(
      `${mark.padEnd(7)} ${name} · ${engine}${skipped === undefined ? "" : `: ${skipped}`}`,
    );
    for (const fault of faults) console.log(`        ${fault}`);
  },
});
console.log(`\n${faultTable(results)}`);
const isSound = results.length > 0 && results.every(({ faults }) => faults.length === 0);
// A browser that does not end must not keep the command from ending.
process.exit(isSound ? 0 : 1);

function refuse(kind: string, given: readonly string[], known: readonly string[]): void {
  const unknown = given.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  stop(`No ${kind} "${unknown.join('", "')}". There are: ${known.join(", ")}.`);
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
