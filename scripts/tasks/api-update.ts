// Writes the API reports of the published packages; a review then sees every public change.
import { checkApiReports } from "../checks/api-report.ts";
import { faultLine } from "../checks/fault.ts";
import { capture, tool } from "../lib/run.ts";
import { repositoryRoot } from "../lib/root.ts";

const { exitCode, output } = await capture(tool("tsc"), [
  "-b",
  "packages/widgets",
  "packages/react",
]);
process.stdout.write(output);
if (exitCode !== 0) process.exit(exitCode);
const faults = await checkApiReports(repositoryRoot, { update: true });
for (const fault of faults) console.error(faultLine(fault));
console.log(
  faults.length === 0 ? "The API reports are up to date." : "Some reports were not written.",
);
if (faults.length > 0) process.exitCode = 1;
