// @vitest-environment happy-dom
import type { CompiledGuide, Condition, LedgerEntry } from "@cairn/core";
import { compileGuidebook } from "@cairn/core/guidebook";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aPage } from "./a-page.ts";
import { aChecklist, aGuidebook, aHint, aMilestone, aNotice } from "./builders.ts";
import { aStep, aTour } from "./guide-builders.ts";

const DAY_MS = 86_400_000;
const milestones = [aMilestone("customer", "Customer Added")];
const withGuides = (...guides: readonly CompiledGuide[]) => aGuidebook(milestones, { guides });
const on = (when: Condition) => withGuides(aNotice("tip", { when }));
const frustrations = compileGuidebook(
  {
    version: 1,
    segments: {
      angry: { title: "Angry", when: { kind: "frustrated", by: "rage-click", within: "1m" } },
    },
  },
  { revision: "1", audience: "collector" },
).definitions;

describe("when a guide shows", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it("shows when somebody is frustrated, at the moment they are", async () => {
    const book = on({ kind: "did", key: "rage-click:1", atLeast: 1, withinMs: 60_000 });
    const page = aPage({ ...book, definitions: frustrations });
    const button = document.body.appendChild(document.createElement("button"));
    const click = () => button.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 1 }));
    await page.wait();
    for (let press = 0; press < 3; press += 1) click();
    await page.wait(500);
    expect(page.showing()).toEqual([]);
    for (let press = 0; press < 4; press += 1) click();
    await page.wait(100);
    expect(page.eventsNamed("Frustration Detected")).not.toEqual([]);
    expect(page.showing()).toEqual(["tip"]);
  });

  it("shows to somebody who returns after two weeks, and to nobody else", async () => {
    const returned = on({ kind: "fact", fact: "awayMs", is: "at-least", value: 14 * DAY_MS });
    const page = aPage(returned, { awayMs: 15 * DAY_MS });
    await page.wait();
    expect(page.showing()).toEqual(["tip"]);
    const regular = aPage(returned, { awayMs: DAY_MS });
    await regular.wait();
    await regular.inspect();
    expect(regular.because("tip")).toBe("condition-not-met");
  });

  it("shows at activation, as soon as the last milestone is reached", async () => {
    const page = aPage(on({ kind: "fact", fact: "reachedAt", at: "customer", is: "exists" }));
    await page.wait();
    expect(page.showing()).toEqual([]);
    page.track("Customer Added");
    await page.wait();
    expect(page.showing()).toEqual(["tip"]);
  });

  it("21: a delayed guide lands on no other", async () => {
    const page = aPage(
      withGuides(
        aNotice("slow", { delayMs: 4_000, priority: 9 }),
        aNotice("fast", { delayMs: 2_000 }),
      ),
    );
    await page.wait(2_000);
    expect(page.showing()).toEqual(["fast"]);
    page.report("shown", "fast");
    await page.wait(5_000);
    expect(page.showing()).toEqual(["fast"]);
    expect(page.because("slow")).toBe("other-guide");
    page.report("dismissed", "fast");
    await page.wait();
    expect(page.showing()).toEqual(["slow"]);
  });

  it("21: a delayed guide asks again when its delay is over", async () => {
    const when = { kind: "fact", fact: "reachedAt", at: "customer", is: "absent" } as const;
    const page = aPage(withGuides(aNotice("tip", { delayMs: 4_000, when })));
    await page.wait(3_000);
    page.track("Customer Added");
    await page.wait(10_000);
    expect(page.widgets).toBeUndefined();
  });

  it("23: a delayed guide shows on no page that it does not belong to", async () => {
    const page = aPage(withGuides(aNotice("tip", { delayMs: 4_000, pages: ["/"] })));
    await page.wait(3_900);
    page.goTo("/elsewhere");
    await page.wait(10_000);
    expect(page.showing()).toEqual([]);
    page.goTo("/");
    await page.wait(3_900);
    expect(page.showing()).toEqual([]);
    await page.wait(200);
    expect(page.showing()).toEqual(["tip"]);
  });

  it("3: a guide that never rendered is not used up", async () => {
    const book = withGuides(
      aHint("hint", "#late", { caps: { times: 1 } }),
      aNotice("tip", { caps: { times: 1 }, pages: ["/there"], priority: 1 }),
    );
    const page = aPage({ ...book, caps: { ...book.caps, perDay: 1 } });
    await page.wait(5_000);
    page.goTo("/there");
    await page.wait();
    // Chosen and handed over to be drawn, but the page was left before it was painted.
    expect(page.showing()).toEqual(["tip"]);
    page.goTo("/");
    await page.wait();
    expect(page.eventsNamed("Guide Shown")).toEqual([]);
    const late = document.body.appendChild(document.createElement("button"));
    late.id = "late";
    await page.wait(600);
    expect(page.showing()).toEqual(["hint"]);
  });

  it.each(["never", "snoozed", "completed"] as const)(
    "26: %s is remembered though the page is left in the same moment",
    async (kind) => {
      const book = withGuides(aNotice("tip"));
      const page = aPage(book);
      await page.wait(3_000);
      page.report("shown", "tip");
      page.report(kind, "tip");
      await page.wait(0);
      const next = aPage(book, { browser: page.browser });
      await next.wait(10_000);
      expect(next.showing()).toEqual([]);
    },
  );

  it("26: whoever leaves in the same moment finds no tour again that they put away for good", async () => {
    const book = withGuides(aTour("tour", [aStep("one"), aStep("two")]));
    const page = aPage(book);
    await page.wait(3_000);
    page.report("shown", "tour");
    page.report("next", "tour");
    await page.wait(5_000);
    page.report("never", "tour");
    await page.wait(0);
    const next = aPage(book, { browser: page.browser });
    await next.wait(10_000);
    expect(next.showing()).toEqual([]);
  });

  it("26: what was chosen is remembered though the page is left in the same moment", async () => {
    const book = withGuides(aChecklist("start", ["customer"]), aNotice("tip"));
    const page = aPage(book);
    await page.wait();
    page.widgets?.report({ kind: "item-skipped", guide: "start", item: "customer" });
    await page.wait(0);
    page.widgets?.report({ kind: "tips-off" });
    await page.wait(0);
    const next = aPage(book, { browser: page.browser });
    await next.wait(10_000);
    expect(next.widgets?.tipsOff.value).toBe(true);
    expect([...(next.widgets?.skipped.value ?? [])]).toEqual(["start/customer"]);
    expect(next.showing()).toEqual(["start"]);
  });

  it("22: what was closed for good in one tab does not show in another that was open all the while", async () => {
    const book = withGuides(aNotice("tip"));
    const here = aPage(book, { tab: "here" });
    const there = aPage(book, { browser: here.browser, tab: "there" });
    there.isLeading = false;
    await here.wait(3_000);
    here.report("shown", "tip");
    here.report("never", "tip");
    await here.wait(2_000);
    here.isLeading = false;
    there.isLeading = true;
    document.dispatchEvent(new Event("visibilitychange"));
    await there.wait(10_000);
    expect(there.showing()).toEqual([]);
    expect(there.because("tip")).toBe("never-again");
  });

  it("29: three that were closed at once are enough for a week, and each tells of it", async () => {
    const ids = ["one", "two", "three", "four"];
    const page = aPage(withGuides(...ids.map((id) => aNotice(id))));
    for (let round = 0; round < 3; round += 1) {
      await page.wait();
      const [shown] = page.showing();
      page.report("shown", shown!);
      await page.wait(500);
      page.report("dismissed", shown!);
    }
    await page.wait(10_000);
    expect(page.showing()).toEqual([]);
    const strikes = page
      .eventsNamed("Guide Dismissed")
      .map(({ properties }) => properties["strike"]);
    expect(strikes).toEqual([true, true, true]);
    const left = ids.filter((id) => page.because(id) === "strikes");
    expect(left).toHaveLength(1);
    page.engine.show(left[0]!);
    await page.wait();
    expect(page.showing()).toEqual(left);
  });

  describe("for a verified user, on another device", () => {
    const seen = (kind: LedgerEntry["kind"], more: Partial<LedgerEntry> = {}): LedgerEntry => ({
      id: `m-${kind}`,
      guide: "tip",
      kind,
      atMs: Date.now() - 1_000,
      session: "elsewhere",
      ...more,
    });
    const elsewhere = async (
      ledger: (nowMs: number) => readonly LedgerEntry[],
      guides = [aNotice("tip", { caps: { times: 1 } }), aNotice("other")],
      more = {},
    ) => {
      const page = aPage(undefined, { identity: { userId: "ada" }, token: "jwt" });
      page.collector.state = {
        progress: { thresholds: {} },
        ledger: ledger(Date.now()),
        traits: {},
        accountTraits: {},
        accountReachedAt: {},
      };
      const book = withGuides(...guides);
      page.collector.book = { ...book, caps: { ...book.caps, ...more } };
      await page.wait(70_000);
      return page;
    };

    it("22: what was seen there counts here, for the guide and for all together", async () => {
      const once = await elsewhere(() => [seen("shown")]);
      expect(once.showing()).toEqual(["other"]);
      expect(once.because("tip")).toBe("guide-cap");
      const capped = await elsewhere(() => [seen("shown")], undefined, { perDay: 1 });
      expect(capped.showing()).toEqual([]);
      expect(capped.because("other")).toBe("day-cap");
    });

    it("26: a tour that was put away for good there does not go on here", async () => {
      const book = withGuides(aTour("tip", [aStep("one"), aStep("two")]));
      const page = aPage(book, { identity: { userId: "ada" }, token: "jwt" });
      await page.wait(3_000);
      page.report("shown", "tip");
      page.report("next", "tip");
      await page.wait();
      expect(page.step()?.step.id).toBe("two");
      page.collector.state = {
        progress: { thresholds: {} },
        ledger: [seen("never", { atMs: Date.now() })],
        traits: {},
        accountTraits: {},
        accountReachedAt: {},
      };
      const next = aPage(book, {
        identity: { userId: "ada" },
        token: "jwt",
        browser: page.browser,
      });
      next.collector.state = page.collector.state;
      await next.wait(70_000);
      expect(next.showing()).toEqual([]);
      expect(next.because("tip")).toBe("never-again");
    });

    it("22: a group's caps count there and here", async () => {
      const group = { perWeek: 1, members: ["tip", "other"] };
      const page = await elsewhere(() => [seen("shown")], undefined, { groups: { news: group } });
      expect(page.showing()).toEqual(["other"]);
      const grouped = [aNotice("tip", { group: "news" }), aNotice("other", { group: "news" })];
      const held = await elsewhere(() => [seen("shown")], grouped, { groups: { news: group } });
      expect(held.showing()).toEqual([]);
      expect(held.because("other")).toBe("group-cap");
    });

    it("26: what was snoozed there waits here as long", async () => {
      const page = await elsewhere(
        (nowMs) => [seen("shown"), seen("snoozed", { untilMs: nowMs + 100_000 })],
        [aNotice("tip")],
      );
      await page.inspect();
      expect(page.because("tip")).toBe("snoozed");
      await page.wait(40_000);
      expect(page.showing()).toEqual(["tip"]);
    });
  });
});
