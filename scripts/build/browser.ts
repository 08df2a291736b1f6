import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { repositoryRoot } from "../lib/root.ts";
import type { Artefact } from "./artefact.ts";
import { bundleEntry } from "./bundle-entry.ts";
import { bundleModules } from "./bundle-modules.ts";
import { bundleStudio } from "./bundle-studio.ts";
import { describeArtefacts } from "./describe-artefacts.ts";
import { squeeze, squeezeOnce } from "./squeeze.ts";

/** Where the collector looks for what it serves to browsers. */
export const assetsFolder = join(repositoryRoot, "packages/collector/dist/assets");

/** What a build made, as `pnpm size` reads it. */
export interface BrowserBuild {
  readonly artefacts: readonly Artefact[];
  readonly studioFirstViewBrotli: number;
}

export interface BrowserBuildOptions {
  readonly outDir: string;
  readonly minify: boolean;
  readonly root?: string;
}

/**
 * Builds everything that a browser fetches into `outDir`: `cairn.js`, `cairn/*`, the manifest, the studio
 * and the demo. `outDir` lies inside the repository. Throws what esbuild found wrong.
 */
export async function buildBrowser(options: BrowserBuildOptions): Promise<BrowserBuild> {
  const { outDir, minify, root = repositoryRoot } = options;
  mkdirSync(outDir, { recursive: true });
  const modules = await bundleModules(root, outDir, minify);
  await bundleEntry(root, outDir, `cairn/${basename(modules.engine)}`, minify);
  if (minify) {
    await squeeze([join(outDir, "cairn.js")], "iife");
    await squeeze(modules.files, "esm");
    await squeezeOnce(modules.tools);
  }
  const artefacts = describeArtefacts(root, outDir, modules);
  const manifest = artefacts.map(({ path, group, brotli }) => ({ path, group, brotli }));
  writeFileSync(join(outDir, "cairn/manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
  const studio = await bundleStudio(root, outDir, minify);
  await buildDemo(root, join(outDir, "demo"));
  const built = { artefacts, studioFirstViewBrotli: studio.firstViewBrotli };
  writeFileSync(join(dirname(outDir), "browser-build.json"), JSON.stringify(built));
  return built;
}

async function buildDemo(root: string, outDir: string): Promise<void> {
  const script = join(root, "examples/demo/build.ts");
  if (!existsSync(script)) throw new Error("examples/demo/build.ts is missing");
  const demo: { buildDemo(outDir: string): Promise<void> } = await import(script);
  await demo.buildDemo(outDir);
  // The collector writes it into the demo's page, as a host would.
  const stub = join(root, "packages/sdk/stub.js");
  if (existsSync(stub)) copyFileSync(stub, join(outDir, "stub.js"));
}
