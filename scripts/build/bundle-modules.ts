import { rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import type { Metafile, Plugin } from "esbuild";
import { browserOptions } from "./options.ts";

const ENGINE = "packages/sdk/src/engine/index.ts";
const WIDGETS = "packages/widgets/src/index.ts";

/** Engine and widgets as one ESM build, so that both share their chunks. */
export interface ModuleBuild {
  readonly metafile: Metafile;
  /** Output of the engine's entry, from the repository root. */
  readonly engine: string;
  /** Output of the widgets' entry, from the repository root. */
  readonly widgets: string;
  /** Every file written, absolute. */
  readonly files: readonly string[];
}

/** Bundles engine and widgets into `outDir/cairn`, with hashed names and the alias `cairn/engine.js`. */
export async function bundleModules(
  root: string,
  outDir: string,
  minify: boolean,
): Promise<ModuleBuild> {
  rmSync(join(outDir, "cairn"), { recursive: true, force: true });
  const { metafile } = await build({
    ...browserOptions(root, minify),
    metafile: true,
    entryPoints: { engine: ENGINE, widgets: WIDGETS },
    entryNames: "cairn/[name]-[hash]",
    chunkNames: "cairn/[name]-[hash]",
    format: "esm",
    outdir: outDir,
    splitting: true,
    plugins: [widgetsPlugin(root)],
  });
  const engine = outputOf(metafile, ENGINE);
  const alias = `export*from"./${basename(engine)}";\n`;
  writeFileSync(join(outDir, "cairn/engine.js"), alias);
  const files = Object.keys(metafile.outputs).map((file) => join(root, file));
  return { metafile, engine, widgets: outputOf(metafile, WIDGETS), files };
}

/** The engine may not know the widgets, so it imports `cairn:widgets` and only this build knows both. */
function widgetsPlugin(root: string): Plugin {
  return {
    name: "cairn-widgets",
    setup(builder) {
      builder.onResolve({ filter: /^cairn:widgets$/ }, () => ({ path: join(root, WIDGETS) }));
    },
  };
}

function outputOf(metafile: Metafile, entryPoint: string): string {
  const found = Object.entries(metafile.outputs).find(
    ([, output]) => output.entryPoint === entryPoint,
  );
  if (found === undefined) throw new Error(`esbuild wrote no output for ${entryPoint}`);
  return found[0];
}
