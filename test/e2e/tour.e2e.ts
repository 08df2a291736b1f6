import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { AskedStep } from "./host-pages/tour/steps.ts";
import { startWidgetGallery } from "./models/widget-page.ts";
import type { OpenGallery, WidgetGallery } from "./models/widget-page.ts";

let gallery: WidgetGallery;
/** The tab of nearly all tests. */
let usual: OpenGallery;
let opened: OpenGallery;
beforeAll(async () => {
  gallery = await startWidgetGallery("tour");
  opened = usual = await gallery.open("", { reducedMotion: "reduce" });
});
afterAll(() => gallery.stop());

// Whatever a test did: the page's policy was never broken, and its console stayed clean.
afterEach(async () => {
  const violations = await opened.page.evaluate(() => window.violations);
  const { complaints } = opened;
  if (opened !== usual) await opened.close();
  opened = usual;
  expect({ violations, complaints }).toEqual({ violations: [], complaints: [] });
});

async function visit(query = "", options?: BrowserContextOptions): Promise<Page> {
  if (options) opened = await gallery.open(query, { reducedMotion: "reduce", ...options });
  else {
    await usual.page.goto(new URL(`/?${query}`, usual.page.url()).href);
    await usual.page.waitForFunction(() => "tour" in window);
  }
  return opened.page;
}

const play = (page: Page, steps: readonly AskedStep[], because: "asked" | "offered" = "offered") =>
  page.evaluate(
    ({ why, json }) => window.tour.play(why, JSON.parse(json) as readonly AskedStep[]),
    // The types of a step are too deep for what may be handed over.
    { why: because, json: JSON.stringify(steps) },
  );
const happened = (page: Page) => page.evaluate(() => window.tour.happened.join(" "));
const heard = (page: Page) => page.evaluate(() => [...window.tour.heard]);
const card = (page: Page) => page.locator("[part~=step][data-placed]:not([data-away])");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Who has focus: a control of ours by its words, an element of the page by its id, "" for the page itself. */
const focus = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    const own = active?.shadowRoot?.activeElement;
    if (own) return own.getAttribute("role") ?? own.getAttribute("aria-label") ?? own.textContent;
    return active === document.body ? "" : active?.id;
  });

/** The edges of the hole, of the element, and of the card, in whole pixels; the hole without its rim. */
const geometry = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    const round = (box: DOMRect, rim = 0) => ({
      left: Math.round(box.left + rim),
      top: Math.round(box.top + rim),
      right: Math.round(box.right - rim),
      bottom: Math.round(box.bottom - rim),
    });
    const roots = [...document.querySelectorAll("cairn-root")].map((root) => root.shadowRoot!);
    const shadowRoot = roots.find((root) => root.querySelector("[part~=step]"));
    const path = shadowRoot?.querySelector("[part~=spotlight] path");
    const hole = path?.getAttribute("d")?.split("Z")[1];
    const alone = document.createElementNS("http://www.w3.org/2000/svg", "path");
    alone.setAttribute("d", hole ?? "");
    path?.parentElement!.append(alone);
    const { x, y, width, height } = alone.getBBox();
    alone.remove();
    const box = (element: Element | null | undefined) =>
      round(element?.getBoundingClientRect() ?? new DOMRect());
    return {
      hole: hole ? round(new DOMRect(x, y, width, height), 6) : undefined,
      whole: box(document.querySelector(wanted)),
      card: box(shadowRoot?.querySelector("[part~=step]")),
    };
  }, selector);
type Edges = NonNullable<Awaited<ReturnType<typeof geometry>>["hole"]>;
const furthest = (one: Edges, other: Edges) =>
  Math.max(
    ...(["left", "top", "right", "bottom"] as const).map((at) => Math.abs(one[at] - other[at])),
  );
const overlap = (one: Edges, other: Edges) =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom;

async function expectHoleAt(page: Page, selector: string, within = 1): Promise<void> {
  await expect
    .poll(async () => {
      const { hole, whole } = await geometry(page, selector);
      return hole === undefined ? Number.NaN : furthest(hole, whole);
    })
    .toBeLessThanOrEqual(within);
}

describe("a tour", () => {
  it("25: is walked with the mouse to its end, which is not the same as closing it", async () => {
    const page = await visit();
    await page.evaluate(() => window.tour.play());
    await button(page, "Next").click();
    await button(page, "Next").click();
    expect(await page.getByText("Do it on the page to go on").isVisible()).toBe(true);
    expect(await button(page, "Next").count()).toBe(0);
    await page.locator("#new").click();
    await button(page, "Done").click();
    await card(page).waitFor({ state: "detached" });
    expect(await happened(page)).toBe("shown next shown next shown shown next completed");
    await page.evaluate(() => window.tour.play());
    await button(page, "Close").click();
    expect(await happened(page)).toMatch(/dismissed$/);
  });

  it("12: is walked with the keyboard alone, and the element is next to the card in the order of focus", async () => {
    const page = await visit();
    await page.locator("#note").focus();
    await page.evaluate(() => window.tour.play("asked"));
    await expect.poll(() => focus(page)).toBe("dialog");
    await press(page, "ArrowRight");
    await page.getByRole("dialog", { name: "Everything you bill is here" }).waitFor();
    await expect.poll(() => focus(page)).toBe("dialog");
    await press(page, "Tab", "Tab", "Tab");
    expect(await focus(page)).toBe("Next");
    await press(page, "Enter");
    await page.getByRole("dialog", { name: "Start one" }).waitFor();
    await expect.poll(() => focus(page)).toBe("dialog");
    await press(page, "Tab", "Tab", "Tab", "Tab");
    expect(await focus(page)).toBe("More choices");
    await press(page, "Tab");
    expect(await focus(page)).toBe("new");
    await press(page, "Shift+Tab");
    expect(await focus(page)).toBe("More choices");
    await press(page, "Tab", "Enter");
    // Who came from the card goes on in the next one.
    await page.getByRole("dialog", { name: "Be paid sooner" }).waitFor();
    await expect.poll(() => focus(page)).toBe("dialog");
    await press(page, "Escape");
    await card(page).waitFor({ state: "detached" });
    expect(await focus(page)).toBe("new");
    expect(await happened(page)).toMatch(/dismissed$/);
  });

  it("12: gives focus back to where it was", async () => {
    const page = await visit();
    await page.locator("#note").focus();
    await page.evaluate(() => window.tour.play("asked"));
    await expect.poll(() => focus(page)).toBe("dialog");
    await button(page, "Next").click();
    await page.getByRole("dialog", { name: "Everything you bill is here" }).waitFor();
    await expect.poll(() => focus(page)).toBe("dialog");
    await button(page, "Close").click();
    await card(page).waitFor({ state: "detached" });
    expect(await focus(page)).toBe("note");
  });

  it("12: takes no focus when it comes by itself, and says each step once", async () => {
    const page = await visit();
    await page.locator("#note").focus();
    await page.evaluate(() => window.tour.play("offered"));
    const said = page.locator("cairn-root [role=status]");
    await expect.poll(() => said.textContent()).toContain("Step 1 of 4");
    expect(await said.textContent()).toContain("We go through it together.");
    expect(await focus(page)).toBe("note");
    expect(await page.getByRole("dialog").getAttribute("aria-modal")).toBeNull();
  });

  it("15: turns its pages with the arrows in the direction of reading", async () => {
    const page = await visit("dir=rtl");
    await page.evaluate(() => window.tour.play("asked"));
    await expect.poll(() => happened(page)).toBe("shown");
    await press(page, "ArrowRight");
    expect(await happened(page)).toBe("shown");
    await press(page, "ArrowLeft");
    await expect.poll(() => happened(page)).toBe("shown next shown");
    await press(page, "ArrowRight");
    await expect.poll(() => happened(page)).toBe("shown next shown back shown");
  });

  it("26: offers to remind later, never to show again, and to turn tips off in a quiet menu", async () => {
    const page = await visit();
    for (const choice of ["Remind me later", "Don't show this again", "Turn off tips"]) {
      await play(page, [{ id: "one" }]);
      await button(page, "More choices").click();
      await button(page, choice).click();
      await card(page).waitFor({ state: "detached" });
    }
    expect(await happened(page)).toBe("shown snoozed shown never shown tips-off");
  });

  it("20: keeps its keys from the page's hotkeys", async () => {
    const page = await visit("play");
    await expect.poll(() => focus(page)).toBe("dialog");
    await press(page, "ArrowRight", "x", "Escape");
    expect((await heard(page)).filter((what) => what.startsWith("keydown"))).toEqual([]);
  });
});

describe("the spotlight of a tour", () => {
  it("27: leaves every click to the page, in its hole and beside it", async () => {
    const page = await visit();
    await play(page, [{ id: "one", selector: "#remind" }]);
    await card(page).waitFor();
    await page.locator("#remind").click();
    await page.locator("#new").click();
    expect(await heard(page)).toEqual(["click remind", "click new"]);
  });

  it("2: dims nothing before the element is there, nor while it is away", async () => {
    const page = await visit();
    await page.locator("#remind").evaluate((element) => element.remove());
    await play(page, [{ id: "one", selector: "#remind" }]);
    await page.waitForTimeout(200);
    expect(await page.locator("[part~=spotlight]").count()).toBe(0);
    expect(await happened(page)).toBe("");
  });

  it.each([["as it is"], ["moved"]])(
    "5: fits an element in boxes that scroll, on a page %s",
    async (how) => {
      const page = await visit();
      if (how === "moved")
        await page.locator("body").evaluate((body) => body.classList.add("moved"));
      await play(page, [{ id: "one", selector: "#deep" }]);
      await card(page).waitFor();
      await expectHoleAt(page, "#deep");
      const { card: box, whole } = await geometry(page, "#deep");
      expect(overlap(box, whole)).toBe(false);
      // Half out of the inner box, it is cut off where the box ends.
      await page.locator("#inner").evaluate((inner) => inner.scrollBy({ top: 30 }));
      const whereCut = async () => {
        const boxes = ["#inner", "#outer"].map((box) => page.locator(box).boundingBox());
        const edges = (await Promise.all(boxes)).map((box) => box!.y);
        const { hole, whole: element } = await geometry(page, "#deep");
        return [hole!.top > element.top, Math.round(hole!.top - 6 - Math.max(...edges))];
      };
      await expect.poll(whereCut).toEqual([true, 0]);
      // Out of sight there is nothing to dim; the card stays, to be closed.
      await page.locator("#outer").evaluate((outer) => outer.scrollTo({ top: 0 }));
      await page.locator("#inner").evaluate((box2) => box2.scrollTo({ top: 9999 }));
      await expect.poll(async () => (await geometry(page, "#deep")).hole).toBeUndefined();
      expect(await card(page).isVisible()).toBe(true);
    },
  );

  it("6: goes over to an element that replaced the one it spoke of, and goes with it", async () => {
    const page = await visit();
    await play(page, [{ id: "one", selector: "#remind" }]);
    await card(page).waitFor();
    await page.locator("#slot").evaluate((slot) => {
      slot.style.setProperty("padding-top", "150px");
      slot.replaceChildren(...[...slot.children].map((child) => child.cloneNode(true)));
    });
    await expectHoleAt(page, "#remind");
    await page.locator("#remind").evaluate((element) => element.remove());
    await card(page).waitFor({ state: "detached" });
    expect(await page.locator("[part~=spotlight]").count()).toBe(0);
    expect(await happened(page)).toBe("shown");
  });

  it("7: brings the element into sight once, and restyles nothing of the page", async () => {
    const page = await visit();
    const before = await page.locator("main").evaluate((main) => main.outerHTML);
    await play(page, [{ id: "one", selector: "#far" }]);
    await card(page).waitFor();
    await expectHoleAt(page, "#far");
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForTimeout(400);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    expect(await page.locator("main").evaluate((main) => main.outerHTML)).toBe(before);
  });
});

describe("beside a dialog of the page", () => {
  it.each([["modal"], ["not modal"]])(
    "8, 20: a tour into one that is %s can be used, and the page hears none of its keys",
    async (kind) => {
      const page = await visit();
      await page.locator("#draft").evaluate((dialog: HTMLDialogElement, isModal) => {
        if (isModal) dialog.showModal();
        else dialog.show();
      }, kind === "modal");
      await play(
        page,
        [
          { id: "one", selector: "#amount" },
          { id: "two", selector: "#save" },
        ],
        "asked",
      );
      await expect.poll(() => focus(page)).toBe("dialog");
      await expectHoleAt(page, "#amount");
      await button(page, "Next").click();
      await expect.poll(() => happened(page)).toBe("shown next shown");
      await expectHoleAt(page, "#save");
      expect(await page.locator("#draft [role=status]").textContent()).toContain("Step 2 of 2");
      await expect.poll(() => focus(page)).toBe("dialog");
      await press(page, "Escape");
      await expect.poll(() => happened(page)).toBe("shown next shown dismissed");
      // Escape was ours alone, and nothing of us is left in the dialog.
      expect(
        await page.locator("#draft").evaluate((dialog: HTMLDialogElement) => dialog.open),
      ).toBe(true);
      await expect.poll(() => page.locator("cairn-root").count()).toBe(1);
      expect(await heard(page)).toEqual([]);
    },
  );

  it.each(["tooltip", "hotspot"] as const)("8: a %s into one can be used", async (style) => {
    const page = await visit();
    await page.locator("#draft").evaluate((dialog: HTMLDialogElement) => dialog.showModal());
    await page.evaluate((of) => window.tour.hint("#save", of), style);
    if (style === "hotspot") await page.locator("[part~=hotspot][data-placed]").click();
    await button(page, "Close").click();
    expect(await happened(page)).toMatch(/dismissed$/);
  });

  it("9: gives way to one that opens over it", async () => {
    const page = await visit();
    await play(page, [{ id: "one", selector: "#remind" }], "asked");
    await expect.poll(() => focus(page)).toBe("dialog");
    await page.locator("#draft").evaluate((dialog: HTMLDialogElement) => dialog.showModal());
    expect(await focus(page)).toBe("amount");
    await page.locator("#amount").fill("12");
    await page.locator("#save").click();
    expect(await focus(page)).toBe("save");
  });
});

describe("on a phone and at four times the size", () => {
  it.each([
    ["phone", 320, 640],
    ["zoom", 320, 256],
  ])(
    "16: on a %s the card lies at the edge away from the element and can be closed",
    async (_, width, height) => {
      const page = await visit("", { viewport: { width, height }, hasTouch: true });
      const scrollWidth = () => page.evaluate(() => document.documentElement.scrollWidth);
      const before = await scrollWidth();
      await page.evaluate(() => window.tour.play("asked"));
      await button(page, "Next").click();
      for (const selector of ["#invoices", "#new", "#remind"]) {
        // The rim may end where the screen does.
        await expectHoleAt(page, selector, 6);
        await expect
          .poll(
            async () => {
              const { card: box, whole } = await geometry(page, selector);
              return overlap(box, whole);
            },
            { message: selector },
          )
          .toBe(false);
        const { card: box } = await geometry(page, selector);
        expect([box.left, box.right]).toEqual([10, width - 10]);
        expect([box.top >= 0, box.bottom <= height]).toEqual([true, true]);
        await page.locator("[part~=step] [part~=footer] [part~=button]").last().click();
      }
      await page.evaluate(() => window.tour.play("asked"));
      await button(page, "More choices").click();
      await button(page, "Turn off tips").scrollIntoViewIfNeeded();
      await button(page, "Turn off tips").click();
      expect(await happened(page)).toMatch(/tips-off$/);
      expect(await scrollWidth()).toBe(before);
    },
  );
});

describe("what a tour leaves behind", () => {
  it("14: nothing of it moves for those who asked for less motion, and it is not printed", async () => {
    const page = await visit("play");
    await card(page).waitFor();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("[part~=step]").isVisible()).toBe(false);
    expect(await page.locator("[part~=spotlight]").isVisible()).toBe(false);
  });

  it("gives every node and listener back after 12 walks, some of them inside a dialog", async () => {
    const page = await visit();
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const count = async () => {
      await session.send("HeapProfiler.collectGarbage");
      await session.send("HeapProfiler.collectGarbage");
      const { metrics } = await session.send("Performance.getMetrics");
      const read = (name: string) => metrics.find((metric) => metric.name === name)!.value;
      return { nodes: read("Nodes"), listeners: read("JSEventListeners") };
    };
    const walk = (times: number) =>
      page.evaluate(async (rounds) => {
        const dialog = document.querySelector("dialog")!;
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        for (let round = 0; round < rounds; round++) {
          window.tour.play("asked", [{ id: "one", selector: "#remind" }]);
          await frame();
          await frame();
          dialog.showModal();
          window.tour.play("offered", [{ id: "one", selector: "#save" }]);
          await frame();
          await frame();
          window.tour.hide();
          dialog.close();
          await frame();
        }
        window.tour.heard.length = window.tour.happened.length = 0;
      }, times);
    await walk(4);
    await page.waitForTimeout(300);
    const before = await count();
    await walk(12);
    await page.waitForTimeout(300);
    const after = await count();
    expect(after.listeners).toBe(before.listeners);
    expect(Math.abs(after.nodes - before.nodes)).toBeLessThanOrEqual(4);
    await page.evaluate(() => window.tour.stop());
    expect(await page.locator("cairn-root").count()).toBe(0);
  });
});
