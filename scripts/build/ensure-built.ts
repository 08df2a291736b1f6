import { readFileSync, rmSync } from "node:fs";
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
  if (isFresh(stampFile, stamp)) {
    const built: BrowserBuild = JSON.parse(readFileSync(reportFile, "utf8"));
    return { ...built, wasFresh: true };
  }
  onStale();
  rmSync(stampFile, { force: true });
  const built = await buildBrowser({ outDir: assetsFolder, minify: true });
  markFresh(stampFile, stamp);
  return { ...built, wasFresh: false };
}
