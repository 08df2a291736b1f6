// What `pnpm pack` and `pnpm publish` run before they take a package's `dist`.
import { buildForNpm } from "../build/pack.ts";
import { orExit } from "../lib/or-exit.ts";

await orExit(buildForNpm());
