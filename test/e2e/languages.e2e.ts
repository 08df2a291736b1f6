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

describe("a guide in English on a page from right to left", () => {
  it.each(["checklist", "modal", "answer"] as const)(
    "ends its sentences with their full stop, and stands at the right: %s",
    async (scene) => {
      const { page, complaints, close } = await gallery.open("dir=rtl&words=ltr");
      await page.evaluate((name) => window.gallery.stage(name), scene);
      const ends = await page.evaluate(() => {
        const shadow = document.querySelector("cairn-root")!.shadowRoot!;
        const sentences = [...shadow.querySelectorAll("[part~=rich] > p")].filter((one) =>
          one.textContent.endsWith("."),
        );
        return sentences.map((sentence) => {
          const text = sentence.lastChild as Text;
          const [before, stop] = [2, 1].map((back) => {
            const range = document.createRange();
            range.setStart(text, text.length - back);
            range.setEnd(text, text.length - back + 1);
            return range.getBoundingClientRect();
          });
          const { right } = sentence.getBoundingClientRect();
          return { follows: stop!.left >= before!.right - 1, gap: Math.round(right - stop!.right) };
        });
      });
      await close();
      expect(ends.length).toBeGreaterThan(0);
      expect({ ends, complaints }).toEqual({
        ends: ends.map(() => ({ follows: true, gap: 0 })),
        complaints: [],
      });
    },
  );
});
