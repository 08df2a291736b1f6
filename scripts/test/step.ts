/** One part of `npm test`. */
export interface Step {
  readonly name: string;
  run(): Promise<StepResult>;
}

export interface StepResult {
  readonly passed: number;
  readonly failed: number;
  /** Said beside the step's name: "312 tests, 2 skipped". */
  readonly note?: string;
  /** Printed when the step failed. */
  readonly output: string;
}

/** The result of a check that either holds or does not. */
export function checked(holds: boolean, output: string, note?: string): StepResult {
  const counts = holds ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  return { ...counts, output, ...(note === undefined ? {} : { note }) };
}

/** What all steps came to. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

/** Steps that do not wait for each other: all lanes at the same time, the steps of each one after the other. */
export interface Abreast {
  readonly lanes: readonly (readonly Step[])[];
}

/** Runs the steps one after the other, all of them, printing a line for each. A step that throws has failed. */
export async function runSteps(
  steps: readonly (Step | Abreast)[],
  print: (text: string) => void,
): Promise<Totals> {
  let passed = 0;
  let failed = 0;
  const runLane = async (lane: readonly Step[]): Promise<void> => {
    for (const step of lane) {
      const result = await runStep(step, print);
      passed += result.passed;
      failed += result.failed;
    }
  };
  for (const step of steps) {
    await Promise.all(("lanes" in step ? step.lanes : [[step]]).map(runLane));
  }
  return { passed, failed };
}

async function runStep(step: Step, print: (text: string) => void): Promise<StepResult> {
  const startedMs = performance.now();
  const result = await step.run().catch((error: unknown) => checked(false, describe(error)));
  const seconds = `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
  const mark = result.failed === 0 ? "  ok  " : "FAILED";
  print(`${mark}  ${step.name.padEnd(22)}${seconds.padStart(8)}  ${result.note ?? ""}`.trimEnd());
  if (result.failed > 0) print(`\n${result.output.trimEnd()}\n`);
  return result;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.stack ?? error.message;
}
