import { rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import type { Metafile, Plugin } from "esbuild";
import { browserOptions } from "./options.ts";

const ENGINE = "packages/sdk/src/engine/index.ts";
const STAGE = "packages/sdk/src/engine/stage/create-stage.ts";
const WIDGETS = "packages/widgets/src/index.ts";
const COMPOSED = "cairn:widgets";

/** Engine and widgets, bundled apart so that no chunk is cut out of the two. */
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
  const bundle = async (name: string, entry: string, plugin: Plugin) => {
    const { metafile } = await build({
      ...browserOptions(root, minify),
      metafile: true,
      entryPoints: { [name]: entry },
      entryNames: "cairn/[name]-[hash]",
      chunkNames: "cairn/[name]-[hash]",
      format: "esm",
      outdir: outDir,
      splitting: true,
      plugins: [plugin],
    });
    return { metafile, output: outputOf(metafile, entry) };
  };
  // The widgets come first: the engine imports them by their hashed name.
  const widgets = await bundle("widgets", COMPOSED, composition(root));
  const engine = await bundle("engine", ENGINE, nameOfWidgets(basename(widgets.output)));
  const outputs = { ...engine.metafile.outputs, ...widgets.metafile.outputs };
  const alias = `export*from"./${basename(engine.output)}";\n`;
  writeFileSync(join(outDir, "cairn/engine.js"), alias);
  return {
    metafile: { inputs: { ...engine.metafile.inputs, ...widgets.metafile.inputs }, outputs },
    engine: engine.output,
    widgets: widgets.output,
    files: Object.keys(outputs).map((file) => join(root, file)),
  };
}

/** The widgets know the engine through a port and its stage knows them through one; only this build knows both. */
function composition(root: string): Plugin {
  return {
    name: "cairn-composition",
    setup(builder) {
      builder.onResolve({ filter: /^cairn:widgets$/ }, ({ path }) => ({
        path,
        namespace: "cairn",
      }));
      builder.onLoad({ filter: /./, namespace: "cairn" }, () => ({
        resolveDir: root,
        contents: `
          import { createStage } from "./${STAGE}";
          import { mountWidgets } from "./${WIDGETS}";
          export const stage = createStage(mountWidgets);`,
      }));
    },
  };
}

/** The engine may not know the widgets, so it imports `cairn:widgets`. */
function nameOfWidgets(fileName: string): Plugin {
  return {
    name: "cairn-widgets",
    setup(builder) {
      builder.onResolve({ filter: /^cairn:widgets$/ }, () => ({
        path: `./${fileName}`,
        external: true,
      }));
    },
  };
}

function outputOf(metafile: Metafile, entry: string): string {
  const found = Object.entries(metafile.outputs).find(
    ([, { entryPoint }]) => entryPoint === entry || entryPoint === `cairn:${entry}`,
  );
  if (found === undefined) throw new Error(`esbuild wrote no output for ${entry}`);
  return found[0];
}
