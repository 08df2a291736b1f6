import { describe, expect, it } from "vitest";
import { hostileEvent } from "../../packages/studio/test/fixtures/hostile.ts";
import { focusedWords } from "./models/keyboard-walks.ts";
import { isFull } from "./models/full.ts";
import { type StudioVisit, visitStudio } from "./models/studio-page.ts";
import { FIRST_SCREENS, STUDIO_SCREENS } from "./models/studio-screens.ts";
import { studioVisits } from "./models/studio-visits.ts";

const { visit, expectComplaints } = studioVisits(visitStudio);

// What may change with colours alone, and with the width alone; whoever runs everything runs all rules each time.
const BY_COLOUR = isFull ? undefined : ["color-contrast", "link-in-text-block"];
const BY_WIDTH = isFull ? undefined : ["color-contrast", "scrollable-region-focusable"];

describe("the studio's screens", () => {
  it("break no rule of axe in light and dark, at 1280 px and 390 px, and do not scroll sideways down to 320 px", async () => {
    const studio = await visit("lived-in", { reducedMotion: "reduce" });
    const { page } = studio;
    for (const [hash, heading] of STUDIO_SCREENS) {
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize({ width: 1280, height: 900 });
      await studio.go(hash, heading);
      const found: Record<string, unknown> = { light: await studio.axe() };
      await page.emulateMedia({ colorScheme: "dark" });
      found["dark"] = await studio.axe(BY_COLOUR);
      found["over1280"] = await overhang(studio);
      await page.setViewportSize({ width: 390, height: 900 });
      found["narrow"] = await studio.axe(BY_WIDTH);
      found["over390"] = await overhang(studio);
      // 1280 px at 400 %, as WCAG 1.4.10 has it.
      await page.setViewportSize({ width: 320, height: 900 });
      found["over320"] = await overhang(studio);
      const none = { light: [], dark: [], over1280: 0, narrow: [], over390: 0, over320: 0 };
      expect({ hash, ...found }).toEqual({ hash, ...none });
    }
  });

  it("say what to do where there is nothing yet, without breaking a rule of axe", async () => {
    const studio = await visit("empty");
    for (const [hash, heading] of FIRST_SCREENS) {
      await studio.go(hash, heading);
      expect({ hash, axe: await studio.axe() }).toEqual({ hash, axe: [] });
    }
    await studio.go("#/", "Overview");
    await studio.page.getByText("0 of 5 done. Next: add the script tag.").waitFor();
  });
});

/** By how many pixels the page is wider than the window. */
async function overhang({ page }: StudioVisit): Promise<number> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return Math.max(0, over);
}

describe("on a phone", () => {
  it("the menu opens in sight wherever one is on the page, and closes behind the focus that leaves it", async () => {
    const { page } = await visit("lived-in");
    await page.setViewportSize({ width: 390, height: 800 });
    await page.getByRole("button", { name: "Make a guide for it" }).first().waitFor();
    await page.evaluate(() => scrollTo(0, 1_200));
    const menu = page.getByRole("button", { name: "Menu" });
    await menu.press("Enter");
    const inSight = await page
      .getByRole("link", { name: "Overview", exact: true })
      .evaluate((link) => {
        const { left, top } = link.getBoundingClientRect();
        return document.elementFromPoint(left + 4, top + 4) === link;
      });
    expect(inSight).toBe(true);
    await page.getByRole("button", { name: "Sign out" }).focus();
    await page.keyboard.press("Tab");
    await expect.poll(() => menu.getAttribute("aria-expanded")).toBe("false");
  });
});

describe("with the keyboard alone", () => {
  it("a guide is begun, its form is filled and it is published, and focus is seen all the way", async () => {
    const studio = await visit("lived-in");
    const { page, server } = studio;
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
    await press(studio, "Tab", "a: Skip to content");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("main");
    await reach(studio, "Shift+Tab", "a: Guides");
    await page.keyboard.press("Enter");
    await focusOn(studio, "h1: Guides");

    await reach(studio, "Tab", "text: New guide: its title");
    await page.keyboard.type("Say hello");
    await reach(studio, "Tab", "button: Create checklist");
    await page.keyboard.press("Enter");
    await focusOn(studio, "h1: Say hello");
    await reach(studio, "Tab", "button: Add item: Add a customer");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => server.api.draft().guidebook.guides?.["say-hello"])
      .toMatchObject({ items: [{ milestone: "first-customer" }] });
    expect(await page.evaluate<string>(focusedWords)).not.toBe("page");

    await reach(studio, "Shift+Tab", "a: Publish");
    await page.keyboard.press("Enter");
    await focusOn(studio, "h1: Publish");
    await reach(studio, "Tab", /^text(area)?: What changed/);
    await page.keyboard.type("A checklist to begin with");
    await reach(studio, "Tab", "button: Publish changes");
    await page.keyboard.press("Enter");
    await page
      .getByText(/Version 4 is live/)
      .first()
      .waitFor();
    expect(await page.evaluate<string>(focusedWords)).not.toBe("page");
  });

  it("a dialog keeps focus inside, closes with Escape and gives it back", async () => {
    const studio = await visit("lived-in");
    const { page } = studio;
    await studio.go("#/people/u_1042", "Ada Whitfield");
    await reach(studio, "Tab", "button: Erase this person");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Erase this person?" }).waitFor();
    for (let turn = 0; turn < 5; turn += 1) {
      await page.keyboard.press("Tab");
      const isInside = await page.evaluate(
        () =>
          // Past the last control the browser's own bar takes a turn; the page behind never does.
          document.activeElement === document.body ||
          document.activeElement?.closest("dialog") !== null,
      );
      expect(isInside).toBe(true);
    }
    await page.keyboard.press("Escape");
    await focusOn(studio, "button: Erase this person");
  });
});

/** Presses until focus is on what is named so, and expects that it is seen at each step. */
async function reach(
  studio: StudioVisit,
  key: "Tab" | "Shift+Tab",
  words: string | RegExp,
): Promise<void> {
  const passed: string[] = [];
  const isIt = (at: string): boolean => (typeof words === "string" ? at === words : words.test(at));
  for (let turn = 0; turn < 90; turn += 1) {
    await studio.page.keyboard.press(key);
    const at = await studio.page.evaluate<string>(focusedWords);
    await expectSeen(studio, at);
    if (isIt(at)) return;
    passed.push(at);
  }
  throw new Error(`Never came to ${String(words)}, but past ${passed.join(" | ")}`);
}

async function press(studio: StudioVisit, key: string, words: string): Promise<void> {
  await studio.page.keyboard.press(key);
  await focusOn(studio, words);
}

async function focusOn({ page }: StudioVisit, words: string): Promise<void> {
  await expect.poll(() => page.evaluate<string>(focusedWords)).toBe(words);
}

/** Whoever tabs sees where they are: within the window, with an outline. */
async function expectSeen({ page }: StudioVisit, at: string): Promise<void> {
  const seen = await page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return "lost";
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const isThere = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    // The preview is a page of its own; focus inside it is seen there.
    if (element.localName === "iframe") return isThere ? "seen" : "outside";
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    if (!isThere) return "outside";
    return outlineStyle !== "none" && outlineWidth !== "0px" ? "seen" : "no outline";
  });
  expect({ at, seen }).toEqual({ at, seen: "seen" });
}

describe("what came from outside", () => {
  it("stands inert: markup as text, a long name cut with the whole on demand, turned characters kept to themselves", async () => {
    const studio = await visit("crowded");
    const { page, go } = studio;
    await go("#/people?search=hostile", "People");
    expect(await overhang(studio)).toBe(0);
    const row = page.getByRole("row").filter({ hasText: "<img" });
    await row.getByRole("link").first().click();
    await page.getByRole("heading", { level: 1, name: /^<img src=x/ }).waitFor();
    await page.getByText("What we were told").waitFor();
    expect(await page.locator("main img, main script, main b").count()).toBe(0);
    expect(await page.evaluate(() => "wasRun" in window)).toBe(false);
    const heading = await page.getByRole("heading", { level: 1 }).innerText();
    expect(heading.length).toBeLessThan(100);
    // What would turn the words around it is seen and does nothing.
    expect(await page.locator("body").innerText()).not.toMatch(/[\u202a-\u202e]/);
    await page.getByText("invoice\ufffdfdp.exe").first().waitFor();
    const whole = page.locator(".traits .told-long").filter({ hasText: /^<img/ }).first();
    await whole.locator("summary").press("Enter");
    expect((await whole.locator(".told-whole").innerText()).length).toBeGreaterThan(9_900);
    expect(await overhang(studio)).toBe(0);
    expect(await studio.axe()).toEqual([]);
    await page.setViewportSize({ width: 390, height: 900 });
    expect(await overhang(studio)).toBe(0);
    await go("#/live", "Live events");
    studio.server.emit(hostileEvent(Date.now()));
    await page.getByText("<script>").first().waitFor();
    expect(await overhang(studio)).toBe(0);
    expect(await page.locator("main img, main script, main b").count()).toBe(0);
  });

  it("says when the collector does not answer, and goes on by itself", async () => {
    const studio = await visit("lived-in");
    const { page, server: own } = studio;
    // The code of a screen comes from the collector, too.
    await studio.go("#/accounts", "Accounts");
    await studio.go("#/people", "People");
    expectComplaints(["net::ERR"]);
    own.setDown(true);
    await page.getByRole("link", { name: "Accounts", exact: true }).click();
    await page.getByText("The collector does not answer.").waitFor();
    await page.getByText("Waiting for the collector to load accounts…").waitFor();
    own.setDown(false);
    await page.getByRole("link", { name: "Nordlicht Kollektiv" }).waitFor();
    await page.getByText("The collector does not answer.").waitFor({ state: "detached" });
  });
});
