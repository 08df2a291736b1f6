import { join } from "node:path";
import { checkApiReports } from "../checks/api-report.ts";
import { faultLine } from "../checks/fault.ts";
import { checkPackaging } from "../checks/packaging.ts";
import { ensureBuilt } from "../build/ensure-built.ts";
import { buildPackages } from "../build/packages.ts";
import { ensureChromium, ensureHeadlessShell } from "../lib/chromium.ts";
import { repositoryRoot } from "../lib/root.ts";
import { capture, tool } from "../lib/run.ts";
import { judgeSizes, readSizeBudget } from "../size/budget.ts";
import { sizeReport } from "../size/report.ts";
import { faultsStep } from "./faults-step.ts";
import { checked } from "./step.ts";
import type { Abreast, Step } from "./step.ts";
import { vitestStep } from "./vitest-step.ts";

const BUILD_TASK = ["--conditions=cairn-source", join(repositoryRoot, "scripts/tasks/build.ts")];

const chromiumStep: Step = {
  name: "Chromium",
  async run() {
    const path = await ensureChromium();
    // Browser tests, in processes below this one, use the same one.
    process.env["CAIRN_CHROMIUM"] = path;
    const shell = await ensureHeadlessShell();
    return checked(true, "", `${path}, ${shell ?? "without its headless shell: slower"}`);
  },
};

const buildStep: Step = {
  name: "build",
  async run() {
    // A process of its own: it works through, and what runs beside it is to be heard.
    const { exitCode, output } = await capture(process.execPath, [...BUILD_TASK]);
    if (exitCode !== 0) return checked(false, output);
    const { artefacts } = await ensureBuilt();
    return checked(artefacts.length > 0, "no artefact was built", `${artefacts.length} artefacts`);
  },
};

const sizesStep: Step = {
  name: "sizes",
  async run() {
    const built = await ensureBuilt();
    const verdicts = judgeSizes(repositoryRoot, built, readSizeBudget(repositoryRoot));
    const kept = verdicts.filter((verdict) => verdict.isKept).length;
    const note = `${kept} of ${verdicts.length} budgets kept`;
    return checked(kept === verdicts.length, sizeReport(built, verdicts), note);
  },
};

const publicApiStep: Step = {
  name: "public API",
  async run() {
    const faults = await checkApiReports(repositoryRoot);
    return checked(faults.length === 0, faults.map(faultLine).join("\n"));
  },
};

const packagesStep: Step = {
  name: "npm packages",
  async run() {
    await buildPackages(repositoryRoot);
    const faults = await checkPackaging(repositoryRoot);
    return checked(faults.length === 0, faults.map(faultLine).join("\n"));
  },
};

/** Everything `npm test` checks, in the order in which it tells most for its time. */
export const testSteps: readonly (Step | Abreast)[] = [
  {
    // Two processors: the build keeps one busy for half a minute. A browser that is fetched keeps neither.
    lanes: [
      [chromiumStep],
      [
        toolStep("types", "tsc", ["-b", "--pretty", "false"]),
        toolStep("lint", "oxlint", ["--type-aware"]),
        toolStep("format", "oxfmt", ["--check"], "\nRun: pnpm format"),
        toolStep("unused code", "knip", ["--no-progress"]),
        publicApiStep,
      ],
      [buildStep, sizesStep],
    ],
  },
  packagesStep,
  vitestStep("unit and integration", ["unit", "page", "checks"]),
  vitestStep("browser", ["browser"]),
  faultsStep("faults", ["chromium", "node"], 1),
];

function toolStep(
  name: string,
  command: string,
  commandArguments: readonly string[],
  advice = "",
): Step {
  return {
    name,
    async run() {
      const { exitCode, output } = await capture(tool(command), commandArguments);
      return checked(exitCode === 0, `${output.trimEnd()}${advice}`);
    },
  };
}
