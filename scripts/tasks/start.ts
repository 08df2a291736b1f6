// Builds what browsers fetch if needed, then runs the collector with the demo.
import { ensureBuilt } from "../build/ensure-built.ts";
import { orExit } from "../lib/or-exit.ts";
import { become, collectorCommand } from "../lib/run.ts";

const startedMs = performance.now();
const { wasFresh } = await orExit(ensureBuilt(() => console.log("Building what browsers fetch …")));
if (!wasFresh) console.log(`Built in ${((performance.now() - startedMs) / 1000).toFixed(1)} s.`);
become(process.execPath, [...collectorCommand, "serve", "--demo", ...process.argv.slice(2)]);
