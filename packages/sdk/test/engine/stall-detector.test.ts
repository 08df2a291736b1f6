// @vitest-environment happy-dom
import { expectedBaseline, type JsonObject, type StallBaseline } from "@cairn/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aBrowser, aPage } from "./a-page.ts";
import { aGuidebook, aMilestone, aNotice, aTrack } from "./builders.ts";

const milestones = [
  aMilestone("bank", "Bank Connected", { failure: { name: "Bank Connect Failed" } }),
  aMilestone("invoice", "Invoice Sent", { after: ["bank"] }),
];
const learned: StallBaseline = {
  version: "learned-3",
  names: { "Bank Opened": "Bank Opened", "Bank Chosen": "" },
  steps: [
    ["event:Bank Opened", 3, 50],
    ["last:Bank Chosen", 1, -70],
    ["silence", 2, 10, 10, 25, 20, 25],
    ["rage-click", 1, 40],
  ],
  milestones: { bank: [0, 5] },
  threshold: 50,
  slack: 20,
  unit: 25,
};
const book = {
  ...aGuidebook(milestones),
  stalls: [learned, expectedBaseline(milestones.map(({ milestone }) => milestone))],
};

/** A page on which the user is there as long as `isHere`: active time passes with the clock. */
async function aVisit(guidebook = book) {
  const page = aPage(guidebook);
  let isHere = true;
  let atMs = Date.now();
  let activeMs = 0;
  Object.defineProperty(page, "activeMs", {
    get() {
      if (isHere) activeMs += Date.now() - atMs;
      atMs = Date.now();
      return activeMs;
    },
  });
  const visit = {
    page,
    stall: () => page.engine.state()?.stall,
    detected: () => page.eventsNamed("Stall Detected").map(({ properties }) => properties),
    resolved: () => page.eventsNamed("Stall Resolved").map(({ properties }) => properties),
    /** Leaves the page, or comes back to it. */
    be(there: boolean) {
      void page.activeMs;
      isHere = there;
    },
    /** Does things at once, within one task. */
    do(...events: readonly string[]) {
      for (const event of events) page.track(event);
      return page.wait();
    },
    opensBank: () => visit.do("Bank Opened", "Bank Opened", "Bank Opened"),
  };
  // The page was opened a while ago.
  await page.wait(4_000);
  return visit;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

describe("what was learned, in the browser", () => {
  it("raises a stall in the task of the event that decides, and tells why and how likely success is", async () => {
    const visit = await aVisit();
    await visit.do("Bank Opened", "Bank Opened");
    expect(visit.stall()).toBeUndefined();
    await visit.do("Bank Opened");
    expect(visit.stall()).toEqual({ milestone: "bank", reasons: ["event"] });
    expect(visit.detected()).toEqual([
      {
        milestone: "bank",
        model: "learned-3",
        chance: 0.1,
        reasons: [
          { kind: "event", event: "Bank Opened", count: 3, weight: 1, overMs: expect.any(Number) },
        ],
      },
    ]);
  });

  it("says what was seen going wrong first", async () => {
    const visit = await aVisit();
    await visit.do("Bank Opened");
    visit.page.port.record("Frustration Detected", { kind: "rage-click", path: "/", count: 4 });
    await visit.page.wait(2_500);
    expect(visit.detected()).toMatchObject([
      {
        reasons: [
          { kind: "rage-click", count: 1, path: "/" },
          { kind: "silence", count: 2 },
        ],
      },
    ]);
  });

  it("is over with progress, and with events that speak against it", async () => {
    const visit = await aVisit();
    await visit.opensBank();
    await visit.page.wait(1_000);
    await visit.do("Bank Chosen");
    expect(visit.resolved()).toEqual([{ milestone: "bank", by: "evidence-gone" }]);
    await visit.page.wait(1_000);
    await visit.do("Bank Opened");
    await visit.do("Bank Connected");
    expect(visit.resolved()).toEqual([
      { milestone: "bank", by: "evidence-gone" },
      { milestone: "bank", by: "progress" },
    ]);
    expect(visit.detected()).toHaveLength(2);
    expect(visit.stall()).toBeUndefined();
  });

  it("is over, and not by progress, where its milestone is none any more", async () => {
    const visit = await aVisit();
    await visit.opensBank();
    expect(visit.detected()).toHaveLength(1);
    visit.page.collector.book = { ...aGuidebook([milestones[1]!]), revision: "2" };
    await visit.page.wait(60_000);
    expect(visit.resolved()).toEqual([{ milestone: "bank", by: "evidence-gone" }]);
    expect(visit.stall()).toBeUndefined();
  });

  it("is found alike in every tab of the user, and told once: under one id", async () => {
    const browser = aBrowser();
    const tabs = ["tab-1", "tab-2"].map((tab) => aPage(book, { browser, tab }));
    const [first, second] = tabs;
    await first!.wait(4_000);
    const hears = (event: string, properties: JsonObject = {}) => {
      const message = aTrack(event, { anonymousId: "anon-1" }, Date.now(), properties);
      first!.hear(message);
      second!.hear(message, "other-tab");
    };
    hears("Bank Opened");
    hears("Frustration Detected", { kind: "rage-click", path: "/", count: 4 });
    await first!.wait(1_000);
    hears("Bank Opened");
    hears("Bank Opened");
    await first!.wait();
    const ids = tabs.map((tab) => tab.eventsNamed("Stall Detected").map(({ id }) => id));
    expect(ids[0]).toHaveLength(1);
    expect(ids[1]).toEqual(ids[0]);
  });

  it("judges silence 2, 5, 10, 20 and 30 s after something was done, while the user is there", async () => {
    const visit = await aVisit();
    await visit.do("Bank Opened");
    await visit.page.wait(19_000);
    expect(visit.stall()).toBeUndefined();
    await visit.page.wait(1_500);
    expect(visit.stall()).toEqual({ milestone: "bank", reasons: ["silence"] });
    expect(visit.detected()).toMatchObject([{ reasons: [{ kind: "silence", count: 20 }] }]);
  });

  it("counts no silence of somebody who is not there, and goes on when they are back", async () => {
    const visit = await aVisit();
    await visit.do("Bank Opened");
    await visit.page.wait(12_000);
    visit.be(false);
    await visit.page.wait(600_000);
    expect(visit.stall()).toBeUndefined();
    visit.be(true);
    await visit.page.wait(15_000);
    expect(visit.detected()).toMatchObject([{ reasons: [{ kind: "silence", count: 20 }] }]);
  });

  it("says nothing of somebody who has done nothing yet, and sets no timer for them", async () => {
    const visit = await aVisit();
    const timers = vi.getTimerCount();
    await visit.page.wait(120_000);
    expect(visit.detected()).toEqual([]);
    expect(vi.getTimerCount()).toBe(timers);
  });

  it("keeps its evidence over a reload, and starts anew for somebody else", async () => {
    const visit = await aVisit();
    await visit.do("Bank Opened", "Bank Opened");
    await visit.page.wait(2_000);
    const reloaded = visit.page.reload();
    await reloaded.wait(4_000);
    reloaded.track("Bank Opened");
    await reloaded.wait();
    expect(reloaded.engine.state()?.stall?.milestone).toBe("bank");
    reloaded.reset("anon-2");
    await reloaded.wait();
    expect(reloaded.engine.state()?.stall).toBeUndefined();
  });
});

describe("an alarm waits, and comes when that is over", () => {
  /** Brings the evidence over the threshold by silence alone, while `busy` goes on each second. */
  async function silent(busy: () => void, whileBusyMs = 22_000) {
    const visit = await aVisit();
    await visit.do("Bank Opened");
    for (let ms = 0; ms < whileBusyMs; ms += 1_000) {
      busy();
      await visit.page.wait(1_000);
    }
    return visit;
  }

  it("while the user types", async () => {
    const field = document.body.appendChild(document.createElement("input"));
    const visit = await silent(() =>
      field.dispatchEvent(new Event("input", { bubbles: true, composed: true })),
    );
    expect(visit.detected()).toEqual([]);
    await visit.page.wait(4_000);
    expect(visit.detected()).toMatchObject([{ reasons: [{ kind: "silence", count: 20 }] }]);
  });

  it("while they read on", async () => {
    const visit = await silent(() => document.body.dispatchEvent(new Event("scroll")));
    expect(visit.detected()).toEqual([]);
    await visit.page.wait(4_000);
    expect(visit.detected()).toHaveLength(1);
  });

  it("while a video plays that does not loop", async () => {
    const video = document.body.appendChild(document.createElement("video"));
    let paused = false;
    Object.defineProperty(video, "paused", { get: () => paused });
    const visit = await silent(() => {});
    expect(visit.detected()).toEqual([]);
    paused = true;
    await visit.page.wait(1_000);
    expect(visit.detected()).toHaveLength(1);

    document.body.replaceChildren();
    const decoration = document.body.appendChild(document.createElement("video"));
    decoration.loop = true;
    Object.defineProperty(decoration, "paused", { get: () => false });
    expect((await silent(() => {})).detected()).toHaveLength(1);
  });

  it("while a guide of ours is on screen, or an answer", async () => {
    const guided = { ...book, guides: [aNotice("news")] };
    const visit = await aVisit(guided);
    expect(visit.page.showing()).toEqual(["news"]);
    await visit.opensBank();
    await visit.page.wait(5_000);
    expect(visit.detected()).toEqual([]);
    visit.page.report("dismissed", "news");
    await visit.page.wait(1_000);
    expect(visit.detected()).toHaveLength(1);

    const reading = await aVisit();
    reading.page.engine.openHelp();
    await reading.opensBank();
    await reading.page.wait(5_000);
    expect(reading.detected()).toEqual([]);
    reading.page.widgets?.help.close();
    await reading.page.wait(1_000);
    expect(reading.detected()).toHaveLength(1);
  });

  it("while the browser is offline, whatever fails", async () => {
    vi.stubGlobal("navigator", { ...navigator, language: "en", onLine: false });
    const visit = await aVisit();
    await visit.do("Bank Connect Failed", "Bank Connect Failed", "Bank Connect Failed");
    await visit.opensBank();
    expect(visit.detected()).toEqual([]);
    vi.unstubAllGlobals();
    await visit.page.wait(1_000);
    expect(visit.detected()).toHaveLength(1);
  });

  it("while a page has just been opened", async () => {
    const visit = await aVisit();
    visit.page.goTo("/other");
    await visit.opensBank();
    expect(visit.detected()).toEqual([]);
    await visit.page.wait(4_000);
    expect(visit.detected()).toHaveLength(1);
  });

  it("but not where an attempt has just failed", async () => {
    const visit = await aVisit({
      ...book,
      guides: [aNotice("news")],
      stalls: [expectedBaseline([{ id: "bank" }])],
    });
    const field = document.body.appendChild(document.createElement("input"));
    visit.page.goTo("/other");
    field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    await visit.do("Bank Connect Failed", "Bank Connect Failed", "Bank Connect Failed");
    expect(visit.detected()).toMatchObject([{ reasons: [{ kind: "failed-attempts", count: 3 }] }]);
  });

  it("and does not come at all where it is over before", async () => {
    const visit = await aVisit();
    visit.page.goTo("/other");
    await visit.opensBank();
    await visit.do("Bank Connected");
    await visit.page.wait(10_000);
    expect(visit.detected()).toEqual([]);
    expect(visit.resolved()).toEqual([]);
  });
});
