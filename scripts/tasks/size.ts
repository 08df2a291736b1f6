// Prints what every browser artefact weighs; fails when a budget of size-budget.json is passed.
import { ensureBuilt } from "../build/ensure-built.ts";
import { orExit } from "../lib/or-exit.ts";
import { repositoryRoot } from "../lib/root.ts";
import { judgeSizes, readSizeBudget } from "../size/budget.ts";
import { sizeReport } from "../size/report.ts";

const built = await orExit(ensureBuilt());
const verdicts = judgeSizes(repositoryRoot, built, readSizeBudget(repositoryRoot));
console.log(sizeReport(built, verdicts));
if (!verdicts.every((verdict) => verdict.isKept)) process.exitCode = 1;
