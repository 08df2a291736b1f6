import type { BuildOptions } from "esbuild";

/** What every browser bundle of this repository shares. */
export function browserOptions(root: string, minify: boolean): BuildOptions {
  return {
    absWorkingDir: root,
    bundle: true,
    charset: "utf8",
    // Naming a condition of our own drops esbuild's default "module", so it is named too.
    conditions: ["cairn-source", "module"],
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    logLevel: "silent",
    metafile: true,
    minify,
    platform: "browser",
    sourcemap: minify ? false : "inline",
    target: "es2022",
    write: true,
  };
}
