import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startWidgetGallery } from "./models/widget-page.ts";
import type { OpenGallery, WidgetGallery } from "./models/widget-page.ts";

let gallery: WidgetGallery;
let shared: OpenGallery;
let address: string;
beforeAll(async () => {
  gallery = await startWidgetGallery();
  shared = await gallery.open("", { reducedMotion: "reduce" });
  address = shared.page.url();
});
afterAll(() => gallery.stop());

// Whatever a test did: the page's policy was never broken, and its console stayed clean.
afterEach(async () => {
  expect(await shared.page.evaluate(() => window.violations)).toEqual([]);
  expect(shared.complaints).toEqual([]);
});

/** The one page, arranged anew. */
async function visit(query: string, width = 1100): Promise<Page> {
  const { page } = shared;
  await page.setViewportSize({ width, height: width === 1100 ? 760 : 640 });
  await page.goto(`${address}${query}`);
  await page.waitForFunction(() => window.gallery !== undefined);
  return page;
}

const happenings = (page: Page) =>
  page.evaluate(() =>
    window.gallery.happenings.map((it) => ("guide" in it ? `${it.kind} ${it.guide}` : it.kind)),
  );
const focusedName = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    return active?.getAttribute("aria-label") ?? active?.textContent?.trim() ?? active?.id ?? "";
  });
const said = (page: Page) => page.locator("cairn-root [role=status]").textContent();

describe("banner", () => {
  it("lies along the top on one line, takes no focus, and is said politely", async () => {
    const page = await visit("");
    await page.locator("#note").focus();
    const before = await page.locator("#connect").boundingBox();
    await page.evaluate(() => window.gallery.show("banner"));
    const banner = page.getByRole("region", { name: "Your trial ends on Friday" });
    await banner.waitFor();
    await expect.poll(() => said(page)).toBe("Your trial ends on Friday");
    const box = (await banner.boundingBox())!;
    expect(box.y).toBeLessThan(20);
    expect(box.height).toBeLessThan(64);
    // Nothing of the page was pushed, and nobody was interrupted.
    expect(await page.locator("#connect").boundingBox()).toEqual(before);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("note");
  });

  it("is walked with the keyboard, put off from its menu, and Escape inside closes it", async () => {
    const page = await visit("");
    await page.locator("#note").focus();
    await page.evaluate(() => window.gallery.show("banner", { because: "asked" }));
    await page.getByRole("region", { name: "Your trial" }).waitFor();
    const walked: string[] = [];
    for (let step = 0; step < 3; step++) {
      await page.keyboard.press("Tab");
      walked.push(await focusedName(page));
    }
    expect(walked).toEqual(["Close", "See how", "More choices"]);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Remind me later" }).waitFor();
    expect(
      await page.getByRole("button", { name: "More choices" }).getAttribute("aria-expanded"),
    ).toBe("true");
    await page.keyboard.press("Escape");
    await page.getByRole("region", { name: "Your trial" }).waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("note");
    expect(await happenings(page)).toEqual(["shown banner", "dismissed banner"]);
    expect((await page.evaluate(() => window.heard)).filter((it) => it.includes("CAIRN"))).toEqual(
      [],
    );
  });

  it("gives way to focus behind it by going to the other edge", async () => {
    const page = await visit("show=banner");
    const banner = page.getByRole("region", { name: "Your trial" });
    await banner.waitFor();
    await page.getByRole("link", { name: "Invoices" }).focus();
    await expect.poll(async () => (await banner.boundingBox())!.y).toBeGreaterThan(500);
    expect(await happenings(page)).toEqual(["shown banner"]);
  });

  it("16: leaves our launchers beside it on a phone, and can be dismissed there", async () => {
    const page = await visit("show=alert,start", 320);
    const banner = page.getByRole("region", { name: "Your card expires" });
    await banner.waitFor();
    const launcher = page.getByRole("button", { name: "0 of 5 done" });
    const [low, high] = await Promise.all([launcher.boundingBox(), banner.boundingBox()]);
    expect(low!.y + low!.height).toBeLessThanOrEqual(high!.y);
    expect(high!.x).toBeGreaterThanOrEqual(0);
    expect(high!.x + high!.width).toBeLessThanOrEqual(320);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await banner.getByRole("button", { name: "Close" }).click();
    await banner.waitFor({ state: "detached" });
    await expect.poll(async () => (await launcher.boundingBox())!.y).toBeGreaterThan(560);
  });

  it("says an alert once, by its role, and nothing else says it", async () => {
    const page = await visit("show=alert");
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toContain("Your card expires this month");
    expect(await said(page)).toBe("");
  });
});

describe("slideout", () => {
  it("12: takes focus when it was asked for, and Escape gives it back through the shadow root", async () => {
    const page = await visit("");
    await page.locator("#note").focus();
    await page.evaluate(() => window.gallery.show("slideout", { because: "asked" }));
    const card = page.getByRole("dialog", { name: "Reminders write themselves" });
    await card.waitFor();
    expect(await card.evaluate((it) => it === (it.getRootNode() as ShadowRoot).activeElement)).toBe(
      true,
    );
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("note");
  });

  it("27: leaves the page usable beside it, and comes by itself without taking focus", async () => {
    const page = await visit("");
    await page.locator("#note").focus();
    await page.evaluate(() => window.gallery.show("slideout"));
    await page.getByRole("dialog", { name: "Reminders" }).waitFor();
    await page.keyboard.type("typed on");
    expect(await page.locator("#note").inputValue()).toBe("typed on");
    await page.locator("#export").click();
    expect(await happenings(page)).toEqual(["shown slideout"]);
  });

  it("15: stands in the other corner from right to left, with its finished cairn beside the words", async () => {
    const page = await visit("show=celebration&dir=rtl");
    const card = page.locator("[part~=slideout]");
    await card.waitFor();
    const box = (await card.boundingBox())!;
    expect(box.x).toBeLessThan(30);
    const [sign, title] = await Promise.all([
      page.locator("[part~=sign]").boundingBox(),
      page.locator("[part~=title][part~=notice]").boundingBox(),
    ]);
    expect(sign!.x).toBeGreaterThan(title!.x + title!.width - 1);
    expect(await page.locator("[part~=sign] [data-shade=top]").count()).toBe(1);
    // 14: reduced motion: the stones are simply there.
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
});

describe("recap", () => {
  it("is a dialog that says its figures, holds focus, and fits a phone", async () => {
    const page = await visit("show=recap", 320);
    const dialog = page.getByRole("dialog", { name: "Your month with Ledgerly" });
    await dialog.waitFor();
    await expect
      .poll(() =>
        dialog.evaluate((it) => {
          const by = it.getAttribute("aria-describedby")!;
          return (it.getRootNode() as ShadowRoot).getElementById(by)!.textContent;
        }),
      )
      .toMatch(/14 invoices sent/);
    const box = (await dialog.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(320);
    for (let step = 0; step < 6; step++) await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe("note");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await happenings(page)).toEqual(["shown recap", "dismissed recap"]);
  });
});

describe("what the page decides", () => {
  it("which scheme is seen, whatever the visitor's system says", async () => {
    const page = await visit("show=start&open");
    const ground = () =>
      page.locator("[part~=panel]").evaluate((panel) => getComputedStyle(panel).backgroundColor);
    await page.getByRole("dialog").waitFor();
    expect(await ground()).toBe("rgb(253, 252, 250)");
    await page.locator("body > cairn-root").evaluate((root) => {
      root.style.setProperty("--cairn-scheme", "dark");
    });
    expect(await ground()).toBe("rgb(36, 34, 31)");
  });

  it("where a checklist stands in its own flow, also under a reset that unsets everything", async () => {
    const page = await visit("show=start&reached=2&hostile");
    await page.getByRole("button", { name: "2 of 5 done" }).waitFor();
    await page.evaluate(() => {
      const place = document.createElement("cairn-checklist");
      place.setAttribute("guide", "start");
      document.querySelector("main")!.append(place);
    });
    const list = page.getByRole("region", { name: "Get your first invoice paid" });
    await list.waitFor();
    await page.getByRole("button", { name: "2 of 5 done" }).waitFor({ state: "detached" });
    expect((await list.boundingBox())!.height).toBeGreaterThan(200);
    await list.getByRole("button", { name: "Connect your bank" }).click();
    await list.getByText("Payments are matched by themselves").waitFor();
    await page.locator("cairn-checklist").evaluate((place) => place.remove());
    await page.getByRole("button", { name: "2 of 5 done" }).waitFor();
  });

  it("what it has pinned in our corner: the launchers stand above it", async () => {
    const page = await visit("show=start");
    const launcher = page.getByRole("button", { name: "0 of 5 done" });
    await launcher.waitFor();
    await page.evaluate(() => {
      const bubble = document.createElement("div");
      const look = { position: "fixed", right: "16px", bottom: "16px", width: "64px" };
      for (const [name, value] of Object.entries({ ...look, height: "64px" })) {
        bubble.style.setProperty(name, value);
      }
      bubble.id = "bubble";
      document.body.append(bubble);
      window.dispatchEvent(new Event("resize"));
    });
    const lowest = async () => {
      const box = (await launcher.boundingBox())!;
      return box.y + box.height;
    };
    const bubble = (await page.locator("#bubble").boundingBox())!;
    await expect.poll(lowest).toBeLessThanOrEqual(bubble.y - 10);
    await page.evaluate(() => {
      document.querySelector("#bubble")!.remove();
      window.dispatchEvent(new Event("resize"));
    });
    await expect.poll(lowest).toBeGreaterThan(bubble.y);
  });

  it("8: a body that is taken away takes nothing of ours: the root comes back, on top, and modal again", async () => {
    const page = await visit("show=start,news");
    await page.getByRole("dialog", { name: "Invoices now carry" }).waitFor();
    await page.evaluate(() => {
      const next = document.createElement("body");
      next.append(...document.body.querySelectorAll("header, main"));
      document.body.replaceWith(next);
    });
    await expect.poll(() => page.locator("body > cairn-root").count()).toBe(1);
    const top = () =>
      page
        .locator("[part~=dialog]")
        .evaluate((dialog) => [
          dialog.matches(":modal"),
          (dialog.getRootNode() as ShadowRoot)
            .querySelector("[part~=corner]")!
            .matches(":popover-open"),
        ]);
    await expect.poll(top).toEqual([true, true]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Invoices now carry" }).waitFor({ state: "detached" });
  });

  it("18: nothing of ours changes what the page looks like", async () => {
    const page = await visit("");
    const styles = () =>
      page.evaluate(() => {
        const of = (selector: string) => {
          const style = getComputedStyle(document.querySelector(selector)!);
          return [...style].map((name) => `${name}:${style.getPropertyValue(name)}`).join(";");
        };
        return { root: of("html"), body: of("body"), button: of("#connect"), own: of("label") };
      });
    const before = await styles();
    await page.evaluate(() => {
      for (const id of ["start", "banner", "celebration"]) window.gallery.show(id, { open: true });
    });
    await page.locator("[part~=banner]").waitFor();
    expect(await styles()).toEqual(before);
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
    expect(await page.evaluate(() => document.querySelectorAll("style").length)).toBe(0);
  });
});
