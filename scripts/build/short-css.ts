import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/**
 * Shortens style text in `*.css.ts` (a template text that begins with a line end): no line ends, `^name` for
 * `[part~=name]`, `%name` for `var(--cairn-name)`. `addStyle` of the host spells them out. 190 brotli bytes of all widgets, and
 * 30 more as rules say what they say in one order.
 * The first line end stays: without it terser repeats the text wherever its constant is named.
 */
export function shortCss(): Plugin {
  return {
    name: "cairn-short-css",
    setup(builder) {
      builder.onLoad({ filter: /\.css\.ts$/ }, ({ path }) => ({
        loader: "ts",
        contents: readFileSync(path, "utf8").replace(/`\n[^`]*`/g, shortened),
      }));
    },
  };
}

/** A template text in short. */
export function shortened(text: string): string {
  return text
    .replace(/(?<!`)\n/g, "")
    .replace(/\{([^{}]+)\}/g, (_, rule: string) => `{${inOrder(rule)}}`)
    .replace(/\[part~=([\w-]+)\]/g, "^$1")
    .replace(/var\(--cairn-([\w-]+)\)/g, "%$1");
}

/** By name, so that what sets several (`padding`, `all`) comes before what sets one of them, as it must. */
function inOrder(rule: string): string {
  const nameOf = (declaration: string) => declaration.replace(/:.*/, "").replace(/^all$/, "");
  const declarations = rule.split(";").filter(Boolean);
  return declarations
    .toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : +(nameOf(a) > nameOf(b))))
    .join(";");
}
