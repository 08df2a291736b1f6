// Writes every file in the one format that `npm test` checks.
import { become, tool } from "../lib/run.ts";

become(tool("oxfmt"), process.argv.slice(2));
