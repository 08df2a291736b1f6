import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { measure } from "./artefact.ts";
import { browserOptions } from "./options.ts";

const ENTRY = "packages/studio/src/main.tsx";
const TEMPLATE = "packages/studio/index.html";

/** Brotli bytes that the studio's first view fetches: its page, script, static imports and styles. */
export interface StudioBuild {
  readonly firstViewBrotli: number;
}

/**
 * Bundles the studio into `outDir/studio`. Its page is `packages/studio/index.html` with `%MAIN_JS%` and
 * `%MAIN_CSS%` replaced by the hashed file names.
 */
export async function bundleStudio(
  root: string,
  outDir: string,
  minify: boolean,
): Promise<StudioBuild> {
  const folder = join(outDir, "studio");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build({
    ...browserOptions(root, minify),
    metafile: true,
    entryPoints: { studio: ENTRY },
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    format: "esm",
    outdir: folder,
    splitting: true,
  });
  const entry = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === ENTRY);
  if (entry === undefined) throw new Error(`esbuild wrote no output for ${ENTRY}`);
  const [script, { cssBundle }] = entry;
  const page = fillTemplate(readFileSync(join(root, TEMPLATE), "utf8"), {
    MAIN_JS: basename(script),
    ...(cssBundle === undefined ? {} : { MAIN_CSS: basename(cssBundle) }),
  });
  writeFileSync(join(folder, "index.html"), page);

  const firstView = new Set<string>(cssBundle === undefined ? [] : [cssBundle]);
  collectStatic(script);
  const bytes = [...firstView].map((output) => readFileSync(join(root, output)));
  const sizes = [Buffer.from(page), ...bytes].map((content) => measure(content).brotli);
  return { firstViewBrotli: sizes.reduce((sum, size) => sum + size, 0) };

  function collectStatic(output: string): void {
    if (firstView.has(output)) return;
    firstView.add(output);
    for (const imported of metafile.outputs[output]?.imports ?? []) {
      if (imported.kind === "import-statement" && imported.external !== true) {
        collectStatic(imported.path);
      }
    }
  }
}

/** Replaces `%NAME%` in the studio's page. Throws when a name is left over or inline code stands in it. */
export function fillTemplate(template: string, names: Readonly<Record<string, string>>): string {
  const page = template.replace(/%([A-Z_]+)%/g, (_, name: string) => {
    const value = names[name];
    if (value === undefined)
      throw new Error(`${TEMPLATE} names %${name}%, which the build does not make`);
    return value;
  });
  const unused = Object.keys(names).filter((name) => !template.includes(`%${name}%`));
  if (unused.length > 0) throw new Error(`${TEMPLATE} does not name %${unused.join("%, %")}%`);
  // The studio is served with a policy that forbids inline code.
  if (/<style[\s>]|<script(?![^>]*\ssrc=)[\s>]|\son[a-z]+=|\sstyle=/i.test(page)) {
    throw new Error(`${TEMPLATE} holds inline script or style`);
  }
  return page;
}
