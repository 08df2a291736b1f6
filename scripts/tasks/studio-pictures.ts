// Draws the pictures of docs/studio.md anew: the fifteen minutes that it tells, over the demo's history.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PNG } from "pngjs";
import type { Page } from "playwright-core";
import { smallPng } from "../../test/e2e/models/small-png.ts";
import { ensureBuilt } from "../build/ensure-built.ts";
import { ensureChromium } from "../lib/chromium.ts";
import { orExit } from "../lib/or-exit.ts";
import { repositoryRoot } from "../lib/root.ts";
import { fewColours } from "../pictures/few-colours.ts";

await orExit(ensureBuilt());
process.env["CAIRN_CHROMIUM"] = await orExit(ensureChromium());
// The browser's path is read as the modules are.
const { launchBrowser } = await import("../../test/e2e/models/browser.ts");
const { startCollector } = await import("../../test/e2e/models/collector.ts");
const { drawEffect, drawStory } = await import("../pictures/studio-story.ts");

const folder = join(repositoryRoot, "docs/images");
const collector = await startCollector({ demo: true });
const browser = await launchBrowser();
try {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  await drawStory(context, collector, keep);
  await drawEffect(keep);
} finally {
  await browser.close();
  await collector.stop();
}
process.exit();

async function keep(name: string, page: Page, part?: string): Promise<void> {
  const shown = part === undefined ? page : page.locator(part);
  const { width, height, data } = PNG.sync.read(await shown.screenshot({ animations: "disabled" }));
  const picture = smallPng(width, height, fewColours(data));
  writeFileSync(join(folder, `${name}.png`), picture);
  console.log(`${name.padEnd(24)} ${(picture.byteLength / 1024).toFixed(1)} KiB`);
}
