import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "esbuild";

const OWN = "packages/widgets/src/signals/signals.ts";

/**
 * Bundles signals of our own in place of @preact/signals-core, for half of its bytes. They assign nothing to what comes
 * from `Object.prototype` either, which throws on a page that froze it.
 */
export function ownSignals(root: string): Plugin {
  return {
    name: "cairn-own-signals",
    setup(builder) {
      builder.onLoad({ filter: /signals-core\.(module\.js|mjs)$/ }, () => ({
        contents: readFileSync(join(root, OWN), "utf8"),
        loader: "ts",
      }));
    },
  };
}
