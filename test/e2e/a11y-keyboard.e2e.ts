import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beginning, focusedWords, isSeen, keyboardWalks, toldOf } from "./models/keyboard-walks.ts";
import { startWidgetGallery } from "./models/widget-page.ts";
import type { WidgetGallery } from "./models/widget-page.ts";

let gallery: WidgetGallery;
let page: Page;
beforeAll(async () => {
  gallery = await startWidgetGallery();
  ({ page } = await gallery.open("", { reducedMotion: "reduce" }));
});
afterAll(() => gallery.stop());

// Firefox and WebKitGTK take the same walks in `pnpm test:engines`.
describe("12: with the keyboard alone", () => {
  it.each(keyboardWalks)("the $name is reached, used and left", async (walk) => {
    await page.evaluate(beginning(walk));
    const focus = () => page.evaluate<string>(focusedWords);
    await expect.poll(focus).toBe(walk.at);
    await expect.poll(() => page.evaluate(isSeen)).toBe(true);
    for (const [key, at] of walk.presses) {
      await page.keyboard.press(key);
      await expect.poll(focus, { message: `after ${key}` }).toBe(at);
    }
    expect(await page.evaluate(toldOf)).toEqual(walk.tells);
  });
});
