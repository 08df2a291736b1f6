// @vitest-environment happy-dom
import type { CompiledCancelFlow, CompiledGuide, CompiledRemedy } from "@cairn/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aPage, giveWay } from "./a-page.ts";
import { aFaq, aGuidebook, aMilestone, aNotice } from "./builders.ts";
import { aCancelFlow, aStep, aTour } from "./guide-builders.ts";

const milestones = [aMilestone("customer", "Customer Added")];
const withGuides = (...guides: readonly CompiledGuide[]) => aGuidebook(milestones, { guides });
const reasonsWith = (remedy: Partial<CompiledRemedy>): CompiledCancelFlow["reasons"] => [
  {
    id: "price",
    label: "Price",
    remedy: { id: "it", kind: "pause", title: "", label: "", ...remedy },
  },
];

/** Starts to cancel; what it came to is in the list as soon as it is known. */
async function startCancel(page: ReturnType<typeof aPage>): Promise<unknown[]> {
  const outcomes: unknown[] = [];
  // As the entry does: where the engine cannot, they go on.
  page.engine.startCancel?.().then(
    (outcome) => outcomes.push(outcome),
    () => outcomes.push({ outcome: "continue" }),
  );
  await page.wait();
  return outcomes;
}

/** A page whose cancel flow is open and was told that it costs too much. */
async function aCancelForThePrice() {
  const page = aPage(withGuides(aCancelFlow("flow")));
  await page.wait();
  const outcomes = await startCancel(page);
  page.report("shown", "flow");
  page.widgets?.report({ kind: "reason", guide: "flow", reason: "price" });
  return { page, outcomes };
}

describe("startCancel", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it("goes on at once without a cancel flow, and while guides are paused", async () => {
    const none = aPage(withGuides(aNotice("tip")));
    await none.wait();
    expect(await startCancel(none)).toEqual([{ outcome: "continue" }]);
    const paused = aPage({ ...withGuides(aCancelFlow("flow")), paused: true });
    await paused.wait();
    expect(await startCancel(paused)).toEqual([{ outcome: "continue" }]);
  });

  it("goes on within 2 s where the widgets do not come or draw nothing", async () => {
    const failing = aPage(withGuides(aCancelFlow("flow")), {
      widgets: () => Promise.reject(new TypeError("blocked")),
    });
    await failing.wait();
    expect(await startCancel(failing)).toEqual([{ outcome: "continue" }]);

    const hanging = aPage(withGuides(aCancelFlow("flow")), {
      widgets: () => new Promise(() => {}),
    });
    await hanging.wait();
    const late = await startCancel(hanging);
    expect(late).toEqual([]);
    await hanging.wait(2_000);
    expect(late).toEqual([{ outcome: "continue" }]);

    const blank = aPage(withGuides(aCancelFlow("flow")));
    await blank.wait();
    const unseen = await startCancel(blank);
    expect(blank.showing()).toEqual(["flow"]);
    await blank.wait(2_000);
    expect(unseen).toEqual([{ outcome: "continue" }]);
    expect(blank.showing()).toEqual([]);
    expect(blank.eventsNamed("Guide Shown")).toEqual([]);
  });

  it("shows nothing before it is called", async () => {
    const page = aPage(withGuides(aCancelFlow("flow")));
    await page.wait(30_000);
    expect(page.showing()).toEqual([]);
  });

  it("goes before whatever is on screen, whatever holds other guides", async () => {
    const book = withGuides(aNotice("tip", { priority: 100 }), aCancelFlow("flow"));
    const page = aPage({ ...book, caps: { ...book.caps, perDay: 1 } });
    await page.wait();
    page.report("shown", "tip");
    page.widgets?.report({ kind: "tips-off" });
    const input = document.body.appendChild(document.createElement("input"));
    input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    await startCancel(page);
    expect(page.widgets?.showing.value).toMatchObject([
      { guide: { id: "flow" }, because: "asked" },
    ]);
  });

  it("tells the reason and that they went on", async () => {
    const { page, outcomes } = await aCancelForThePrice();
    await page.wait(60_000);
    expect(outcomes).toEqual([]);
    page.widgets?.report({ kind: "went-on", guide: "flow" });
    await page.wait();
    expect(outcomes).toEqual([{ outcome: "continue", reason: "price" }]);
    const about = { guide: "flow", path: "/", reason: "price" };
    expect(page.eventsNamed("Cancel Reason Given")[0]?.properties).toEqual(about);
    expect(page.eventsNamed("Cancel Completed")[0]?.properties).toEqual(about);
    expect(page.eventsNamed("Guide Completed")).toHaveLength(1);
    expect(page.showing()).toEqual([]);
  });

  it("9: tells the reason though it gave way to a modal of the page after that was said", async () => {
    const { page, outcomes } = await aCancelForThePrice();
    await giveWay(page);
    page.report("shown", "flow");
    page.widgets?.report({ kind: "went-on", guide: "flow" });
    await page.wait();
    expect(outcomes).toEqual([{ outcome: "continue", reason: "price" }]);
    expect(page.eventsNamed("Cancel Completed")).toMatchObject([
      { properties: { guide: "flow", reason: "price" } },
    ]);
  });

  it("can be closed without a word, and started again", async () => {
    const page = aPage(withGuides(aCancelFlow("flow")));
    await page.wait();
    for (let round = 0; round < 2; round += 1) {
      const outcomes = await startCancel(page);
      page.report("shown", "flow");
      await page.wait(3_000);
      page.report("dismissed", "flow");
      await page.wait();
      expect(outcomes).toEqual([{ outcome: "closed" }]);
    }
    const again = await startCancel(page);
    page.report("shown", "flow");
    page.widgets?.report({ kind: "went-on", guide: "flow" });
    await page.wait();
    expect(again).toEqual([{ outcome: "continue" }]);
  });

  it("started again at once is not ended by the patience of the first time", async () => {
    const page = aPage(withGuides(aCancelFlow("flow")));
    await page.wait();
    const first = await startCancel(page);
    page.report("shown", "flow");
    page.report("dismissed", "flow");
    await page.wait(1_900);
    expect(first).toEqual([{ outcome: "closed" }]);
    const second = await startCancel(page);
    await page.wait(200);
    expect(second).toEqual([]);
    expect(page.showing()).toEqual(["flow"]);
  });

  it("gives one answer to all who ask while it is open", async () => {
    const page = aPage(withGuides(aCancelFlow("flow", reasonsWith({}))));
    await page.wait();
    const first = await startCancel(page);
    page.report("shown", "flow");
    const second = await startCancel(page);
    page.widgets?.report({ kind: "remedy", guide: "flow", reason: "price" });
    await page.wait(5_000);
    expect(first).toEqual([{ outcome: "kept", reason: "price", remedy: "it" }]);
    expect(second).toEqual(first);
    expect(page.eventsNamed("Cancel Remedy Accepted").map(({ properties }) => properties)).toEqual([
      { guide: "flow", path: "/", reason: "price", remedy: "it", kind: "pause" },
    ]);
  });

  it("taken from under them cancels nothing unasked, and lets them go on when they ask again", async () => {
    const page = aPage(withGuides(aCancelFlow("flow")));
    await page.wait();
    const outcomes = await startCancel(page);
    page.report("shown", "flow");
    page.collector.book = { ...page.collector.book!, paused: true };
    await page.wait(60_000);
    expect(page.showing()).toEqual([]);
    expect(outcomes).toEqual([{ outcome: "closed" }]);
    expect(await startCancel(page)).toEqual([{ outcome: "continue" }]);
  });

  it("open as somebody signs out is not what the next one decided", async () => {
    const page = aPage(withGuides(aCancelFlow("flow")), { identity: { userId: "ada" } });
    await page.wait(2_000);
    const outcomes = await startCancel(page);
    page.report("shown", "flow");
    page.reset("anon-2");
    await page.wait();
    expect(outcomes).toEqual([{ outcome: "closed" }]);
  });

  describe("carries out the remedy", () => {
    async function accept(remedy: Partial<CompiledRemedy>, page?: ReturnType<typeof aPage>) {
      const faqs = [aFaq("limits")];
      const tour = aTour("tour", [aStep("one")], { when: { kind: "any", of: [] } });
      const flow = aCancelFlow("flow", reasonsWith(remedy));
      const mine = page ?? aPage({ ...withGuides(flow, tour), faqs });
      await mine.wait();
      await startCancel(mine);
      mine.report("shown", "flow");
      mine.widgets?.report({ kind: "remedy", guide: "flow", reason: "price" });
      await mine.wait();
      return mine;
    }

    it("a guide", async () => {
      const page = await accept({ kind: "guide", guide: "tour" });
      expect(page.showing()).toEqual(["tour"]);
    });

    it("an answer", async () => {
      const page = await accept({ kind: "faq", faq: "limits" });
      expect(page.widgets?.help.open.value).toEqual({ faq: "limits" });
    });

    it("a link", async () => {
      const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
      await accept({ kind: "link", href: "/plans" });
      expect(click).toHaveBeenCalledOnce();
      click.mockRestore();
    });

    it("a human, though help was never open", async () => {
      const onContact = vi.fn();
      const book = withGuides(aCancelFlow("flow", reasonsWith({ kind: "human" })));
      await accept({}, aPage(book, { config: { onContact } }));
      expect(onContact).toHaveBeenCalledOnce();
    });
  });
});
