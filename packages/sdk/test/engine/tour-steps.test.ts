// @vitest-environment happy-dom
import type { CompiledGuide, CompiledTourStep } from "@cairn/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aPage } from "./a-page.ts";
import { aGuidebook, aMilestone, aNotice } from "./builders.ts";
import { aStep, aTour } from "./guide-builders.ts";

const milestones = [aMilestone("customer", "Customer Added")];
const withGuides = (...guides: readonly CompiledGuide[]) => aGuidebook(milestones, { guides });
const withTour = (...steps: readonly CompiledTourStep[]) => withGuides(aTour("tour", steps));
const at = (selector: string): Pick<CompiledTourStep, "target"> => ({
  target: { selectors: [selector] },
});

function put(id: string, tag = "button"): HTMLElement {
  const element = document.createElement(tag);
  element.id = id;
  document.body.append(element);
  return element;
}

describe("a step of a tour", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it("1, 3: waits unseen for a late element, and is not used up by it", async () => {
    const page = aPage(withTour(aStep("one", at("#late"))));
    await page.wait(4_000);
    expect(page.showing()).toEqual([]);
    expect(page.because("tour")).toBe("target-missing");
    expect(page.eventsNamed("Guide Shown")).toEqual([]);
    const late = put("late");
    await page.wait(600);
    expect(page.step()?.element.value).toBe(late);
    expect(page.eventsNamed("Guide Broken")).toEqual([]);
  });

  it.each([
    ["stop", [], "target-missing"],
    ["skip", ["skip"], undefined],
    ["centre", ["centre"], undefined],
    ["wait", [], "target-missing"],
  ] as const)("2: does as its step says of a missing element: %s", async (missing, shown, why) => {
    const page = aPage(
      withGuides(
        aTour(missing, [aStep("one", { ...at("#gone"), missing, waitMs: 2_000 }), aStep("two")]),
      ),
    );
    await page.wait(1_900);
    expect(page.showing()).toEqual([]);
    await page.wait(200);
    expect(page.showing()).toEqual(shown);
    expect(page.because(missing)).toBe(why);
    expect(page.eventsNamed("Guide Broken")).toMatchObject([
      { properties: { guide: missing, tried: ["#gone", "missing"] } },
    ]);
    if (missing === "skip") expect(page.step()?.step.id).toBe("two");
    if (missing === "centre") expect(page.step()?.element.value).toBeUndefined();
    put("gone");
    await page.wait(600);
    if (missing === "wait") expect(page.step()?.step.id).toBe("one");
    if (missing === "stop") expect(page.showing()).toEqual([]);
  });

  it("lets another guide show while it waits in vain", async () => {
    const when = { kind: "fact", fact: "reachedAt", at: "customer", is: "exists" } as const;
    const page = aPage(
      withGuides(
        aTour("tour", [aStep("one", { ...at("#gone"), missing: "wait", waitMs: 1_000 })]),
        aNotice("notice", { when }),
      ),
    );
    await page.wait();
    page.track("Customer Added");
    await page.wait();
    expect(page.because("notice")).toBe("other-guide");
    await page.wait(1_100);
    expect(page.showing()).toEqual(["notice"]);
  });

  it("6: follows an element that is replaced, and waits while it is hidden", async () => {
    const page = aPage(withTour(aStep("one", at("#target"))));
    const first = put("target");
    await page.wait();
    expect(page.step()?.element.value).toBe(first);
    first.remove();
    const second = put("target");
    await page.wait(600);
    expect(page.step()?.element.value).toBe(second);
    page.report("shown", "tour");
    second.remove();
    await page.wait(600);
    expect(page.showing()).toEqual([]);
    expect(page.because("tour")).toBe("tour-waits");
    document.body.append(second);
    await page.wait(600);
    expect(page.step()?.element.value).toBe(second);
    page.report("shown", "tour");
    expect(page.eventsNamed("Guide Shown")).toHaveLength(1);
  });

  it("goes on with a click on its element, which the page gets as well", async () => {
    const page = aPage(
      withTour(aStep("one", { ...at("#menu"), advance: { on: "click" } }), aStep("two")),
    );
    const menu = put("menu");
    const onClick = vi.fn();
    menu.addEventListener("click", onClick);
    await page.wait();
    page.report("shown", "tour");
    page.widgets?.report({ kind: "next", guide: "tour" });
    menu.click();
    expect(onClick).toHaveBeenCalledOnce();
    await page.wait();
    expect(page.step()?.step.id).toBe("two");
  });

  it("27: a press on the page is neither stopped nor repeated once the step is over", async () => {
    const page = aPage(
      withTour(
        aStep("one", { ...at("#menu"), advance: { on: "click" } }),
        aStep("two"),
        aStep("three"),
      ),
    );
    const menu = put("menu");
    await page.wait();
    page.report("shown", "tour");
    menu.click();
    menu.click();
    await page.wait();
    expect(page.step()?.step.id).toBe("two");
  });

  it("goes on when a field was filled in and left, and not while it is empty", async () => {
    const page = aPage(
      withTour(aStep("one", { ...at("#name"), advance: { on: "input" } }), aStep("two")),
    );
    const name = put("name", "input") as HTMLInputElement;
    await page.wait();
    page.report("shown", "tour");
    name.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    await page.wait();
    expect(page.step()?.step.id).toBe("one");
    name.value = "Ada";
    name.dispatchEvent(new Event("input", { bubbles: true }));
    await page.wait();
    expect(page.step()?.step.id).toBe("one");
    name.dispatchEvent(new Event("change", { bubbles: true }));
    await page.wait();
    expect(page.step()?.step.id).toBe("two");
  });

  it("goes on with the field inside a box with a label, not with the label", async () => {
    const page = aPage(
      withTour(aStep("one", { ...at("#box"), advance: { on: "input" } }), aStep("two")),
    );
    const name = document.createElement("input");
    put("box", "div").append("Name", name);
    await page.wait();
    page.report("shown", "tour");
    name.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    await page.wait();
    expect(page.step()?.step.id).toBe("one");
    name.value = "Ada";
    name.dispatchEvent(new Event("change", { bubbles: true }));
    await page.wait();
    expect(page.step()?.step.id).toBe("two");
  });

  it("goes on with an event that happens after the step began, and with no earlier one", async () => {
    const advance = {
      on: "event",
      event: { name: "Filter Set", where: [{ property: "by", is: "equals", value: "date" }] },
    } as const;
    const page = aPage(withTour(aStep("one"), aStep("two", { advance }), aStep("three")));
    await page.wait();
    page.report("shown", "tour");
    page.track("Filter Set", { by: "date" });
    await page.wait(10);
    page.report("next", "tour");
    await page.wait();
    page.report("shown", "tour");
    expect(page.step()?.step.id).toBe("two");
    page.track("Filter Set", { by: "name" });
    await page.wait(10);
    expect(page.step()?.step.id).toBe("two");
    page.track("Filter Set", { by: "date" });
    await page.wait();
    expect(page.step()?.step.id).toBe("three");
  });

  it("goes on with the event of the very click that began the step, and not with that of the click before", async () => {
    const advance = { on: "event", event: { name: "Sent" } } as const;
    const page = aPage(
      withTour(
        aStep("one", { ...at("#menu"), advance: { on: "click" } }),
        aStep("two", { advance }),
        aStep("three", { advance }),
      ),
    );
    const menu = put("menu");
    menu.addEventListener("click", () => page.track("Sent"));
    await page.wait();
    page.report("shown", "tour");
    menu.click();
    await page.wait();
    expect(page.step()?.step.id).toBe("three");
    page.track("Sent");
    await page.wait();
    expect(page.eventsNamed("Guide Completed")).toHaveLength(1);
  });

  it("passes over a step whose milestone is reached, and does not lead back to it", async () => {
    const advance = { on: "milestone", milestone: "customer" } as const;
    const page = aPage(withTour(aStep("one"), aStep("two", { advance }), aStep("three")));
    await page.wait();
    page.report("shown", "tour");
    page.report("next", "tour");
    await page.wait();
    page.report("shown", "tour");
    expect(page.step()?.step.id).toBe("two");
    page.track("Customer Added");
    await page.wait();
    expect(page.step()).toMatchObject({ step: { id: "three" }, mayGoBack: true });
    page.report("back", "tour");
    await page.wait();
    expect(page.step()?.step.id).toBe("one");
    page.report("shown", "tour");
    page.report("next", "tour");
    await page.wait();
    expect(page.step()?.step.id).toBe("three");
  });

  it("takes the first branch that holds, and ends after its last step", async () => {
    const when = { kind: "fact", fact: "reachedAt", at: "customer", is: "exists" } as const;
    const page = aPage(
      withTour(
        aStep("one", { branches: [{ when, step: "three" }] }),
        aStep("two", { isLast: true }),
        aStep("three", { isLast: true }),
      ),
    );
    await page.wait();
    page.report("shown", "tour");
    page.track("Customer Added");
    await page.wait();
    page.report("next", "tour");
    await page.wait();
    expect(page.step()?.step.id).toBe("three");
    page.report("next", "tour");
    await page.wait();
    expect(page.eventsNamed("Guide Completed")).toHaveLength(1);
  });

  it("ends where branches lead in a circle that nobody sees", async () => {
    const advance = { on: "milestone", milestone: "customer" } as const;
    const branches = [{ when: { kind: "all", of: [] }, step: "one" }] as const;
    const page = aPage(withTour(aStep("one", { advance }), aStep("two", { advance, branches })));
    page.track("Customer Added");
    await page.wait(1_000);
    expect(page.showing()).toEqual([]);
    expect(page.because("tour")).toBe("target-missing");
  });

  it("shows in the leading tab alone", async () => {
    const book = withTour(aStep("one"), aStep("two"));
    const page = aPage(book);
    await page.wait();
    page.report("shown", "tour");
    await page.wait(2_000);
    const other = aPage(book, { browser: page.browser, tab: "tab-2" });
    other.isLeading = false;
    await other.wait();
    expect(other.showing()).toEqual([]);
    expect(other.because("tour")).toBe("other-tab");
  });

  it("is over when it is hidden, and when tips are switched off, unless it was asked for", async () => {
    const page = aPage(withTour(aStep("one"), aStep("two")));
    await page.wait();
    page.report("shown", "tour");
    page.widgets?.report({ kind: "tips-off" });
    await page.wait();
    expect(page.showing()).toEqual([]);
    page.engine.show("tour");
    await page.wait();
    expect(page.showing()).toEqual(["tour"]);
    page.engine.hide("tour");
    await page.wait(10_000);
    expect(page.showing()).toEqual([]);
  });

  it("9: steps aside while the page has a modal open, unless it points into it", async () => {
    const page = aPage(withTour(aStep("one"), aStep("two", at("#inside"))));
    await page.wait();
    page.report("shown", "tour");
    const modal = put("modal", "div");
    modal.setAttribute("aria-modal", "true");
    await page.wait(600);
    expect(page.showing()).toEqual([]);
    expect(page.because("tour")).toBe("host-modal");
    modal.remove();
    await page.wait(600);
    expect(page.step()?.step.id).toBe("one");
    page.report("next", "tour");
    document.body.append(modal);
    modal.append(Object.assign(document.createElement("button"), { id: "inside" }));
    await page.wait(600);
    expect(page.step()?.step.id).toBe("two");
  });
});
