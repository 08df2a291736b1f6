import { rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import type { BuildOptions, Metafile, Plugin } from "esbuild";
import { bundleLocales, loadLocales } from "./bundle-locales.ts";
import { BUILDER, composeBuilder, nameOfBuilder } from "./compose-builder.ts";
import { COMPOSED, composedOutput, composeWidgets } from "./compose-widgets.ts";
import { ENGINE_NAMES } from "./engine-names.ts";
import { browserOptions } from "./options.ts";
import { sharedFunctions } from "./shared-functions.ts";
import { shortCss } from "./short-css.ts";
import { shortWords } from "./short-words.ts";
import { listExports, shortenWritten } from "./short-exports.ts";
import { ownSignals } from "./own-signals.ts";
import { WIDGET_NAMES } from "./widget-names.ts";

const ENGINE = "packages/sdk/src/engine/index.ts";
const ofWidgets = [...ENGINE_NAMES, ...WIDGET_NAMES];
const INSPECTOR = "packages/sdk/src/inspector/index.ts";

/** Engine, widgets, inspector and builder, bundled apart so that no chunk is cut out of them, and the words of each language. */
export interface ModuleBuild {
  readonly metafile: Metafile;
  /** Output of the engine's entry, from the repository root. */
  readonly engine: string;
  /** Output of stage and widgets, from the repository root. */
  readonly widgets: string;
  /** Every file written that a product's page may load, absolute. */
  readonly files: readonly string[];
  /** Those of inspector and builder, which have no budget. */
  readonly tools: readonly string[];
}

/** Bundles engine, widgets, inspector and builder into `outDir/cairn`, with hashed names and the alias `cairn/engine.js`. */
export async function bundleModules(
  root: string,
  outDir: string,
  minify: boolean,
): Promise<ModuleBuild> {
  rmSync(join(outDir, "cairn"), { recursive: true, force: true });
  let mangleCache: Record<string, string | false> = {};
  const bundle = async (name: string, entry: string, plugins: Plugin[], how: BuildOptions = {}) => {
    const built = await build({
      ...browserOptions(root, minify),
      // What nobody loads who does not work on guides has no say in names.
      ...(minify && name !== "builder"
        ? { mangleProps: anyOf(name === "widgets" ? ofWidgets : ENGINE_NAMES), mangleCache }
        : {}),
      ...how,
      metafile: true,
      entryPoints: { [name]: entry },
      entryNames: "cairn/[name]-[hash]",
      chunkNames: "cairn/[name]-[hash]",
      format: "esm",
      outdir: outDir,
      // One file: nobody waits for it who uses the product.
      splitting: name !== "builder",
      plugins: [...plugins, ownSignals(root), ...(minify ? [shortCss(), shortWords(root)] : [])],
    });
    // All bundles shorten a name to the same one.
    mangleCache = built.mangleCache ?? mangleCache;
    return built.metafile;
  };
  if (minify) {
    // The engine has the tightest budget, so it has the first choice among names; it is written last.
    await bundle("engine", ENGINE, [nameOfWidgets("widgets.js")], { write: false });
  }
  const locales = await bundleLocales(root, outDir, minify);
  // Each comes before what imports it by its hashed name.
  const picked = await bundle("builder", BUILDER, [
    composeBuilder(root),
    loadLocales(root, locales),
  ]);
  const builder = basename(outputOf(picked, "builder"));
  const inspected = await bundle("inspector", INSPECTOR, [nameOfBuilder(builder)]);
  const inspector = basename(outputOf(inspected, INSPECTOR));
  const inRoot = (file: string) => join(root, file);
  const composing = [
    loadLocales(root, locales),
    sharedFunctions(root),
    composeWidgets(root, inspector),
  ];
  const composed = await bundle("widgets", COMPOSED, composing, {
    // What chunks export keeps its name, since the engine asks for `stage`; terser shortens the rest.
    minify: false,
    minifySyntax: minify,
    minifyWhitespace: minify,
  });
  const widgets = composedOutput(composed);
  const door = outputOf(composed, COMPOSED);
  if (door !== widgets) {
    rmSync(join(root, door));
    delete composed.outputs[door];
  }
  if (minify) {
    const others = Object.keys(composed.outputs).filter((file) => file !== widgets);
    listExports(inRoot(widgets), others.map(inRoot), "stage");
    for (const file of Object.keys(composed.outputs)) shortenWritten(inRoot(file));
  }
  const bundled = await bundle("engine", ENGINE, [nameOfWidgets(basename(widgets))]);
  const engine = outputOf(bundled, ENGINE);
  const ofPages = { ...bundled.outputs, ...composed.outputs, ...locales.metafile.outputs };
  const ofTools = { ...inspected.outputs, ...picked.outputs };
  const alias = `export*from"./${basename(engine)}"`;
  writeFileSync(join(outDir, "cairn/engine.js"), alias);
  return {
    metafile: {
      inputs: {
        ...bundled.inputs,
        ...composed.inputs,
        ...inspected.inputs,
        ...picked.inputs,
        ...locales.metafile.inputs,
      },
      outputs: { ...ofPages, ...ofTools },
    },
    engine,
    widgets,
    files: Object.keys(ofPages).map(inRoot),
    tools: Object.keys(ofTools).map(inRoot),
  };
}

function anyOf(names: readonly string[]): RegExp {
  return new RegExp(`^(${names.join("|")})$`);
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
