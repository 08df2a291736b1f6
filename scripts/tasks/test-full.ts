// Everything: what `npm test` checks, every benchmark against its sanity bounds, each fault scenario FAULT_RUNS
// times, the other engines, and the soak.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { benchmarkNames, runBenchmark } from "../bench/run-benchmarks.ts";
import { endCommandsWithProcess } from "../lib/run.ts";
import { repositoryRoot } from "../lib/root.ts";
import { benchmarkTable } from "../bench/benchmark.ts";
import { engineSteps } from "../test/engine-steps.ts";
import { faultsStep } from "../test/faults-step.ts";
import { checked, runSteps } from "../test/step.ts";
import type { Step } from "../test/step.ts";
import { testSteps } from "../test/steps.ts";
import { vitestStep } from "../test/vitest-step.ts";

const benchmarkSteps = benchmarkNames(repositoryRoot).map((name): Step => ({
  name: `benchmark ${name}`,
  async run() {
    const { rows } = await runBenchmark(repositoryRoot, name, () => {});
    return checked(true, benchmarkTable(rows), `${rows.length} figures`);
  },
}));

const faultRuns = Number(process.env["FAULT_RUNS"] ?? "1");

// Its own process, with its time series on this terminal: it takes longer than a captured command may.
const soakStep: Step = {
  name: "soak",
  async run() {
    const file = join(repositoryRoot, "scripts/tasks/soak.ts");
    const child = spawn(process.execPath, ["--conditions=cairn-source", file], {
      stdio: "inherit",
    });
    const [exitCode] = (await once(child, "exit")) as [number | null];
    return checked(exitCode === 0, "see above");
  },
};

/** The same tests, with all that `npm test` has no time for. */
const inFull = (step: Step): Step => ({
  name: step.name,
  async run() {
    process.env["CAIRN_TESTS"] = "full";
    try {
      return await step.run();
    } finally {
      delete process.env["CAIRN_TESTS"];
    }
  },
});

endCommandsWithProcess();
const steps = [
  ...testSteps,
  inFull(
    vitestStep(
      "packages, figures",
      ["unit", "checks"],
      [
        "test/checks/pack",
        "packages/collector/test/insights/every-figure",
        "packages/collector/test/learn/reference-log",
      ],
    ),
  ),
  inFull(vitestStep("guides, every page", ["browser"], ["test/e2e/hostile", "test/e2e/a11y-axe"])),
  inFull(vitestStep("guides, 500 openings", ["browser"], ["test/e2e/leak.e2e.ts"])),
  inFull(vitestStep("guides, every look", ["browser"], ["test/e2e/visual.e2e.ts"])),
  ...benchmarkSteps,
  // Once each is in npm test's own steps already.
  ...(faultRuns > 1 ? [faultsStep("faults, again", ["chromium", "node"], faultRuns)] : []),
  ...engineSteps(faultRuns),
  soakStep,
];
const { passed, failed } = await runSteps(steps, console.log);
console.log(`tests: ${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
