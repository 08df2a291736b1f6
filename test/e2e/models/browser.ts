import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { findHeadlessShell } from "../../../scripts/lib/chromium.ts";

/** Where Chromium is on this machine; `CAIRN_CHROMIUM` overrides it. */
export const chromiumPath = process.env["CAIRN_CHROMIUM"] ?? "/usr/bin/chromium";

/** What Chromium is started with: a browser in a test talks to nobody but the test. */
export const chromiumArguments: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/**
 * A headless Chromium that keeps the back-forward cache, which Playwright switches off by itself. `more` are further
 * arguments for a test that needs them.
 */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [...chromiumArguments, ...more],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
}

/**
 * Chromium's headless shell, where it is installed: what pages show and do is the same, for a third less of the processor's
 * time. It has no back-forward cache, and what becomes of tabs and profiles is tried with `launchBrowser`.
 */
export function launchShell(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findHeadlessShell() ?? chromiumPath;
  return chromium.launch({ executablePath, args: [...chromiumArguments, ...more] });
}

/** The same as `launchBrowser` with a profile in `folder` that outlives the process, for tests that kill it. */
export function launchProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath,
    args: [...chromiumArguments],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
}
