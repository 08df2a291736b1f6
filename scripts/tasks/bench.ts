// Runs the benchmarks named, or all; each compares with a reference measured in the same run.
import { benchmarkNames, runBenchmark } from "../bench/run-benchmarks.ts";
import { ensureBuilt } from "../build/ensure-built.ts";
import { ensureChromium } from "../lib/chromium.ts";
import { orExit } from "../lib/or-exit.ts";
import { repositoryRoot } from "../lib/root.ts";

const known = benchmarkNames(repositoryRoot);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0 || known.length === 0) {
  console.error(
    `No benchmark "${unknown.join('", "')}". There are: ${known.join(", ") || "none"}.`,
  );
  process.exit(1);
}
await orExit(ensureBuilt());
process.env["CAIRN_CHROMIUM"] = await orExit(ensureChromium());
for (const name of wanted.length > 0 ? wanted : known) {
  try {
    await runBenchmark(repositoryRoot, name, console.log);
  } catch (error) {
    console.error(`${name} failed:`, error);
    process.exitCode = 1;
  }
}
// A benchmark that leaves a server or a browser open must not keep the command from ending.
process.exit();
