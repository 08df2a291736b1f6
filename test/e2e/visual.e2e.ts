import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sceneNames } from "./host-pages/gallery/scenes.ts";
import { isFull } from "./models/full.ts";
import { FONTS, compareWithReference, hasFonts } from "./models/reference-picture.ts";
import { startWidgetGallery } from "./models/widget-page.ts";
import type { WidgetGallery } from "./models/widget-page.ts";

const LOOKS: readonly (readonly [look: string, query: string, options: BrowserContextOptions])[] = [
  ["light", "scheme=light", { viewport: { width: 760, height: 620 } }],
  ["dark", "scheme=dark", { viewport: { width: 760, height: 620 } }],
  ["rtl", "dir=rtl&scheme=light", { viewport: { width: 760, height: 620 } }],
  ["320px", "scheme=light", { viewport: { width: 320, height: 620 } }],
];
// What is left around a guide, so that its shadow and what it points at are in the picture.
const MARGIN_PX = 16;
const GUIDE =
  "dialog,[part~=panel],[part~=card],[part~=slideout],[part~=banner],[part~=tooltip],[part~=hotspot],[part~=step]";

let gallery: WidgetGallery;
beforeAll(async () => {
  // Letters are drawn the same way whatever the machine's own settings for them are.
  gallery = await startWidgetGallery("gallery", [
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-device-scale-factor=1",
  ]);
});
afterAll(() => gallery.stop());

describe.skipIf(!hasFonts()).each(isFull ? LOOKS : LOOKS.slice(0, 1))(
  `looks as test/visual has it (with ${FONTS.join(" and ")}), %s:`,
  (look, query, options) => {
    let page: Page;
    beforeAll(async () => {
      const font = FONTS.map((name) => `"${name}"`).join(",");
      ({ page } = await gallery.open(`${query}&font=${encodeURIComponent(`${font},sans-serif`)}`, {
        ...options,
        reducedMotion: "reduce",
      }));
    });
    afterAll(() => page.context().close());

    it.each(sceneNames)("%s", async (scene) => {
      await page.evaluate((name) => window.gallery.stage(name), scene);
      const guide = scene === "launchers" ? "[part~=dock]" : GUIDE;
      const clip = await page.evaluate(boxOf, [guide, MARGIN_PX] as const);
      const shot = await page.screenshot({ clip, animations: "disabled", caret: "hide" });
      const name = scene.replaceAll(/\W+/g, "-");
      expect(compareWithReference(`${look}/${name}`, shot)).toBe(undefined);
    });
  },
);

/** The part of the window that holds every guide and what it points at. */
function boxOf([guide, margin]: readonly [guide: string, margin: number]) {
  const shadow = document.querySelector("cairn-root")!.shadowRoot!;
  const boxes = [
    ...shadow.querySelectorAll(guide),
    ...(shadow.querySelector("[part~=spotlight]") ? [document.querySelector("#connect")!] : []),
  ].map((element) => element.getBoundingClientRect());
  const left = Math.max(0, Math.min(...boxes.map((box) => box.left)) - margin);
  const top = Math.max(0, Math.min(...boxes.map((box) => box.top)) - margin);
  const right = Math.min(innerWidth, Math.max(...boxes.map((box) => box.right)) + margin);
  const bottom = Math.min(innerHeight, Math.max(...boxes.map((box) => box.bottom)) + margin);
  const x = Math.floor(left);
  const y = Math.floor(top);
  return { x, y, width: Math.ceil(right) - x, height: Math.ceil(bottom) - y };
}
