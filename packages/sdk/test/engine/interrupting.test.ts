// @vitest-environment happy-dom
import type { CompiledGuide } from "@cairn/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aPage } from "./a-page.ts";
import { aChecklist, aGuidebook, aHint, aMilestone, aNotice } from "./builders.ts";
import { aStep, aTour } from "./guide-builders.ts";

const milestones = [aMilestone("customer", "Customer Added")];
const withGuides = (...guides: readonly CompiledGuide[]) => aGuidebook(milestones, { guides });

describe("a guide that interrupts", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it("is one at a time, the more urgent first, and counts once it was painted", async () => {
    const page = aPage(withGuides(aNotice("low"), aNotice("high", { priority: 5 })));
    await page.wait();
    expect(page.showing()).toEqual(["high"]);
    expect(page.held()).toMatchObject([{ guide: "low", because: "other-guide" }]);
    expect(page.eventsNamed("Guide Shown")).toEqual([]);

    page.widgets?.report({ kind: "shown", guide: "high" });
    expect(page.eventsNamed("Guide Shown")).toMatchObject([{ properties: { guide: "high" } }]);
    await page.wait(3_000);
    page.widgets?.report({ kind: "dismissed", guide: "high" });
    await page.wait();
    expect(page.showing()).toEqual(["low"]);
    expect(page.eventsNamed("Guide Dismissed")).toMatchObject([{ properties: { strike: false } }]);
  });

  it("waits out its delay and starts it again on another page", async () => {
    const page = aPage(withGuides(aNotice("late", { delayMs: 4_000 })));
    await page.wait(3_000);
    page.goTo("/other");
    await page.wait(3_000);
    expect(page.showing()).toEqual([]);
    await page.wait(1_500);
    expect(page.showing()).toEqual(["late"]);
  });

  it("leaves when its page is left", async () => {
    const page = aPage(withGuides(aNotice("here", { pages: ["/"] })));
    await page.wait();
    expect(page.showing()).toEqual(["here"]);
    page.goTo("/elsewhere");
    await page.wait();
    expect(page.showing()).toEqual([]);
    expect(page.held()).toMatchObject([{ guide: "here", because: "condition-not-met" }]);
  });

  it("stays away while the user types after a long visit of which nothing was read", async () => {
    const when = { kind: "fact", fact: "reachedAt", at: "customer", is: "exists" } as const;
    const page = aPage(withGuides(aNotice("tip", { when })), { config: { frustration: false } });
    await page.wait();
    const input = document.createElement("input");
    document.body.append(input);
    const type = () => input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    for (let key = 0; key < 400; key++) type();
    await page.wait(60_000);
    type();
    page.track("Customer Added");
    await page.wait();
    expect(page.held()).toMatchObject([{ guide: "tip", because: "typing" }]);
  });

  it("stays away while the user types, in another tab, and beside a host's modal", async () => {
    const page = aPage(
      withGuides(
        aNotice("tip", { when: { kind: "fact", fact: "reachedAt", at: "customer", is: "exists" } }),
      ),
    );
    await page.wait();
    const input = document.createElement("input");
    document.body.append(input);
    input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    page.track("Customer Added");
    await page.wait();
    expect(page.held()).toMatchObject([{ guide: "tip", because: "typing" }]);

    page.isLeading = false;
    await page.wait(31_000);
    expect(page.held()).toMatchObject([{ guide: "tip", because: "other-tab" }]);

    page.isLeading = true;
    const dialog = document.createElement("div");
    dialog.setAttribute("aria-modal", "true");
    document.body.append(dialog);
    await page.wait(5_000);
    expect(page.held()).toMatchObject([{ guide: "tip", because: "host-modal" }]);

    dialog.remove();
    await page.wait(5_000);
    expect(page.showing()).toEqual(["tip"]);
  });

  it("is shown when asked for, whatever holds it otherwise", async () => {
    const page = aPage(
      withGuides(
        aNotice("manual", {
          when: { kind: "fact", fact: "traits", at: "goal", is: "equals", value: "none" },
        }),
      ),
    );
    await page.wait();
    page.engine.show("manual");
    await page.wait();
    expect(page.widgets?.showing.value).toMatchObject([{ because: "asked" }]);
    page.widgets?.report({ kind: "shown", guide: "manual" });
    expect(page.eventsNamed("Guide Shown")).toMatchObject([{ properties: { asked: true } }]);
    page.engine.hide("manual");
    await page.wait();
    expect(page.showing()).toEqual([]);
  });

  it("is closed by closing it once, however often it was asked for", async () => {
    const { when: _, ...notice } = aNotice("tip");
    const page = aPage(withGuides(notice));
    await page.wait();
    page.engine.show("tip");
    await page.wait();
    page.report("shown", "tip");
    page.engine.show("tip");
    await page.wait();
    page.report("dismissed", "tip");
    await page.wait();
    expect(page.showing()).toEqual([]);
    page.engine.show("tip");
    await page.wait();
    page.engine.hide("tip");
    page.engine.show("tip");
    await page.wait();
    expect(page.showing()).toEqual(["tip"]);
  });

  it("comes back after its snooze, and never after 'don't show again'", async () => {
    const page = aPage(withGuides(aNotice("tip", { snoozeMs: 60_000 })));
    await page.wait();
    page.widgets?.report({ kind: "shown", guide: "tip" });
    page.widgets?.report({ kind: "snoozed", guide: "tip" });
    await page.wait(59_000);
    expect(page.showing()).toEqual([]);
    expect(page.held()).toMatchObject([{ guide: "tip", because: "snoozed" }]);
    await page.wait(2_000);
    expect(page.showing()).toEqual(["tip"]);

    page.widgets?.report({ kind: "never", guide: "tip" });
    await page.wait(70_000);
    expect(page.showing()).toEqual([]);
    expect(page.held()).toMatchObject([{ guide: "tip", because: "never-again" }]);
  });

  it("that waits for its element holds when the widgets cannot be loaded", async () => {
    const widgets = async () => {
      throw new TypeError("blocked");
    };
    const page = aPage(withGuides(aHint("hint", "#target")), { widgets });
    await page.wait(5_000);
    expect(page.mounts).toBe(0);
    expect(page.warnings).toContain("No widgets.");
    expect(page.engine.state()).toMatchObject({ ready: true });
  });

  it("is not drawn before its element is there, and tells when it never comes", async () => {
    const page = aPage(withGuides(aHint("hint", "#target")));
    await page.wait(9_000);
    expect(page.showing()).toEqual([]);
    await page.wait(2_000);
    expect(page.eventsNamed("Guide Broken")).toMatchObject([
      { properties: { guide: "hint", tried: ["#target", "missing"] } },
    ]);
    expect(page.held()).toMatchObject([{ guide: "hint", because: "target-missing" }]);

    const target = document.createElement("button");
    target.id = "target";
    document.body.append(target);
    page.goTo("/again");
    await page.wait();
    expect(page.showing()).toEqual(["hint"]);
    const followed = page.widgets?.watchTarget({ selectors: ["#target"] });
    expect(followed?.element.value).toBe(target);
    followed?.stop();
  });

  it("obeys the host's veto, asked once a page of what would show", async () => {
    const onGuide = vi.fn(() => false);
    const notYet = {
      when: { kind: "fact", fact: "reachedAt", at: "customer", is: "exists" },
    } as const;
    const guides = withGuides(
      aNotice("tip"),
      aNotice("later", notYet),
      aChecklist("start", ["customer"]),
      aChecklist("not-yet", ["customer"], notYet),
    );
    const page = aPage(guides, { config: { onGuide } });
    await page.wait(20_000);
    expect(page.widgets).toBeUndefined();
    expect(onGuide.mock.calls).toEqual([
      [{ id: "start", kind: "checklist" }],
      [{ id: "tip", kind: "notice" }],
    ]);
  });

  it("holds when the widgets cannot be loaded, after one more try", async () => {
    const widgets = vi.fn(async () => {
      throw new TypeError("blocked");
    });
    const page = aPage(withGuides(aNotice("tip")), { widgets });
    await page.wait(20_000);
    expect(widgets).toHaveBeenCalledTimes(2);
    expect(page.mounts).toBe(0);
    expect(page.warnings).toEqual(["No widgets.", "No widgets."]);
    expect(page.engine.state()).toMatchObject({ ready: true });
  });

  it.each(["never", "dismissed", "snoozed", "completed"] as const)(
    "fetches no widgets where its user's own word holds it: %s",
    async (kind) => {
      const page = aPage(withGuides(aNotice("tip"), aNotice("there", { pages: ["/there"] })));
      await page.wait();
      page.widgets?.report({ kind: "shown", guide: "tip" });
      page.widgets?.report({ kind, guide: "tip" });
      await page.wait(2_000);
      page.engine.stop();

      const widgets = vi.fn(() => Promise.reject(new Error("not needed")));
      const { book } = page.collector;
      const next = aPage(book, { browser: page.browser, widgets });
      await next.wait(20_000);
      expect(widgets).not.toHaveBeenCalled();
      next.goTo("/there");
      await next.wait();
      expect(widgets).toHaveBeenCalled();
    },
  );

  it("leaves when tips are switched off, and no other comes but one that is asked for", async () => {
    const page = aPage(withGuides(aNotice("one"), aNotice("two")));
    await page.wait();
    page.widgets?.report({ kind: "tips-off" });
    await page.wait(10_000);
    expect(page.showing()).toEqual([]);
    expect(page.widgets?.tipsOff.value).toBe(true);
    page.engine.show("two");
    await page.wait();
    expect(page.showing()).toEqual(["two"]);
  });

  it("leaves when tips are switched off in it, though it was asked for, and does not come back", async () => {
    const page = aPage(withGuides(aTour("tour", [aStep("one"), aStep("two")])));
    await page.wait();
    page.engine.show("tour");
    await page.wait();
    page.report("shown", "tour");
    page.widgets?.report({ kind: "tips-off" });
    await page.wait();
    expect(page.showing()).toEqual([]);
    const next = page.reload();
    await next.wait(10_000);
    expect(next.showing()).toEqual([]);
  });

  it("is gone with the engine", async () => {
    const page = aPage(withGuides(aNotice("tip")));
    await page.wait();
    page.engine.stop();
    expect(page.widgets).toBeUndefined();
    page.track("Customer Added");
    await page.wait(70_000);
    expect(page.widgets).toBeUndefined();
  });
});
