import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

const CONVERSION = /\w+\.prototype\.(?:valueOf|toString|toJSON)=function\(\)\{[^}]*\};/g;
const CONVERSIONS = 3;

/**
 * Leaves out the conversions of a signal to a plain value, which nothing here asks for. They are assigned over those of
 * `Object.prototype`; on a page that froze it the assignment throws, and no guide could show.
 */
export function plainSignals(): Plugin {
  return {
    name: "cairn-plain-signals",
    setup(builder) {
      builder.onLoad({ filter: /signals-core\.(module\.js|mjs)$/ }, ({ path }) => {
        const source = readFileSync(path, "utf8");
        const found = source.match(CONVERSION)?.length ?? 0;
        if (found !== CONVERSIONS)
          throw new Error(`${path}: ${found} conversions of a signal found`);
        return { contents: source.replace(CONVERSION, "") };
      });
    },
  };
}
