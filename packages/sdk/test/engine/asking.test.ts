// @vitest-environment happy-dom
import type { CompiledFigure, CompiledGuide } from "@cairn/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aPage, giveWay } from "./a-page.ts";
import { aChecklist, aGuidebook, aMilestone } from "./builders.ts";
import { aRecap, aSurvey, aWelcome } from "./guide-builders.ts";

const milestones = [aMilestone("customer", "Customer Added")];
const withGuides = (...guides: readonly CompiledGuide[]) => aGuidebook(milestones, { guides });

/** Stands in for the Cairn of the page; returns what it was told. */
function aRunningCairn(): unknown[][] {
  const told: unknown[][] = [];
  const identify = (...said: unknown[]) => void told.push(said);
  (globalThis as Record<symbol, unknown>)[Symbol.for("cairn")] = { cairn: { identify } };
  return told;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
  delete (globalThis as Record<symbol, unknown>)[Symbol.for("cairn")];
});

describe("a survey", () => {
  it("tells each answer as its question asks for it", async () => {
    const page = aPage(withGuides(aSurvey("nps")));
    await page.wait();
    const answer = (question: string, said: number | string | readonly string[]) =>
      page.widgets?.report({ kind: "answered", guide: "nps", question, answer: said });
    page.report("shown", "nps");
    answer("score", 9);
    answer("why", "price");
    answer("more", "x".repeat(3_000));
    page.report("completed", "nps");
    await page.wait();
    const about = { survey: "nps", path: "/" };
    expect(page.eventsNamed("Survey Answered").map(({ properties }) => properties)).toEqual([
      { ...about, question: "score", kind: "nps", score: 9 },
      { ...about, question: "why", kind: "single", choices: ["price"] },
      { ...about, question: "more", kind: "text", text: "x".repeat(2_000) },
    ]);
    expect(page.eventsNamed("Guide Completed")).toHaveLength(1);
    expect(page.eventsNamed("Survey Dismissed")).toEqual([]);
    expect(page.showing()).toEqual([]);
  });

  it("tells after which question it was closed", async () => {
    const page = aPage(withGuides(aSurvey("nps")));
    await page.wait();
    page.report("shown", "nps");
    page.widgets?.report({ kind: "answered", guide: "nps", question: "score", answer: 3 });
    await page.wait(3_000);
    page.report("dismissed", "nps");
    expect(page.eventsNamed("Survey Dismissed")).toMatchObject([
      { properties: { survey: "nps", question: "score", path: "/" } },
    ]);
    expect(page.eventsNamed("Guide Dismissed")).toHaveLength(1);
  });

  it("9: tells after which question it was closed though it gave way to a modal of the page meanwhile", async () => {
    const page = aPage(withGuides(aSurvey("nps")));
    await page.wait();
    page.report("shown", "nps");
    page.widgets?.report({ kind: "answered", guide: "nps", question: "score", answer: 3 });
    await giveWay(page);
    // Drawn anew, it is painted anew.
    page.report("shown", "nps");
    page.report("dismissed", "nps");
    expect(page.eventsNamed("Guide Shown")).toHaveLength(1);
    expect(page.eventsNamed("Survey Dismissed")).toMatchObject([
      { properties: { survey: "nps", question: "score" } },
    ]);
  });

  it("9: has the same memory after it gave way to a modal of the page, and a fresh one when it is shown anew", async () => {
    const page = aPage(withGuides(aSurvey("nps")));
    await page.wait();
    page.report("shown", "nps");
    const memory = () => page.widgets?.showing.value[0]?.memory;
    const first = memory();
    await giveWay(page);
    expect(first).toBeDefined();
    expect(memory()).toBe(first);
    page.report("dismissed", "nps");
    page.engine.show("nps");
    await page.wait();
    expect(page.showing()).toEqual(["nps"]);
    expect(memory()).not.toBe(first);
  });

  it("goes on after a reload with what was told in it, as long as the session lasts", async () => {
    const book = withGuides(aSurvey("nps"));
    const page = aPage(book);
    await page.wait();
    page.report("shown", "nps");
    page.widgets?.report({ kind: "answered", guide: "nps", question: "score", answer: 3 });
    page.widgets?.report({ kind: "answered", guide: "nps", question: "why", answer: ["price"] });
    const told = async (session?: string) => {
      const { browser } = page;
      const later = aPage(book, { browser, ...(session !== undefined && { session }) });
      await later.wait();
      later.engine.show("nps");
      await later.wait();
      expect(later.showing()).toEqual(["nps"]);
      return later.widgets?.showing.value[0]?.replies;
    };
    page.engine.stop();
    await page.wait();
    expect(await told()).toEqual({ score: 3, why: ["price"] });
    expect(await told("session-2")).toBeUndefined();
  });

  it("asks its share of visitors, the same ones before and after they have a name", async () => {
    const book = withGuides(aSurvey("pulse", { sample: 0.25 }));
    const asked: boolean[] = [];
    for (let visitor = 0; visitor < 80; visitor += 1) {
      const anonymousId = `visitor-${visitor}`;
      const page = aPage(book, { identity: { anonymousId } });
      await page.wait();
      const isAsked = page.showing().length > 0;
      if (!isAsked) expect(page.because("pulse")).toBe("not-sampled");
      page.engine.stop();
      const known = aPage(book, { identity: { anonymousId, userId: `user-${visitor}` } });
      await known.wait();
      expect(known.showing().length > 0).toBe(isAsked);
      known.engine.stop();
      asked.push(isAsked);
    }
    const share = asked.filter(Boolean).length / asked.length;
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.4);
  });
});

describe("a welcome question", () => {
  const book = () =>
    withGuides(
      aWelcome("welcome", { when: { kind: "fact", fact: "traits", at: "goal", is: "absent" } }),
      aChecklist("for-taxes", ["customer"], {
        when: { kind: "fact", fact: "traits", at: "goal", is: "equals", value: "taxes" },
      }),
    );
  const answer = async (page: ReturnType<typeof aPage>) => {
    page.report("shown", "welcome");
    page.widgets?.report({ kind: "answered", guide: "welcome", question: "goal", answer: "taxes" });
    page.report("completed", "welcome");
    await page.wait();
  };

  it("decides the checklist at once for a visitor, and after a reload", async () => {
    const told = aRunningCairn();
    let page = aPage(book());
    await page.wait();
    expect(page.showing()).toEqual(["welcome"]);
    await answer(page);
    expect(page.showing()).toEqual(["for-taxes"]);
    expect(page.engine.state()?.goal).toBe("taxes");
    await page.wait(2_000);
    page = page.reload();
    await page.wait();
    expect(page.showing()).toEqual(["for-taxes"]);
    expect(told).toEqual([]);
  });

  it("is told by identify once, as soon as the visitor has a name", async () => {
    const told = aRunningCairn();
    let page = aPage(book());
    await page.wait();
    await answer(page);
    page.become({ userId: "u-1" });
    await page.wait(2_000);
    expect(told).toEqual([["u-1", { goal: "taxes" }]]);
    expect(page.engine.state()?.goal).toBe("taxes");
    page = page.reload();
    await page.wait(2_000);
    expect(told).toHaveLength(1);
  });

  it("is told by identify on a later page too, where nothing else would be shown", async () => {
    const told = aRunningCairn();
    const page = aPage(withGuides(aWelcome("welcome", { pages: ["/"] })));
    await page.wait();
    await answer(page);
    await page.wait(2_000);
    page.engine.stop();
    const { book: same } = page.collector;
    const later = aPage(same, { browser: page.browser, identity: { userId: "u-1" } });
    await later.wait(3_000);
    expect(told).toEqual([["u-1", { goal: "taxes" }]]);
  });

  it("is told at once for somebody who is known", async () => {
    const told = aRunningCairn();
    const page = aPage(book(), { identity: { userId: "u-1" } });
    await page.wait();
    await answer(page);
    expect(told).toEqual([["u-1", { goal: "taxes" }]]);
  });
});

describe("a recap", () => {
  const figure = (id: string, from: CompiledFigure["from"], scale = 1): CompiledFigure => ({
    id,
    label: { other: id },
    from,
    scale,
  });
  const definitions = {
    thresholds: {
      "n:sent": {
        version: "1",
        threshold: { kind: "recent", event: { name: "Invoice Sent" }, atLeast: 200 },
      },
      "s:minutes": {
        version: "1",
        threshold: {
          kind: "recent",
          event: { name: "Invoice Sent" },
          property: "minutes",
          atLeast: 200,
        },
      },
    },
  } as const;
  const figures = [
    figure("hours", { kind: "events", key: "s:minutes", sum: true }, 1 / 60),
    figure("sent", { kind: "events", key: "n:sent", sum: false }),
    figure("today", { kind: "events", key: "n:sent", sum: false, withinMs: 3_600_000 }),
    figure("never", { kind: "events", key: "n:unknown", sum: false }),
    figure("saved", { kind: "trait", trait: "saved" }),
    figure("nothing", { kind: "trait", trait: "absent" }),
  ];

  it("tells counts, sums and traits in its order, and leaves out what is 0 or unknown", async () => {
    const book = { ...withGuides(aRecap("month", figures)), definitions };
    const page = aPage(book, { identity: { traits: { saved: 250 } } });
    page.track("Invoice Sent", { minutes: 90 });
    await page.wait();
    page.track("Invoice Sent", { minutes: 30 });
    await page.wait(2_000);
    page.engine.stop();
    await page.wait(2 * 3_600_000);
    const later = page.reload();
    await later.wait();
    const shown = later.widgets?.showing.value[0]?.figures;
    expect(shown?.map((one) => [one.figure.id, one.value])).toEqual([
      ["hours", 2],
      ["sent", 2],
      ["saved", 250],
    ]);
  });

  it("that was asked for in vain does not come by itself later", async () => {
    const { when: _, ...recap } = aRecap("month", figures);
    const page = aPage({ ...withGuides(recap), definitions });
    await page.wait();
    page.engine.show("month");
    await page.wait();
    page.track("Invoice Sent");
    await page.wait(10_000);
    expect(page.showing()).toEqual([]);
    page.engine.show("month");
    await page.wait();
    expect(page.showing()).toEqual(["month"]);
  });

  it("holds while there is nothing to tell, even when it is asked for", async () => {
    const page = aPage({ ...withGuides(aRecap("month", figures)), definitions });
    await page.wait();
    expect(page.because("month")).toBe("nothing-to-tell");
    page.engine.show("month");
    await page.wait();
    expect(page.showing()).toEqual([]);
    page.track("Invoice Sent");
    await page.wait();
    expect(page.showing()).toEqual(["month"]);
  });
});
