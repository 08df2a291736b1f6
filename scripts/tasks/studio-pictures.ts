// Draws the pictures of the overview in docs/studio.md anew: the studio over the demo's history, as it is today.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PNG } from "pngjs";
import type { NewMarker, StudioSession } from "@cairn/core/api";
import type { Page } from "playwright-core";
import { smallPng } from "../../test/e2e/models/small-png.ts";
import { ensureBuilt } from "../build/ensure-built.ts";
import { ensureChromium } from "../lib/chromium.ts";
import { orExit } from "../lib/or-exit.ts";
import { repositoryRoot } from "../lib/root.ts";
import { fewColours } from "../pictures/few-colours.ts";

await orExit(ensureBuilt());
process.env["CAIRN_CHROMIUM"] = await orExit(ensureChromium());
// The browser's path is read as the module is.
const { launchBrowser } = await import("../../test/e2e/models/browser.ts");
const { startCollector } = await import("../../test/e2e/models/collector.ts");

const DAY_MS = 86_400_000;
const folder = join(repositoryRoot, "docs/images");
const collector = await startCollector({ demo: true });
const browser = await launchBrowser();
try {
  const visitor = await browser.newContext();
  const first = await visitor.newPage();
  await first.goto(collector.signInLink);
  await first.locator("h1").waitFor();
  const daysAgo = (days: number): number => Date.now() - days * DAY_MS;
  const mark = (days: number, marker: Omit<NewMarker, "at">): Promise<unknown> =>
    first.evaluate(
      async (body) =>
        fetch("/api/markers", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
        }).then(({ status }) => status),
      JSON.stringify({ at: new Date(daysAgo(days)).toISOString(), ...marker }),
    );
  await mark(17, { kind: "release", title: "New navigation" });
  await mark(11, { kind: "fix", title: "The form says why", milestone: "bank-connected" });
  const { name } = await first.evaluate(async (): Promise<StudioSession> =>
    (await fetch("/api/session")).json(),
  );
  const storageState = await visitor.storageState();
  const seen = { atMs: daysAgo(2), verdicts: {}, moved: {} };
  for (const [file, width, height, colorScheme] of [
    ["studio-overview", 1280, 1480, "light"],
    ["studio-overview-phone", 390, 1500, "dark"],
  ] as const) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme,
      storageState,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    await page.addInitScript(([key, kept]) => localStorage.setItem(key, kept), [
      `overview-visit:live:${name}`,
      JSON.stringify({ lookedMs: seen.atMs, seen }),
    ] as const);
    await page.goto(`${collector.origin}/studio/#/`);
    await page.locator(".stall-map").waitFor();
    await page.locator("#rate-title").waitFor();
    await keep(file, page);
    await context.close();
  }
} finally {
  await browser.close();
  await collector.stop();
}
process.exit();

async function keep(name: string, page: Page): Promise<void> {
  const { width, height, data } = PNG.sync.read(await page.screenshot({ animations: "disabled" }));
  const picture = smallPng(width, height, fewColours(data));
  writeFileSync(join(folder, `${name}.png`), picture);
  console.log(`${name.padEnd(24)} ${(picture.byteLength / 1024).toFixed(1)} KiB`);
}
