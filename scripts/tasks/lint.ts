// The linter alone, with whatever is passed on: `pnpm lint --fix packages/core`.
import { become, tool } from "../lib/run.ts";

become(tool("oxlint"), ["--type-aware", ...process.argv.slice(2)]);
