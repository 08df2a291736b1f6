// The collector's command line, from source: `pnpm cairn check FILE`, `pnpm cairn serve` and so on.
import { ensureBuilt } from "../build/ensure-built.ts";
import { orExit } from "../lib/or-exit.ts";
import { become, collectorCommand } from "../lib/run.ts";

const commandArguments = process.argv.slice(2);
if (commandArguments[0] === "serve") await orExit(ensureBuilt());
become(process.execPath, [...collectorCommand, ...commandArguments]);
