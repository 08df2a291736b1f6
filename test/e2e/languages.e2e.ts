import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SceneName } from "./host-pages/gallery/scenes.ts";
import { sceneNames } from "./host-pages/gallery/scenes.ts";
import { isFull } from "./models/full.ts";
import { startWidgetGallery } from "./models/widget-page.ts";
import type { WidgetGallery } from "./models/widget-page.ts";

// The one with the longest words; all of them in the full run.
const LANGUAGES = isFull ? "ar de es fa fr he it ja nl pl pt ro tr zh".split(" ") : ["de"];
const CROWDED: readonly SceneName[] = [
  "checklist",
  "tour, a click on the page",
  "survey",
  "survey, several",
  "cancel, a remedy",
  "answer",
];
const SCENES = isFull ? sceneNames : CROWDED;
const RIGHT_TO_LEFT = ["ar", "fa", "he"];

let gallery: WidgetGallery;
beforeAll(async () => {
  gallery = await startWidgetGallery();
});
afterAll(() => gallery.stop());

describe("on 320 pixels, where words are tight", () => {
  it.each(LANGUAGES)("everything that is said in %s fits", async (language) => {
    const dir = RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr";
    const opened = await gallery.open(`dir=${dir}&locale=${language}`, {
      viewport: { width: 320, height: 640 },
    });
    const { page, complaints } = opened;
    const tooWide: string[] = [];
    for (const scene of SCENES) {
      const found = await page.evaluate(async (name) => {
        await window.gallery.stage(name);
        const roots = [...document.querySelectorAll("cairn-root")];
        return roots
          .flatMap((root) => [...root.shadowRoot!.querySelectorAll<HTMLElement>("[part]")])
          .filter((part) => {
            const { left, right, width } = part.getBoundingClientRect();
            const isClipped = part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0;
            return width > 0 && (isClipped || left < -1 || right > innerWidth + 1);
          })
          .map((part) => `${name}: ${part.getAttribute("part")} “${part.innerText.slice(0, 40)}”`);
      }, scene);
      tooWide.push(...found);
    }
    await opened.close();
    expect({ tooWide, complaints }).toEqual({ tooWide: [], complaints: [] });
  });
});
