import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { repositoryRoot } from "../lib/root.ts";
import { assetsFolder, buildBrowser } from "./browser.ts";
import type { BrowserBuild } from "./browser.ts";
import { isFresh, markFresh, sourceStamp } from "./freshness.ts";

const stampFile = join(dirname(assetsFolder), "browser-build.stamp");
const reportFile = join(dirname(assetsFolder), "browser-build.json");

/** The browser artefacts, built now (after `onStale`) unless nothing changed since the last build. */
export async function ensureBuilt(
  onStale: () => void = () => {},
): Promise<BrowserBuild & { readonly wasFresh: boolean }> {
  const stamp = sourceStamp(repositoryRoot);
  if (isFresh(stampFile, stamp) && existsSync(assetsFolder)) {
    const built: BrowserBuild = JSON.parse(readFileSync(reportFile, "utf8"));
    return { ...built, wasFresh: true };
  }
  onStale();
  rmSync(stampFile, { force: true });
  // A running collector keeps the old files until the new ones are whole, and for good where a build fails.
  const next = `${assetsFolder}.next-${process.pid}`;
  try {
    const built = await buildBrowser({ outDir: next, minify: true });
    rmSync(assetsFolder, { recursive: true, force: true });
    renameSync(next, assetsFolder);
    markFresh(stampFile, stamp);
    return { ...built, wasFresh: false };
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}
