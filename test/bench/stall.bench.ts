import type { Benchmark, Row } from "../../scripts/bench/benchmark.ts";
import { referenceData } from "../reference-data.ts";
import { measureFitOverScan } from "./stall/fit-over-scan.ts";
import { referenceFigures } from "./stall/reference-figures.ts";
import { aaFalsePositive } from "./stall/simulate-experiments.ts";
import { syntheticFigures } from "./stall/synthetic-figures.ts";

/**
 * How well stalls are noticed, on a real onboarding log and on an invented product with known truth, and what learning
 * them costs. docs/benchmarks.md defines each figure.
 */
const benchmark: Benchmark = { name: "stall", run };
export default benchmark;

async function run(): Promise<readonly Row[]> {
  const file = referenceData("onboarding-log.csv.gz");
  if (file === undefined) {
    console.warn("onboarding-log.csv.gz is not here: its rows are left out (CAIRN_REFERENCE_DATA)");
  }
  return [
    ...(file === undefined ? [] : referenceFigures(file)),
    ...syntheticFigures(),
    { metric: "aa_false_positive", value: aaFalsePositive(), unit: "fraction" },
    ...(await measureFitOverScan()),
  ];
}
