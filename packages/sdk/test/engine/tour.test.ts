// @vitest-environment happy-dom
import type { CompiledGuide, CompiledTourStep } from "@cairn/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aPage } from "./a-page.ts";
import { aGuidebook, aMilestone, aNotice } from "./builders.ts";
import { aStep, aTour } from "./guide-builders.ts";

const milestones = [aMilestone("customer", "Customer Added")];
const withGuides = (...guides: readonly CompiledGuide[]) => aGuidebook(milestones, { guides });
const withTour = (...steps: readonly CompiledTourStep[]) => withGuides(aTour("tour", steps));
describe("a tour", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it("goes on and back by its buttons, tells of each step, and completes", async () => {
    const page = aPage(withTour(aStep("one"), aStep("two"), aStep("three")));
    await page.wait();
    expect(page.step()).toMatchObject({ step: { id: "one" }, number: 1, of: 3, mayGoBack: false });
    page.report("shown", "tour");
    page.report("next", "tour");
    await page.wait();
    expect(page.step()).toMatchObject({ step: { id: "two" }, number: 2, mayGoBack: true });
    page.report("shown", "tour");
    page.report("back", "tour");
    await page.wait();
    expect(page.step()).toMatchObject({ step: { id: "one" }, mayGoBack: false });
    page.report("shown", "tour");
    page.report("next", "tour");
    page.report("next", "tour");
    page.report("next", "tour");
    await page.wait();
    expect(page.showing()).toEqual([]);
    const steps = page.eventsNamed("Guide Advanced").map(({ properties }) => properties["step"]);
    expect(steps).toEqual(["two", "one", "two", "three"]);
    expect(page.eventsNamed("Guide Shown")).toMatchObject([{ properties: { step: "one" } }]);
    expect(page.eventsNamed("Guide Completed")).toMatchObject([
      { properties: { guide: "tour", kind: "tour" } },
    ]);
    expect(page.because("tour")).toBe("completed");
  });

  it("tells at which step it was closed, and does not come back", async () => {
    const page = aPage(withTour(aStep("one"), aStep("two")));
    await page.wait();
    page.report("shown", "tour");
    page.report("next", "tour");
    await page.wait(3_000);
    page.report("dismissed", "tour");
    await page.wait(3_000);
    expect(page.eventsNamed("Guide Dismissed")).toMatchObject([
      { properties: { guide: "tour", step: "two", strike: false } },
    ]);
    expect(page.showing()).toEqual([]);
    expect(page.because("tour")).toBe("dismissed");
  });

  it("23: goes on where it was after a reload, and only on its step's page", async () => {
    const book = withTour(aStep("one"), aStep("two", { pages: ["/invoices"] }), aStep("three"));
    let page = aPage(book);
    await page.wait();
    page.report("shown", "tour");
    page.report("next", "tour");
    await page.wait();
    expect(page.showing()).toEqual([]);
    expect(page.because("tour")).toBe("other-page");

    page = page.reload();
    await page.wait();
    expect(page.because("tour")).toBe("other-page");
    page.goTo("/invoices");
    await page.wait();
    expect(page.step()).toMatchObject({ step: { id: "two" }, mayGoBack: true });
    page.report("shown", "tour");
    // It is the same showing: caps are used once.
    expect(page.eventsNamed("Guide Shown")).toEqual([]);
    page.goTo("/elsewhere");
    await page.wait();
    expect(page.showing()).toEqual([]);
  });

  it("23: goes back with who goes back to an earlier page of it, and forth with them; not with who was just led on", async () => {
    const book = withTour(
      aStep("any"),
      aStep("one", { pages: ["/"] }),
      aStep("two", { pages: ["/invoices"] }),
    );
    const page = aPage(book);
    await page.wait();
    page.report("shown", "tour");
    page.report("next", "tour");
    page.report("next", "tour");
    await page.wait();
    // The page that it leads to is on its way.
    expect(page.showing()).toEqual([]);
    await page.wait(10);
    page.goTo("/invoices");
    await page.wait();
    expect(page.step()?.step.id).toBe("two");
    await page.wait(10);
    page.goTo("/");
    await page.wait();
    expect(page.step()).toMatchObject({ step: { id: "one" }, mayGoBack: true });
    await page.wait(10);
    page.goTo("/invoices");
    await page.wait();
    expect(page.step()?.step.id).toBe("two");
    await page.wait(10);
    // Neither page of the tour: a step that may stand anywhere does not come again for it.
    page.goTo("/elsewhere");
    await page.wait();
    expect(page.showing()).toEqual([]);
    await page.wait(10);
    page.goTo("/");
    await page.wait();
    page.report("back", "tour");
    await page.wait();
    expect(page.step()?.step.id).toBe("any");
  });

  it("23: is known at its new step to the page that the same click loads", async () => {
    const link = document.createElement("a");
    link.id = "invoices";
    document.body.append(link);
    link.checkVisibility = () => true;
    const advance = { on: "click" } as const;
    const book = withTour(
      aStep("one", { target: { selectors: ["#invoices"] }, advance }),
      aStep("two"),
    );
    const page = aPage(book);
    await page.wait();
    page.report("shown", "tour");
    await page.wait(2_000);
    link.click();
    await page.wait();
    // The page before is gone without a word: a browser does not wait for what it still wants to write.
    const next = aPage(book, { browser: structuredClone(page.browser) });
    await next.wait();
    expect(next.step()?.step.id).toBe("two");
  });

  it("23: brings itself to the next page where nothing else would be shown, and for 30 minutes", async () => {
    const never = { kind: "any", of: [] } as const;
    const book = withGuides(aTour("tour", [aStep("one"), aStep("two")], { when: never }));
    let page = aPage(book);
    await page.wait();
    expect(page.widgets).toBeUndefined();
    page.engine.show("tour");
    await page.wait();
    page.report("shown", "tour");
    page.report("next", "tour");
    await page.wait(2_000);
    page = page.reload();
    await page.wait();
    expect(page.step()?.step.id).toBe("two");
    page.engine.stop();
    await page.wait(30 * 60_000);
    page = page.reload();
    await page.wait(2_000);
    expect(page.showing()).toEqual([]);
    page.engine.stop();
    const widgets = vi.fn(() => Promise.reject(new Error("not needed")));
    const later = aPage(book, { browser: page.browser, widgets });
    await later.wait(2_000);
    expect(widgets).not.toHaveBeenCalled();
  });

  it("goes before what comes by itself, and after what was asked for, when it resumes", async () => {
    const notice = aNotice("notice", { priority: 90 });
    const book = withGuides(aTour("tour", [aStep("one"), aStep("two")], { priority: 100 }), notice);
    let page = aPage(book);
    await page.wait();
    page.report("shown", "tour");
    page.report("next", "tour");
    await page.wait(2_000);
    const capped = {
      ...book,
      caps: { ...book.caps, perDay: 1, minGapMs: 60_000, quietAfterLoadMs: 5_000 },
      guides: [notice, aTour("tour", [aStep("one"), aStep("two")])],
    };
    page.collector.book = capped;
    page.engine.stop();
    page.browser.delete("guidebook/en-US");
    page = aPage(capped, { browser: page.browser });
    await page.wait();
    expect(page.showing()).toEqual(["tour"]);
    page.engine.show("notice");
    await page.wait();
    expect(page.showing()).toEqual(["notice"]);
    page.report("dismissed", "notice");
    await page.wait();
    expect(page.step()?.step.id).toBe("two");
  });

  it("is over for good when nobody went on for 30 minutes", async () => {
    const book = withGuides(
      aTour("tour", [aStep("one"), aStep("two")], { caps: { everyMs: 86_400_000 } }),
    );
    let page = aPage(book);
    await page.wait();
    page.report("shown", "tour");
    page.report("next", "tour");
    await page.wait(2_000);
    page.engine.stop();
    await page.wait(31 * 60_000);
    page = page.reload();
    await page.wait();
    expect(page.showing()).toEqual([]);
    expect(page.because("tour")).toBe("guide-cap");
  });

  it("follows the way to the next step's page when Next is pressed, and goes on there", async () => {
    const clicked: string[] = [];
    const listen = (click: Event) => {
      click.preventDefault();
      clicked.push((click.target as HTMLAnchorElement).getAttribute("href") ?? "");
    };
    document.addEventListener("click", listen);
    const page = aPage(
      withTour(aStep("one"), aStep("two", { pages: ["/invoices"], href: "/invoices" })),
    );
    await page.wait();
    page.report("shown", "tour");
    page.report("next", "tour");
    await page.wait();
    document.removeEventListener("click", listen);
    expect(clicked).toEqual(["/invoices"]);
    page.goTo("/invoices");
    await page.wait();
    expect(page.step()?.step.id).toBe("two");
  });

  it("begins on the way to its first page when it was asked for", async () => {
    const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
    const page = aPage(withTour(aStep("one", { pages: ["/invoices"], href: "/invoices" })));
    await page.wait();
    expect(page.because("tour")).toBe("other-page");
    page.engine.show("tour");
    await page.wait();
    expect(click).toHaveBeenCalledOnce();
    click.mockRestore();
    page.goTo("/invoices");
    await page.wait();
    expect(page.widgets?.showing.value).toMatchObject([{ because: "asked" }]);
    page.report("shown", "tour");
    expect(page.eventsNamed("Guide Shown")).toMatchObject([{ properties: { asked: true } }]);
  });
});
