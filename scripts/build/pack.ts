import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PUBLISHED_PACKAGES } from "../lib/published.ts";
import { repositoryRoot } from "../lib/root.ts";
import { capture, tool } from "../lib/run.ts";
import { buildPackages } from "./packages.ts";

/** Writes what goes to npm into each published package's `dist`, from nothing. Throws what the compiler finds wrong. */
export async function buildForNpm(): Promise<void> {
  // Forced: its notes of what it wrote before say nothing of a `dist` that somebody removed since.
  const compiling = ["-b", "--force", "packages/widgets", "packages/react"];
  const compiled = await capture(tool("tsc"), compiling);
  if (compiled.exitCode !== 0) throw new Error(compiled.output);
  await buildPackages(repositoryRoot);
}

/** Builds the published packages and packs each into `folder`. Gives the tarballs' paths, lowest package first. */
export async function packPackages(folder: string): Promise<readonly string[]> {
  await buildForNpm();
  mkdirSync(folder, { recursive: true });
  const tarballs: string[] = [];
  for (const name of PUBLISHED_PACKAGES) {
    const packageFolder = join(repositoryRoot, "packages", name);
    const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
    const tarball = join(folder, `cairn-${name}-${version}.tgz`);
    // npm would leave `workspace:*` in it. The package's `prepack` would build all of them again.
    const packing = ["pack", "--out", tarball, "--config.ignore-scripts=true"];
    const { exitCode, output } = await capture("pnpm", packing, packageFolder);
    if (exitCode !== 0) throw new Error(output);
    tarballs.push(tarball);
  }
  return tarballs;
}
