// Everything: what `npm test` checks, then every benchmark against its sanity bounds.
import { benchmarkNames, runBenchmark } from "../bench/run-benchmarks.ts";
import { endCommandsWithProcess } from "../lib/run.ts";
import { repositoryRoot } from "../lib/root.ts";
import { benchmarkTable } from "../bench/benchmark.ts";
import { checked, runSteps } from "../test/step.ts";
import type { Step } from "../test/step.ts";
import { testSteps } from "../test/steps.ts";

const benchmarkSteps = benchmarkNames(repositoryRoot).map((name): Step => ({
  name: `benchmark ${name}`,
  async run() {
    const { rows } = await runBenchmark(repositoryRoot, name, () => {});
    return checked(true, benchmarkTable(rows), `${rows.length} figures`);
  },
}));

endCommandsWithProcess();
const { passed, failed } = await runSteps([...testSteps, ...benchmarkSteps], console.log);
console.log(`tests: ${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
