import { join } from "node:path";
import type { Plugin } from "esbuild";

/** Functions that stage and widgets take from the engine at run time, by their file, in the order of `engine/shared.ts`. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  "packages/core/src/arbiter/wait.ts": ["firstWait", "freeAtMs", "tookSlot"],
  "packages/core/src/condition/holds.ts": ["holds"],
  "packages/core/src/condition/matches-event.ts": ["matchesEvent"],
  "packages/core/src/lib/is-on-page.ts": ["isOnPage"],
  "packages/core/src/lib/value-at.ts": ["valueAt"],
  "packages/sdk/src/engine/facts.ts": ["traitsOf"],
  "packages/sdk/src/engine/signals/visible-errors.ts": ["visibleErrors"],
  "packages/sdk/src/find/accessible-name.ts": ["nameOf"],
  "packages/sdk/src/find/is-target.ts": ["matches"],
  "packages/sdk/src/find/visible.ts": ["isVisible"],
};

/** Their names, in order. */
export const SHARED_NAMES: readonly string[] = Object.values(SHARED).flat();

/** Exports `receive`, which is called before anything else in the bundle runs. */
export const SHARED_MODULE = "cairn:shared";

/**
 * Leaves functions out of the bundle of stage and widgets that the engine's has: a chunk that both import would be a
 * request more and compress worse, two copies are 190 bytes. Sources import them as ever, and so do tests of single files.
 */
export function sharedFunctions(root: string): Plugin {
  const names = SHARED_NAMES.join(",");
  const byPath = new Map(Object.entries(SHARED).map(([file, own]) => [join(root, file), own]));
  return {
    name: "cairn-shared-functions",
    setup(builder) {
      builder.onResolve({ filter: /^cairn:shared$/ }, ({ path }) => ({
        path,
        namespace: "shared",
      }));
      builder.onLoad({ filter: /./, namespace: "shared" }, () => ({
        contents: `export let ${names};\nexport function receive(all) { [${names}] = all; }`,
      }));
      builder.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const own = byPath.get(path);
        return own && { contents: `export { ${own.join(", ")} } from "${SHARED_MODULE}";` };
      });
    },
  };
}
