// Breaks things on purpose: scenarios of test/faults, all or those named, in the engines of FAULT_ENGINES.
import { scenarios } from "../../test/faults/scenarios.ts";
import { faultTable } from "../../test/faults/report.ts";
import { runFaults } from "../../test/faults/run-faults.ts";
import type { EngineName } from "../../test/faults/engines/engine.ts";
import { ensureBuilt } from "../build/ensure-built.ts";
import { ensureChromium } from "../lib/chromium.ts";
import { orExit } from "../lib/or-exit.ts";

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !scenarios.some((scenario) => scenario.name === name));
if (unknown.length > 0) {
  const names = scenarios.map(({ name }) => name).join(", ");
  console.error(`No scenario "${unknown.join('", "')}". There are: ${names}.`);
  process.exit(1);
}
const { FAULT_RUNS = "1", FAULT_ENGINES = "chromium", FAULT_SEED } = process.env;
const seed = Number(FAULT_SEED ?? Date.now() % 1_000_000);
await orExit(ensureBuilt());
process.env["CAIRN_CHROMIUM"] = await orExit(ensureChromium());
console.log(`Seed ${seed}; FAULT_SEED=${seed} repeats the timing.`);
const results = await runFaults({
  scenarios: wanted.length > 0 ? scenarios.filter(({ name }) => wanted.includes(name)) : scenarios,
  engines: [...(FAULT_ENGINES.split(",") as EngineName[]), "node"],
  runs: Number(FAULT_RUNS),
  seed,
  lanes: 2,
  onResult({ name, engine, faults }) {
    console.log(`${faults.length === 0 ? "  ok  " : "FAILED"}  ${name} · ${engine}`);
    for (const fault of faults) console.log(`        ${fault}`);
  },
});
console.log(faultTable(results));
process.exit(results.some(({ faults }) => faults.length > 0) ? 1 : 0);
