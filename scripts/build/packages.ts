import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { BuildOptions } from "esbuild";
import { filesUnder } from "../lib/files.ts";
import { packageEntries, PUBLISHED_PACKAGES } from "../lib/published.ts";
import { browserOptions } from "./options.ts";

// An npm host has no hashed name at hand; this one always leads to the newest engine.
const STABLE_ENGINE = "cairn/engine.js";

/**
 * Writes the scripts of the packages that go to npm beside the declarations of `tsc -b`, one for each entry
 * of their `exports`. The entry `./global` is one classic script; all others leave dependencies outside.
 */
export async function buildPackages(root: string): Promise<void> {
  for (const name of PUBLISHED_PACKAGES) {
    const folder = join(root, "packages", name);
    // Names in there hold a hash: those of an earlier build would be published too.
    rmSync(join(folder, "dist/shared"), { recursive: true, force: true });
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const shared: BuildOptions = {
      ...browserOptions(root, false),
      absWorkingDir: folder,
      define: {
        __CAIRN_ENGINE__: JSON.stringify(STABLE_ENGINE),
        __CAIRN_VERSION__: JSON.stringify(version),
      },
      outbase: "src",
      outdir: "dist",
      sourcemap: false,
    };
    const sourcesOf = (isGlobal: boolean) =>
      packageEntries(folder)
        .filter(({ path }) => (path === "./global") === isGlobal)
        .map(({ source }) => source);
    await build({
      ...shared,
      chunkNames: "shared/[name]-[hash]",
      entryPoints: sourcesOf(false),
      external: ["cairn:widgets"],
      format: "esm",
      packages: "external",
      splitting: true,
    });
    await build({ ...shared, entryPoints: sourcesOf(true), format: "iife", minify: true });
    for (const file of filesIn(join(folder, "dist"), ".d.ts")) pointAtScripts(file);
  }
}

/** Makes declarations name `./a.js` where the compiler left `./a.ts`: that file is not published. */
function pointAtScripts(file: string): void {
  const written = readFileSync(file, "utf8");
  const pointed = written.replace(/(\bfrom |\bimport\(|\bimport )"(\.[^"]*)\.tsx?"/g, '$1"$2.js"');
  if (pointed !== written) writeFileSync(file, pointed);
}

function filesIn(folder: string, ending: string): readonly string[] {
  return filesUnder(folder).filter((file) => file.endsWith(ending));
}
