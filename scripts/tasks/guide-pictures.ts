// Draws the pictures of docs/guides.md anew: each from the definition that follows it there, by the real widgets. Names
// as arguments draw only these.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PNG } from "pngjs";
import type { Page } from "playwright-core";
import { ensureBuilt } from "../build/ensure-built.ts";
import { ensureChromium } from "../lib/chromium.ts";
import { orExit } from "../lib/or-exit.ts";
import { repositoryRoot } from "../lib/root.ts";
import { pictureDefinitions } from "../pictures/definitions.ts";
import { drawGuide, heightOf } from "../pictures/draw-guide.ts";
import { drawInspector } from "../pictures/draw-inspector.ts";
import { fewColours } from "../pictures/few-colours.ts";
import { smallPng } from "../../test/e2e/models/small-png.ts";

await orExit(ensureBuilt());
process.env["CAIRN_CHROMIUM"] = await orExit(ensureChromium());
// The browser's path is read as the module is.
const { startWidgetGallery } = await import("../../test/e2e/models/widget-page.ts");

const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
const folder = join(repositoryRoot, "docs/images/guides");
mkdirSync(folder, { recursive: true });
const doc = readFileSync(join(repositoryRoot, "docs/guides.md"), "utf8");
const gallery = await startWidgetGallery();
try {
  for (const { name, guidebook } of pictureDefinitions(doc)) {
    if (!isWanted(name)) continue;
    const { page, close } = await gallery.open("", {
      viewport: { width: 660, height: heightOf(name) },
      deviceScaleFactor: 1.5,
      reducedMotion: "reduce",
    });
    await drawGuide(page, name, guidebook);
    await keep(name, page);
    await close();
  }
  if (isWanted("inspector")) await drawInspector((page) => keep("inspector", page));
} finally {
  await gallery.stop();
}
process.exit();

async function keep(name: string, page: Page): Promise<void> {
  const { width, height, data } = PNG.sync.read(await page.screenshot({ animations: "disabled" }));
  const picture = smallPng(width, height, fewColours(data));
  writeFileSync(join(folder, `${name}.png`), picture);
  console.log(`${name.padEnd(20)} ${(picture.byteLength / 1024).toFixed(1)} KiB`);
}
