// Sends generated bodies, headers and guidebooks (`FUZZ_RUNS`, 200 000 unless told) to a collector in this process;
// `FUZZ_SEED` repeats an earlier run.
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { repositoryRoot } from "../lib/root.ts";
import { tool } from "../lib/run.ts";

const runs = process.env["FUZZ_RUNS"] ?? "200000";
const seed = process.env["FUZZ_SEED"] ?? String(randomInt(2 ** 31 - 1));
console.log(`${runs} generated inputs, FUZZ_SEED=${seed}`);
const { status } = spawnSync(
  tool("vitest"),
  ["run", "--project", "unit", "packages/collector/test/fuzz", "--reporter=verbose"],
  {
    cwd: repositoryRoot,
    stdio: "inherit",
    env: { ...process.env, FUZZ_RUNS: runs, FUZZ_SEED: seed },
  },
);
process.exit(status ?? 1);
