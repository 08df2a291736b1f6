// Builds what browsers fetch if needed, then runs the collector with the demo.
import { ensureBuilt } from "../build/ensure-built.ts";
import { orExit } from "../lib/or-exit.ts";
import { become, collectorCommand } from "../lib/run.ts";

const startedMs = performance.now();
console.log("Building what browsers fetch …");
const { wasFresh } = await orExit(ensureBuilt());
const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
console.log(wasFresh ? "Nothing changed since the last build." : `Built in ${seconds} s.`);
become(process.execPath, [...collectorCommand, "serve", "--demo", ...process.argv.slice(2)]);
