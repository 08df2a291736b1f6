import { readFileSync, writeFileSync } from "node:fs";
import { minify } from "terser";

/**
 * Minifies written bundles once more, in place. Measured on entry and engine: terser takes another 5 % of the brotli
 * bytes that esbuild leaves, since it inlines across functions and drops calls without effect.
 */
export async function squeeze(files: readonly string[], format: "esm" | "iife"): Promise<void> {
  for (const file of files) {
    const { code } = await minify(readFileSync(file, "utf8"), {
      ecma: 2020,
      module: format === "esm",
      compress: {
        ecma: 2020,
        passes: 6,
        pure_getters: true,
        // `String(error)` as `error + ""`, `new TypeError` without `new`: 40 bytes of the entry, 10 of the engine.
        unsafe: true,
        unsafe_arrows: true,
      },
      format: { comments: false },
    });
    if (code === undefined) throw new Error(`terser wrote nothing for ${file}`);
    writeFileSync(file, code);
  }
}
