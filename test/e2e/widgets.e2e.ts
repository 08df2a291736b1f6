import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startWidgetGallery } from "./models/widget-page.ts";
import type { OpenGallery, WidgetGallery } from "./models/widget-page.ts";

let gallery: WidgetGallery;
let opened: OpenGallery | undefined;
/** The page of all tests that ask for nothing special. */
let usual: OpenGallery | undefined;
beforeAll(async () => {
  gallery = await startWidgetGallery();
});
afterAll(() => gallery.stop());

// Whatever a test did: the page's policy was never broken, and its console stayed clean.
afterEach(async () => {
  if (opened === undefined) return;
  const violations = await opened.page.evaluate(() => window.violations);
  const complaints = [...opened.complaints];
  if (opened !== usual) await opened.close();
  opened = undefined;
  expect({ violations, complaints }).toEqual({ violations: [], complaints: [] });
});

async function visit(query: string, options?: BrowserContextOptions): Promise<Page> {
  if (options) opened = await gallery.open(query, options);
  else if (usual) await (opened = usual).again(query);
  else opened = usual = await gallery.open(query);
  return opened.page;
}

/** The words of what has focus, looked for inside the shadow root too; "" for the page itself. */
function focusedWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    if (active === null || active === document.body) return "";
    const label = active.getAttribute("aria-label") ?? active.textContent ?? "";
    return `${active.getAttribute("role") ?? active.tagName.toLowerCase()}: ${label.trim() || active.id}`;
  });
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** What the widgets reported, as "kind guide". */
async function happenings(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    window.gallery.happenings.map((it) => ("guide" in it ? `${it.kind} ${it.guide}` : it.kind)),
  );
}

const told = (page: Page) => page.evaluate(() => [...window.gallery.told]);
const saidAloud = (page: Page) => page.locator("cairn-root [role=status]").textContent();

describe("checklist", () => {
  it("is walked with the keyboard: launcher, panel, items, and back to the launcher on Escape", async () => {
    const page = await visit("show=start&reached=1");
    await page.getByRole("button", { name: "1 of 5 done" }).waitFor();
    await page.locator("#note").focus();
    await press(page, "Tab", "Enter");
    await page.getByRole("dialog", { name: "Get your first invoice paid" }).waitFor();
    expect(await focusedWords(page)).toMatch(/^dialog:/);
    await press(page, "Tab");
    expect(await focusedWords(page)).toBe("button: Close");
    await press(page, "Tab");
    expect(await focusedWords(page)).toBe("button: To do: Write an invoice");
    await press(page, "Tab");
    expect(await focusedWords(page)).toBe("a: New invoice");
    await press(page, "Tab", "Enter");
    expect(await page.getByText("We deliver it as a PDF").isVisible()).toBe(true);
    await press(page, "Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await focusedWords(page)).toContain("1 of 5 done");
    expect(await happenings(page)).toEqual(["shown start", "opened start", "closed start"]);
  });

  it("leaves focus where it was when it opens by itself", async () => {
    const page = await visit("");
    await page.locator("#note").focus();
    await page.evaluate(() => window.gallery.show("start", { open: true }));
    await page.getByRole("dialog").waitFor();
    expect(await focusedWords(page)).toBe("input: note");
  });

  it("ticks an item when its milestone is reached, and says so once", async () => {
    const page = await visit("show=start&open&reached=1");
    await page.getByRole("dialog").waitFor();
    await page.evaluate(() => window.gallery.reach("invoice"));
    await page.locator("[part~=item][data-status=done]").nth(1).waitFor();
    expect(await saidAloud(page)).toBe("Done: Write an invoice. 2 of 5 done");
    expect(await page.locator("[part~=panel] [part~=fresh]").count()).toBe(1);
  });

  it("celebrates with the author's words and the top stone", async () => {
    const page = await visit("show=start&open&reached=4");
    await page.getByRole("dialog").waitFor();
    await page.evaluate(() => window.gallery.reach("invited"));
    await page.getByText("Your first invoice is on its way.").first().waitFor();
    expect(await page.locator("[part~=panel] [data-shade=top]").count()).toBe(1);
    await page.getByRole("button", { name: "Close the list" }).click();
    expect(await happenings(page)).toEqual(["shown start", "closed start"]);
  });

  it("takes an item out that is not for me, and puts it back", async () => {
    const page = await visit("show=start&open&reached=3");
    await page.getByRole("button", { name: "Not for me" }).click();
    await page.locator("[part~=progress]", { hasText: "3 of 4 done" }).waitFor();
    await page.getByRole("button", { name: "Put back Connect your bank" }).click();
    await page.locator("[part~=progress]", { hasText: "3 of 5 done" }).waitFor();
  });

  it("stays as a small launcher when it was put away, and opens from there again", async () => {
    const page = await visit("show=start&open&reached=1");
    await page.getByRole("button", { name: "Hide this list" }).click();
    const launcher = page.locator("[part~=launcher][part~=checklist]");
    expect((await launcher.boundingBox())?.width).toBeLessThanOrEqual(46);
    expect(await focusedWords(page)).toContain("Get your first invoice paid");
    await press(page, "Enter");
    await page.getByRole("dialog").waitFor();
  });
});

describe("hint", () => {
  it("points at its element, never lies on it, and is reported once it was painted", async () => {
    const page = await visit("show=tooltip");
    const tooltip = page.getByRole("dialog", { name: "Connect the account" });
    await tooltip.waitFor();
    await expect.poll(() => happenings(page)).toEqual(["shown tooltip"]);
    const [target, box] = [
      await page.locator("#connect").boundingBox(),
      await tooltip.boundingBox(),
    ];
    expect(box!.y).toBeGreaterThanOrEqual(target!.y + target!.height);
    expect(await focusedWords(page)).toBe("");
  });

  it("follows its element, goes with it, and comes back beside a new one without a second report", async () => {
    const page = await visit("show=tooltip");
    const tooltip = page.getByRole("dialog", { name: "Connect the account" });
    await tooltip.waitFor();
    const before = (await tooltip.boundingBox())!.y;
    await page.evaluate(() => {
      document.querySelector<HTMLElement>("#slot")!.style.marginTop = "120px";
    });
    await expect.poll(async () => (await tooltip.boundingBox())!.y).toBeGreaterThan(before + 60);
    // The tooltip covers this button by now; the page redraws on its own account.
    const redraw = () => page.locator("#toggle").evaluate((toggle: HTMLElement) => toggle.click());
    await redraw();
    await tooltip.waitFor({ state: "detached" });
    await redraw();
    await tooltip.waitFor();
    expect(await happenings(page)).toEqual(["shown tooltip"]);
  });

  it("is not drawn while its element is not there", async () => {
    const page = await visit("");
    await page.locator("#toggle").click();
    await page.evaluate(() => window.gallery.show("tooltip"));
    await page.waitForTimeout(200);
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(await happenings(page)).toEqual([]);
  });

  it("takes focus when it was asked for, and Escape gives it back", async () => {
    const page = await visit("");
    await page.locator("#note").focus();
    await page.evaluate(() => window.gallery.show("tooltip", { because: "asked" }));
    await expect.poll(() => focusedWords(page)).toMatch(/^dialog:/);
    await press(page, "Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await focusedWords(page)).toBe("input: note");
    expect(await happenings(page)).toContain("dismissed tooltip");
  });

  it("leaves focus at its element on Escape, though it came by itself while nothing had focus", async () => {
    const page = await visit("show=tooltip");
    await page.getByRole("dialog").getByRole("button").first().focus();
    await press(page, "Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("connect");
  });

  it.each([
    ["Remind me later", "snoozed tooltip"],
    ["Don't show this again", "never tooltip"],
    ["Turn off tips", "tips-off"],
  ])("offers “%s” in a quiet menu", async (choice, happening) => {
    const page = await visit("show=tooltip");
    await page.getByRole("button", { name: "More choices" }).click();
    await page.getByRole("button", { name: choice }).click();
    expect(await happenings(page)).toContain(happening);
  });

  it("opens from a hotspot with the keyboard and returns there", async () => {
    const page = await visit("show=hotspot");
    const hotspot = page.locator("[part~=hotspot][data-placed]");
    await hotspot.waitFor();
    await hotspot.focus();
    await press(page, "Enter");
    await expect.poll(() => focusedWords(page)).toMatch(/^dialog:/);
    await press(page, "Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await focusedWords(page)).toMatch(/^button: Connect the account/);
    const isOwn = await page.evaluate(() => {
      const { x, y, width, height } = document.querySelector("#export")!.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2)?.id;
    });
    expect(isOwn).toBe("export");
  });
});

describe("a hint's place", () => {
  /** Puts the element that the tooltip points at into a box with this class of the host's style sheet. */
  const wrap = (page: Page, name: string) =>
    page.evaluate((wrapper) => {
      const slot = document.querySelector("#slot")!;
      const box = document.createElement("div");
      box.className = wrapper;
      slot.replaceWith(box);
      box.append(slot);
    }, name);

  /** Pixels between element and tooltip above, below and beside (negative: overlap), and from arrow to element. */
  const measure = (page: Page) =>
    page.evaluate(() => {
      const shadow = document.querySelector("cairn-root")!.shadowRoot!;
      const [target, tip, arrow] = [
        document.querySelector("#connect")!,
        shadow.querySelector("[part~=tooltip]")!,
        shadow.querySelector("[part~=arrow]")!,
      ].map((element) => element.getBoundingClientRect()) as [DOMRect, DOMRect, DOMRect];
      const pointsAt = (arrow.left + arrow.right) / 2;
      return {
        // Of the 12 pixels one may go to rounding: the card's height and its place are whole pixels each.
        isBeside: Math.abs(Math.max(tip.top - target.bottom, target.top - tip.bottom) - 12) <= 1,
        pointsAtIt: pointsAt > target.left && pointsAt < target.right,
        inView:
          tip.left >= 0 && tip.top >= 0 && tip.right <= innerWidth && tip.bottom <= innerHeight,
      };
    });
  const right = { isBeside: true, pointsAtIt: true, inView: true };
  const tip = (page: Page) => page.getByRole("dialog", { name: "Connect the account" });
  const rtlTip = (page: Page) => page.getByRole("dialog", { name: "اربط الحساب" });

  it.each([
    ["a header that is fixed inside a box that clips", "pinned", {}],
    ["a transformed ancestor", "turned", {}],
    ["a box that scrolls", "scroller", {}],
    ["a phone", "", { viewport: { width: 320, height: 640 } }],
    ["a zoom of four", "", { viewport: { width: 320, height: 480 } }],
  ])("is right with %s", async (_, wrapper, options) => {
    const page = await visit("", options);
    if (wrapper !== "") await wrap(page, wrapper);
    await page.evaluate(() => window.gallery.show("tooltip"));
    await tip(page).waitFor();
    await expect.poll(() => measure(page)).toEqual(right);
  });

  it("is right from right to left", async () => {
    const page = await visit("show=tooltip&dir=rtl");
    await rtlTip(page).waitFor();
    await expect.poll(() => measure(page)).toEqual(right);
  });

  it("is given up while the element is scrolled out of its box, and taken again; unseen is not shown", async () => {
    const page = await visit("");
    await wrap(page, "scroller");
    const scroll = (top: number) =>
      page.locator(".scroller").evaluate((box, to) => box.scrollTo({ top: to }), top);
    await scroll(400);
    await page.evaluate(() => window.gallery.show("tooltip"));
    await page.locator("[part~=tooltip][data-away]").waitFor({ state: "attached" });
    expect(await tip(page).isVisible()).toBe(false);
    expect(await happenings(page)).toEqual([]);
    await scroll(20);
    await tip(page).waitFor();
    await expect.poll(() => measure(page)).toEqual(right);
    await expect.poll(() => happenings(page)).toEqual(["shown tooltip"]);
    await scroll(400);
    await tip(page).waitFor({ state: "hidden" });
  });

  it("is right while the element glides, and when the tooltip grows over it", async () => {
    const page = await visit("show=tooltip");
    await tip(page).waitFor();
    await page.evaluate(() => {
      const to = { transform: "translate(200px, 430px)" };
      document.querySelector("#slot")!.animate([{}, to], { duration: 400, fill: "forwards" });
    });
    // Down there it stands above, where more choices make it grow upwards.
    await page.locator("[part~=tooltip][data-placed=top]").waitFor();
    await expect.poll(() => measure(page)).toEqual(right);
    await page.getByRole("button", { name: "More choices" }).click();
    await page.getByRole("button", { name: "Turn off tips" }).waitFor();
    await expect.poll(() => measure(page)).toEqual(right);
  });

  it("costs no layout, style or frame while all is still", async () => {
    const page = await visit("show=tooltip");
    await tip(page).waitFor();
    await page.waitForTimeout(500);
    const client = await page.context().newCDPSession(page);
    await client.send("Performance.enable");
    const count = async () => {
      const { metrics } = await client.send("Performance.getMetrics");
      const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
      return { layouts: of("LayoutCount"), styles: of("RecalcStyleCount") };
    };
    const before = await count();
    const frames = await page.evaluate(() => {
      const ask = window.requestAnimationFrame;
      let asked = 0;
      window.requestAnimationFrame = (run) => {
        asked++;
        return ask.call(window, run);
      };
      return new Promise<number>((resolve) => setTimeout(() => resolve(asked), 1000));
    });
    expect({ ...(await count()), frames }).toEqual({ ...before, frames: 0 });
  });
});

describe("notice", () => {
  it("holds focus while it is open and gives it back on Escape", async () => {
    const page = await visit("");
    await page.locator("#note").focus();
    await page.evaluate(() => window.gallery.show("news"));
    const dialog = page.getByRole("dialog", { name: "Invoices now carry a QR code" });
    await dialog.waitFor();
    expect(await focusedWords(page)).toMatch(/^dialog:/);
    const walked: string[] = [];
    for (let step = 0; step < 4; step++) {
      await press(page, "Tab");
      walked.push((await focusedWords(page)).split(":")[0]!);
    }
    expect(walked.slice(0, 3)).toEqual(["button", "a", "a"]);
    expect(walked[3]).not.toBe("input");
    await press(page, "Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await focusedWords(page)).toBe("input: note");
    expect(await happenings(page)).toEqual(["shown news", "dismissed news"]);
  });

  it("tells which action was taken and follows it", async () => {
    const page = await visit("show=news");
    await page.getByRole("link", { name: "Not for my country" }).click();
    const done = await page.evaluate(() => window.gallery.happenings.at(-1));
    expect(done).toEqual({ kind: "completed", guide: "news", by: "action-2" });
    expect(new URL(page.url()).hash).toBe("#/news-1");
  });
});

describe("help", () => {
  it("is searched, read, rated and left with the keyboard alone, and no hotkey of the page fires", async () => {
    const page = await visit("");
    await page.getByRole("button", { name: "Help" }).focus();
    await press(page, "Enter");
    await page.getByRole("searchbox").waitFor();
    expect(await focusedWords(page)).toBe("input: Search for an answer");
    await page.evaluate(() => window.heard.splice(0));
    await page.keyboard.type("invoice");
    await page.getByText("1 answer").first().waitFor();
    await expect.poll(() => told(page)).toEqual(["searched invoice 1"]);
    expect(await saidAloud(page)).toBe("1 answer");
    await press(page, "Tab", "Enter");
    await expect
      .poll(() => focusedWords(page))
      .toBe("h3: How do I change an invoice that is sent?");
    await press(page, "Tab", "Tab", "Enter");
    await page.getByText("Good to know, thank you.").first().waitFor();
    expect(await told(page)).toEqual(["searched invoice 1", "viewed change", "rated change true"]);
    await press(page, "Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await focusedWords(page)).toBe("button: Help");
    expect(await page.evaluate(() => window.heard)).toEqual([]);
  });

  it("says plainly when there is no answer, and how to reach a person", async () => {
    const page = await visit("help");
    await page.getByRole("searchbox").fill("zebra");
    await page.getByText("No answer for “zebra” yet").first().waitFor();
    const contact = page.getByRole("link", { name: "Ask a person" });
    expect(await contact.getAttribute("href")).toBe("mailto:help@example.com");
    expect(await page.getByText("Mo–Fr, usually within two hours").isVisible()).toBe(true);
  });

  it("offers an answer beside the launcher without taking focus, and opens it on request", async () => {
    const page = await visit("show=start");
    await page.locator("#note").focus();
    await page.evaluate(() => window.gallery.offer("number"));
    const card = page.getByRole("region", { name: "This may help" });
    await card.waitFor();
    expect(await focusedWords(page)).toBe("input: note");
    expect(await saidAloud(page)).toBe("This may help: Why is my account number “invalid”?");
    await press(page, "Tab");
    expect(await focusedWords(page)).toBe("button: Show the answer");
    await press(page, "Enter");
    await page.getByText("Leave out the spaces").waitFor();
    expect(await told(page)).toContain("viewed number");
    expect(await card.count()).toBe(0);
    await press(page, "Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await focusedWords(page)).toBe("button: Help");
  });

  it("never makes a link of a script", async () => {
    const page = await visit("answer=number");
    await page.getByText("no link").waitFor();
    expect(await page.locator("cairn-root a[href^=javascript]").count()).toBe(0);
    expect(await page.getByRole("link", { name: "example.com" }).getAttribute("rel")).toBe(
      "noopener",
    );
  });

  it("closes the checklist's panel instead of covering it", async () => {
    const page = await visit("show=start&open");
    await page.getByRole("dialog", { name: "Get your first" }).waitFor();
    await page.getByRole("button", { name: "Help" }).click();
    await page.getByRole("searchbox").waitFor();
    expect(await page.getByRole("dialog").count()).toBe(1);
  });
});

describe("beside somebody at work", () => {
  const list = (page: Page) => page.getByRole("dialog", { name: "Get your first invoice paid" });

  it("the list that opened by itself steps aside for a press, which does what it was meant to do", async () => {
    const page = await visit("show=start&open&reached=1");
    await list(page).waitFor();
    await page.evaluate(() => window.heard.splice(0));
    await page.locator("#note").click();
    await list(page).waitFor({ state: "detached" });
    expect(await focusedWords(page)).toBe("input: note");
    expect(await page.evaluate(() => window.heard)).toEqual([
      "pointerdown INPUT",
      "mousedown INPUT",
      "focusin INPUT",
      "click INPUT",
    ]);
    expect(await page.getByRole("button", { name: "1 of 5 done" }).isVisible()).toBe(true);
    expect(await happenings(page)).toEqual(["shown start", "closed start"]);
  });

  it("the list that took focus gives it to the button that is pressed", async () => {
    const page = await visit("show=start");
    await page.getByRole("button", { name: "0 of 5 done" }).click();
    await list(page).waitFor();
    await page.locator("#export").click();
    await list(page).waitFor({ state: "detached" });
    expect(await focusedWords(page)).toBe("button: Export");
    expect(await page.evaluate(() => window.heard)).toContain("click BUTTON");
  });

  it("the list steps aside for typing, and not for a screen reader's keys or a form that fills itself", async () => {
    const page = await visit("");
    await page.locator("#note").focus();
    await page.evaluate(() => window.gallery.show("start", { open: true }));
    await list(page).waitFor();
    await press(page, "Control", "Alt", "Shift");
    await page.evaluate(() => {
      const note = document.querySelector("#note")!;
      note.dispatchEvent(new InputEvent("input", { bubbles: true }));
      document.querySelector<HTMLElement>("#export")!.focus();
      document.querySelector<HTMLElement>("#note")!.focus();
    });
    expect(await list(page).isVisible()).toBe(true);
    await page.keyboard.type("42");
    await list(page).waitFor({ state: "detached" });
    expect(await page.locator("#note").inputValue()).toBe("42");
    expect(await focusedWords(page)).toBe("input: note");
  });

  it("the list stays for somebody who goes through the page by Tab, and reaches it so", async () => {
    const page = await visit("show=start&open");
    await list(page).waitFor();
    const isInList = () => page.evaluate(() => document.activeElement?.localName === "cairn-root");
    for (let presses = 0; presses < 20 && !(await isInList()); presses += 1)
      await press(page, "Tab");
    expect(await isInList()).toBe(true);
    expect(await list(page).isVisible()).toBe(true);
  });

  it.each(["show=start&open", "help"])("%s never hides what has focus", async (scene) => {
    const page = await visit(scene);
    await page.getByRole("dialog").waitFor();
    await page.evaluate(() => {
      const beneath = document.createElement("button");
      beneath.textContent = "Save";
      for (const [name, value] of Object.entries({
        position: "fixed",
        right: "80px",
        bottom: "200px",
      }))
        beneath.style.setProperty(name, value);
      document.body.append(beneath);
      beneath.focus();
    });
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await focusedWords(page)).toBe("button: Save");
  });

  it("the list is gone before its step's link is followed, and focus is at the launcher", async () => {
    const page = await visit("show=start&open&reached=1");
    await page.getByRole("link", { name: "New invoice" }).click();
    await list(page).waitFor({ state: "detached" });
    expect(new URL(page.url()).hash).toBe("#/invoice");
    expect(await focusedWords(page)).toContain("1 of 5 done");
  });

  it("an answer stays while somebody follows it in the page", async () => {
    const page = await visit("answer=number");
    await page.getByText("Leave out the spaces").waitFor();
    await page.locator("#note").click();
    await page.keyboard.type("DE89");
    await page.locator("#export").click();
    expect(await page.getByText("Leave out the spaces").isVisible()).toBe(true);
    expect(await page.locator("#note").inputValue()).toBe("DE89");
  });

  it("an answer on a phone makes room as soon as the page is touched", async () => {
    const page = await visit("answer=number", { viewport: { width: 360, height: 640 } });
    await page.getByText("Leave out the spaces").waitFor();
    await page.locator("h1").click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await focusedWords(page)).toBe("");
  });
});

describe("on somebody else's page", () => {
  it("keeps its look under a style sheet that unsets everything", async () => {
    const quiet = await visit("show=start&open&reached=2");
    await quiet.getByRole("dialog").waitFor();
    const expected = await quiet.locator("[part~=panel]").boundingBox();
    const page = await visit("show=start&open&reached=2&hostile");
    await page.getByRole("dialog").waitFor();
    expect(await page.locator("[part~=panel]").boundingBox()).toEqual(expected);
    const color = await page
      .locator("[part~=title]")
      .evaluate((title) => getComputedStyle(title).color);
    expect(color).toBe("rgb(43, 40, 36)");
  });

  it("lets the page's own style sheet set a token", async () => {
    const page = await visit("show=start&open");
    await page.getByRole("dialog").waitFor();
    await page.evaluate(() => {
      document
        .querySelector<HTMLElement>("cairn-root")!
        .style.setProperty("--cairn-accent", "rgb(1, 2, 3)");
    });
    const ground = await page
      .locator("[part~=primary]")
      .evaluate((button) => getComputedStyle(button).backgroundColor);
    expect(ground).toBe("rgb(1, 2, 3)");
  });

  it("keeps clicks and focus from the page's outside-click handlers", async () => {
    const page = await visit("show=start");
    await page.getByRole("button", { name: "0 of 5 done" }).click();
    await page.getByRole("dialog").waitFor();
    expect(await page.evaluate(() => window.heard)).toEqual([]);
  });

  it("stands above every z-index of the page", async () => {
    const page = await visit("show=start");
    const launcher = page.getByRole("button", { name: "0 of 5 done" });
    await launcher.waitFor();
    await page.evaluate(() => {
      const cover = document.createElement("div");
      for (const [name, value] of [
        ["position", "fixed"],
        ["inset", "0"],
        ["z-index", "2147483647"],
      ]) {
        cover.style.setProperty(name!, value!);
      }
      document.body.append(cover);
    });
    await launcher.click();
    await page.getByRole("dialog").waitFor();
  });

  it("does not move for those who asked for less motion", async () => {
    const page = await visit("show=start,hotspot&open&reached=1", { reducedMotion: "reduce" });
    await page.locator("[part~=hotspot][data-placed]").waitFor();
    await page.evaluate(() => window.gallery.reach("invoice"));
    await page.locator("[part~=panel] [part~=fresh]").waitFor();
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect(moving).toBe(0);
  });

  it("is not printed", async () => {
    const page = await visit("show=start&open");
    await page.getByRole("dialog").waitFor();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("[part~=panel]").isVisible()).toBe(false);
    expect(await page.locator("[part~=launcher]").first().isVisible()).toBe(false);
  });

  it("speaks Arabic on an Arabic page, and ends its questions on the left", async () => {
    const page = await visit("answer=number&dir=rtl");
    const own = page.locator("[part~=rating] bdi").first();
    await own.waitFor();
    expect(await own.textContent()).toBe("هل أفاد هذا؟");
    expect(await own.getAttribute("lang")).toBeNull();
    const { mark, left, right, block } = await own.evaluate((words) => {
      const range = document.createRange();
      const text = words.firstChild as Text;
      range.setStart(text, text.length - 1);
      range.setEnd(text, text.length);
      const line = words.getBoundingClientRect();
      return {
        mark: Math.round(range.getBoundingClientRect().left),
        left: Math.round(line.left),
        right: Math.round(line.right),
        block: Math.round(words.parentElement!.getBoundingClientRect().right),
      };
    });
    expect([mark, right]).toEqual([left, block]);
  });

  it.each([
    [320, 640],
    [320, 256],
  ])("fits %i × %i, as a phone or a zoom of four has it", async (width, height) => {
    const page = await visit("show=start&open&reached=2&offer=number", {
      viewport: { width, height },
    });
    await page.getByRole("dialog").waitFor();
    await page.getByRole("region", { name: "This may help" }).waitFor();
    const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(scrollWidth).toBeLessThanOrEqual(width);
    const boxes = await Promise.all(
      ["[part~=launcher][part~=checklist]", "[part~=launcher][part~=help]"].map((part) =>
        page.locator(part).boundingBox(),
      ),
    );
    const [list, help] = boxes;
    expect(list!.x + list!.width).toBeLessThanOrEqual(help!.x);
    const last = page.getByRole("button", { name: "Invite your bookkeeper" });
    await last.click();
    await page.getByRole("link", { name: "Invite" }).scrollIntoViewIfNeeded();
    const action = await page.getByRole("link", { name: "Invite" }).boundingBox();
    expect(action!.y).toBeGreaterThanOrEqual(0);
    expect(action!.y + action!.height).toBeLessThanOrEqual(height);
  });

  it("a finished checklist makes way on a phone while a tour runs, and is there after it", async () => {
    const page = await visit("show=start,tour&open&reached=5", {
      viewport: { width: 320, height: 640 },
    });
    const list = page.locator("[part~=panel][part~=checklist]");
    await page.locator("[part~=step]").waitFor();
    await list.waitFor({ state: "hidden" });
    await page.locator("[part~=step]").getByRole("button", { name: "Close" }).click();
    await list.waitFor();
  });

  it("leaves what sends an answer free at 320 × 256, launcher or not", async () => {
    const page = await visit("", { viewport: { width: 320, height: 256 } });
    await page.evaluate(() => window.gallery.stage("survey, words"));
    const lying = await page.evaluate(() => {
      const shadow = document.querySelector("cairn-root")!.shadowRoot!;
      const send = shadow.querySelector("[type=submit]")!;
      const { left, right, top, bottom } = send.getBoundingClientRect();
      const corners = [left + 3, right - 3].flatMap((x) =>
        [top + 3, bottom - 3].map((y) => shadow.elementFromPoint(x, y)),
      );
      return corners.filter((one) => !send.contains(one)).map((one) => one?.getAttribute("part"));
    });
    expect(lying).toEqual([]);
    const help = page.locator("[part~=launcher][part~=help]");
    await help.scrollIntoViewIfNeeded();
    await help.click();
    await page.getByRole("dialog", { name: "Help" }).waitFor();
  });
});
