import type { CompiledGuidebook } from "@cairn/core";
import type { Page } from "playwright-core";

/** How far somebody got with a guide in its picture. */
interface Recipe {
  /** CSS pixels, where it needs more than most. */
  readonly height?: number;
  /** Milestones that are reached. */
  readonly reached?: readonly string[];
  /** Steps of a tour that are done. */
  readonly steps?: number;
  /** What is pressed one after the other, inside the shadow root. */
  readonly press?: readonly string[];
}

const checklist: Recipe = { reached: ["customer"], height: 560 };
const recipes: Readonly<Partial<Record<string, Recipe>>> = {
  checklist,
  "preset-slate": checklist,
  "preset-pebble-dark": checklist,
  tour: { steps: 1 },
  welcome: { height: 470 },
  cancel: { press: ["[type=radio]", "form [type=submit]"] },
};
// Chunks and first paint.
const SETTLE_MS = 900;

/** How high the page of a picture is, in CSS pixels. */
export function heightOf(name: string): number {
  // On a window of 420 pixels and less, cards in the corner are packed more tightly.
  return recipes[name]?.height ?? 440;
}

/** Puts the guidebook's guide, or its first answer, on the gallery's page as the picture `name` shows it. */
export async function drawGuide(
  page: Page,
  name: string,
  guidebook: CompiledGuidebook,
): Promise<void> {
  const { reached = [], steps = 0, press = [] } = recipes[name] ?? {};
  await page.evaluate(
    ({ text, milestones, turns }) => {
      const book = JSON.parse(text) as CompiledGuidebook;
      const { gallery } = window;
      const { documentElement } = document;
      documentElement.style.font = '15px/1.5 "Liberation Sans", sans-serif';
      documentElement.dir = book.dir;
      if (book.theme.css.includes("--cairn-scheme:dark"))
        documentElement.dataset["scheme"] = "dark";
      gallery.stop();
      Object.assign(gallery.port.guidebook, book);
      Object.assign(gallery.port, { dir: book.dir, locale: book.locale });
      for (const milestone of milestones) gallery.reach(milestone);
      gallery.mount();
      const [guide] = book.guides;
      const [faq] = book.faqs;
      if (guide) gallery.show(guide.id, { open: true });
      for (let turn = 0; guide && turn < turns; turn++) gallery.turn(guide.id, 1);
      if (!guide && faq) gallery.port.help.start({ faq: faq.id });
    },
    { text: JSON.stringify(guidebook), milestones: reached, turns: steps },
  );
  await page.waitForTimeout(SETTLE_MS);
  for (const selector of press) {
    await page.locator(`cairn-root ${selector}`).first().click();
    await page.waitForTimeout(SETTLE_MS / 3);
  }
  await page.mouse.move(0, 0);
}
