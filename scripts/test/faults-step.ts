import type { EngineName } from "../../test/faults/engines/engine.ts";
import { faultTable } from "../../test/faults/report.ts";
import { runFaults } from "../../test/faults/run-faults.ts";
import { scenarios } from "../../test/faults/scenarios.ts";
import { ensureBuilt } from "../build/ensure-built.ts";
import { compiledFolder } from "../lib/run.ts";
import type { Step } from "./step.ts";

// Two cores: a third scenario beside two would only make all of them slower.
const LANES = 2;

/** The fault scenarios in these engines, each so many times; every scenario counts as one test. */
export function faultsStep(name: string, engines: readonly EngineName[], runs: number): Step {
  return {
    name,
    async run() {
      await ensureBuilt();
      // Scenarios start collectors from this process.
      process.env["NODE_COMPILE_CACHE"] ??= compiledFolder;
      const seed = Date.now() % 1_000_000;
      const results = await runFaults({
        scenarios,
        engines,
        runs,
        seed,
        lanes: LANES,
        onResult: () => {},
      });
      const failed = results.filter(({ faults }) => faults.length > 0);
      const skipped = results.filter((result) => result.skipped !== undefined);
      const passed = results.length - failed.length - skipped.length;
      const accepted = results.reduce((sum, result) => sum + result.accepted, 0);
      const notes = [
        `${passed} scenarios, ${accepted} accepted events, none lost`,
        ...skipped.map((result) => `\n        skipped: ${result.name}: ${result.skipped}`),
      ];
      const wrong = failed.map(({ name: scenario, engine, faults }) =>
        [`${scenario} in ${engine}:`, ...faults].join("\n  "),
      );
      return {
        passed,
        failed: failed.length,
        note: failed.length > 0 ? `seed ${seed}` : notes.join(""),
        output: `${wrong.join("\n")}\n${faultTable(results)}`,
      };
    },
  };
}
