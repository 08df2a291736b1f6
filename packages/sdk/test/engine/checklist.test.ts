// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aBrowser, aPage } from "./a-page.ts";
import { aChecklist, aGuidebook, aMilestone } from "./builders.ts";

const book = aGuidebook(
  [aMilestone("customer", "Customer Added"), aMilestone("invoice", "Invoice Sent")],
  { guides: [aChecklist("start", ["customer", "invoice"])] },
);

describe("a checklist", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is shown open at first, and ticks an item when its milestone is reached", async () => {
    const page = aPage(book);
    await page.wait();
    expect(page.widgets?.showing.value).toMatchObject([
      { guide: { id: "start" }, because: "offered", open: true },
    ]);

    page.track("Customer Added");
    await page.wait();

    expect(Object.keys(page.widgets?.reachedAt.value ?? {})).toEqual(["customer"]);
    expect(page.eventsNamed("Milestone Reached")).toMatchObject([
      { properties: { milestone: "customer", title: "Title of customer" } },
    ]);
    expect(page.eventsNamed("Checklist Item Completed")).toMatchObject([
      { properties: { guide: "start", item: "customer", milestone: "customer" } },
    ]);
    expect(page.engine.state()).toMatchObject({
      ready: true,
      next: "invoice",
      activated: false,
    });
  });

  it("stays folded on a phone until it is opened there", async () => {
    vi.stubGlobal("innerWidth", 390);
    const page = aPage(book);
    await page.wait();
    expect(page.widgets?.showing.value).toMatchObject([{ guide: { id: "start" }, open: false }]);
    page.widgets?.report({ kind: "opened", guide: "start" });
    await page.wait();
    expect(page.widgets?.showing.value).toMatchObject([{ guide: { id: "start" }, open: true }]);
  });

  it("celebrates when its last item is done, and leaves once its user closes it", async () => {
    const page = aPage(book);
    await page.wait();
    page.track("Customer Added");
    page.track("Invoice Sent");
    await page.wait();
    expect(page.showing()).toEqual(["start"]);
    expect(page.eventsNamed("Guide Completed")).toHaveLength(1);
    expect(page.engine.state()?.activated).toBe(true);

    page.widgets?.report({ kind: "closed", guide: "start" });
    await page.wait();
    expect(page.showing()).toEqual([]);

    const reloaded = page.reload();
    await reloaded.wait(2_000);
    expect(reloaded.showing()).toEqual([]);
    expect(reloaded.eventsNamed("Milestone Reached")).toEqual([]);
  });

  it("stays closed over a reload, and counts as seen once in a session", async () => {
    const page = aPage(book);
    await page.wait();
    page.widgets?.report({ kind: "shown", guide: "start" });
    page.widgets?.report({ kind: "dismissed", guide: "start" });
    await page.wait(2_000);

    const reloaded = page.reload();
    await reloaded.wait();
    reloaded.widgets?.report({ kind: "shown", guide: "start" });

    expect(reloaded.widgets?.showing.value).toMatchObject([{ open: false }]);
    expect(page.eventsNamed("Guide Shown")).toHaveLength(1);
    expect(page.eventsNamed("Guide Dismissed")).toMatchObject([{ properties: { strike: false } }]);
    expect(reloaded.eventsNamed("Guide Shown")).toEqual([]);
  });

  it("is closed where the host put it away while the widgets were on their way", async () => {
    const slow = (ms: number) => new Promise((done) => setTimeout(done, ms));
    const page = aPage(book, { widgets: (stage) => slow(500).then(() => stage) });
    await page.wait(100);
    page.engine.hide("start");
    await page.wait(500);
    expect(page.widgets?.showing.value).toMatchObject([{ open: false }]);
  });

  it("counts a skipped item as done until it is restored", async () => {
    const page = aPage(book);
    await page.wait();
    page.track("Customer Added");
    page.widgets?.report({ kind: "item-skipped", guide: "start", item: "invoice" });
    await page.wait();
    expect([...(page.widgets?.skipped.value ?? [])]).toEqual(["start/invoice"]);
    expect(page.eventsNamed("Guide Completed")).toHaveLength(1);

    page.widgets?.report({ kind: "item-restored", guide: "start", item: "invoice" });
    await page.wait();
    expect([...(page.widgets?.skipped.value ?? [])]).toEqual([]);
  });

  it("makes one Milestone Reached of two tabs", async () => {
    const browser = aBrowser();
    const here = aPage(book, { browser, identity: { userId: "ada" }, tab: "tab-1" });
    const there = aPage(book, { browser, identity: { userId: "ada" }, tab: "tab-2" });
    await here.wait(2_000);
    here.track("Customer Added");
    there.track("Customer Added");
    await here.wait();
    const ids = [here, there].flatMap((page) =>
      page.eventsNamed("Milestone Reached").map(({ id }) => id),
    );
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^[0-9a-z]{20,28}$/);
  });

  it("is gone within 60 s of pausing all guides, and back when they go on", async () => {
    const page = aPage(book);
    await page.wait();
    page.collector.book = { ...book, paused: true };
    await page.wait(59_000);
    expect(page.widgets).toBeUndefined();
    expect(page.held()).toEqual([{ guide: "start", because: "paused" }]);

    page.collector.book = book;
    await page.wait(59_000);
    expect(page.showing()).toEqual(["start"]);
  });

  it("works from the cached guidebook when the collector is down", async () => {
    const page = aPage(book);
    await page.wait(2_000);
    page.engine.stop();
    const offline = aPage(book, { browser: page.browser });
    offline.collector.isDown = true;
    await offline.wait(5_000);
    expect(offline.showing()).toEqual(["start"]);
    await offline.wait(60_000);
    expect(offline.showing()).toEqual(["start"]);
  });

  it("keeps what unchanged milestones count when a new revision comes", async () => {
    const page = aPage(book);
    await page.wait();
    page.track("Customer Added");
    await page.wait();
    page.collector.book = {
      ...book,
      revision: "2",
      definitions: {
        thresholds: {
          ...book.definitions.thresholds,
          "m:invoice": {
            version: "v2",
            threshold: { kind: "count", event: { name: "Customer Added" }, atLeast: 1 },
          },
        },
      },
    };
    await page.wait(59_000);
    expect(page.engine.revision()).toBe("2");
    // What was done in this session is folded again under the new definition.
    expect(Object.keys(page.engine.state()!.milestones)).toEqual(["customer", "invoice"]);
  });
});
