import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { capture, tool } from "../lib/run.ts";
import type { Step, StepResult } from "./step.ts";

const SKIPPED = new Set(["skipped", "pending", "todo", "disabled"]);

/** What vitest's JSON reporter writes, as far as it is read here. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** Runs some of the projects of vitest.config.ts, or only `files` of them; every test counts. */
export function vitestStep(
  name: string,
  projects: readonly string[],
  files: readonly string[] = [],
): Step {
  return {
    name,
    async run() {
      const folder = mkdtempSync(join(tmpdir(), "cairn-vitest-"));
      const report = join(folder, "report.json");
      try {
        const { exitCode, output } = await capture(tool("vitest"), [
          "run",
          ...files,
          ...projects.flatMap((project) => ["--project", project]),
          "--reporter=default",
          "--reporter=json",
          `--outputFile.json=${report}`,
          "--silent=passed-only",
        ]);
        return countTests(readReport(report), exitCode, output);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/**
 * The counts of one vitest run. What failed and what was skipped stands in the note, beside the counts, since the output may be
 * thousands of lines. A file that could not be loaded, a run that ended badly without a failed
 * test, and a run without any test each count as a failure.
 */
export function countTests(
  report: VitestReport | undefined,
  exitCode: number,
  output: string,
): StepResult {
  if (report === undefined) {
    return { passed: 0, failed: 1, output: `vitest wrote no report\n${output}` };
  }
  const { numPassedTests: passed, numFailedTests } = report;
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
  const counted = numFailedTests + unloaded;
  const isBroken = exitCode !== 0 || passed === 0;
  const failed = counted === 0 && isBroken ? 1 : counted;
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const skipped = tests
    .filter(({ status }) => SKIPPED.has(status))
    .map(({ fullName }) => `\n        skipped: ${fullName}`);
  const why = tests
    .filter(({ status }) => status === "failed")
    .map(({ fullName, failureMessages = [] }) => {
      const reason = failureMessages.map((message) => message.split("\n    at ", 1)[0]).join("; ");
      return `\n        failed: ${fullName}: ${reason}`;
    });
  const note = `${passed} tests${why.join("")}${skipped.join("")}`;
  const reason = passed === 0 && counted === 0 ? "no test was run\n" : "";
  return { passed, failed, note, output: `${reason}${output}` };
}

function readReport(file: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
