// The collector's command line, from source: `pnpm cairn check FILE`, `pnpm cairn serve` and so on.
import { join } from "node:path";
import { ensureBuilt } from "../build/ensure-built.ts";
import { orExit } from "../lib/or-exit.ts";
import { repositoryRoot } from "../lib/root.ts";
import { become, collectorCommand } from "../lib/run.ts";

const commandArguments = process.argv.slice(2);
if (commandArguments[0] === "serve") await orExit(ensureBuilt());
// Files are named from where the person stands, which npm and pnpm tell; the data folder is the one of `npm start`.
const { INIT_CWD = repositoryRoot, CAIRN_DATA = join(repositoryRoot, ".cairn") } = process.env;
const env = { ...process.env, CAIRN_DATA };
become(process.execPath, [...collectorCommand, ...commandArguments], env, INIT_CWD);
