import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import type { Metafile, Plugin } from "esbuild";
import { filesUnder, pathFrom } from "../lib/files.ts";
import { browserOptions } from "./options.ts";
import { shortWords } from "./short-words.ts";

const FOLDER = "packages/widgets/src/locales";
/** Names the files of that folder one by one, which a bundler of a host understands. */
const LOADER = `${FOLDER}/load-locale.ts`;

/** One file for each language other than English. */
export interface LocaleBuild {
  readonly metafile: Metafile;
  /** `ar`, `de`, …; each is `cairn/LANGUAGE-HASH.js`. */
  readonly languages: readonly string[];
  /** Of all files together. */
  readonly hash: string;
}

/** Bundles the words of each language into `outDir/cairn`. They import nothing and are imported by name only. */
export async function bundleLocales(
  root: string,
  outDir: string,
  minify: boolean,
): Promise<LocaleBuild> {
  const sources = filesUnder(join(root, FOLDER))
    .map((file) => pathFrom(root, file))
    .filter((file) => file !== LOADER);
  const { metafile, outputFiles } = await build({
    ...browserOptions(root, minify),
    sourcemap: false,
    write: false,
    metafile: true,
    entryPoints: [...sources],
    entryNames: "cairn/[name]",
    format: "esm",
    outdir: outDir,
    plugins: minify ? [shortWords(root)] : [],
  });
  const sum = createHash("sha256");
  for (const { contents } of outputFiles) sum.update(contents);
  const hash = sum.digest("hex").slice(0, 8).toUpperCase();
  const hashed = (path: string) => path.replace(/\.js$/, `-${hash}.js`);
  mkdirSync(join(outDir, "cairn"), { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(hashed(path), contents);
  const outputs = Object.entries(metafile.outputs).map(([path, output]) => [hashed(path), output]);
  return {
    metafile: { ...metafile, outputs: Object.fromEntries(outputs) },
    languages: sources.map((file) => basename(file, ".ts")),
    hash,
  };
}

/**
 * Finds the file of a language by its name. Fourteen imports with a hash each are 170 brotli bytes of what everybody
 * who sees a guide fetches; one hash for all is 60.
 */
export function loadLocales(root: string, { languages, hash }: LocaleBuild): Plugin {
  const names = JSON.stringify(languages.join(" "));
  return {
    name: "cairn-locales",
    setup(builder) {
      builder.onLoad({ filter: /load-locale\.ts$/ }, ({ path }) =>
        pathFrom(root, path) === LOADER
          ? {
              contents: `
                // Written as one expression, esbuild takes it for a pattern of files to bundle.
                const load = (file) => import(file);
                export const loadLocale = (language) =>
                  ${names}.includes(language) ? load("./" + language + "-${hash}.js") : undefined;`,
            }
          : undefined,
      );
    },
  };
}
