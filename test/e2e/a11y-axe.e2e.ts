import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sceneNames } from "./host-pages/gallery/scenes.ts";
import { isFull } from "./models/full.ts";
import { axeSource, findFaults, unexplained } from "./models/axe.ts";
import { startWidgetGallery } from "./models/widget-page.ts";
import type { WidgetGallery } from "./models/widget-page.ts";

let gallery: WidgetGallery;
beforeAll(async () => {
  gallery = await startWidgetGallery();
});
afterAll(() => gallery.stop());

const LOOKS = ["scheme=light", "scheme=dark", "dir=rtl&scheme=light", "dir=rtl&scheme=dark"];

describe.each(isFull ? LOOKS : LOOKS.slice(0, 3))("12: with %s", (look) => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await gallery.open(look, { reducedMotion: "reduce" }));
    await page.evaluate(axeSource);
  });
  afterAll(() => page.context().close());

  it.each(sceneNames)("axe finds nothing wrong and nothing undecided in: %s", async (scene) => {
    await page.evaluate((name) => window.gallery.stage(name), scene);
    expect(unexplained(await page.evaluate<readonly string[]>(findFaults))).toEqual([]);
  });
});
