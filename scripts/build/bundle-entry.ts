import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { ENTRY_NAMES } from "./entry-names.ts";
import { browserOptions } from "./options.ts";

/** Bundles the classic script `cairn.js`, which knows its engine as a path relative to itself. */
export async function bundleEntry(
  root: string,
  outDir: string,
  enginePath: string,
  minify: boolean,
): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, "packages/sdk/package.json"), "utf8"));
  await build({
    ...browserOptions(root, minify),
    entryPoints: ["packages/sdk/src/global.ts"],
    define: {
      __CAIRN_ENGINE__: JSON.stringify(enginePath),
      __CAIRN_VERSION__: JSON.stringify(version),
    },
    ...(minify ? { mangleProps: new RegExp(`^(${ENTRY_NAMES.join("|")})$`) } : {}),
    format: "iife",
    // A classic script without "use strict", which the sources' own settings would put before it: 11 bytes.
    tsconfigRaw: {},
    outfile: join(outDir, "cairn.js"),
  });
}
