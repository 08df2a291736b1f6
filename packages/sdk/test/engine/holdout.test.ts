// @vitest-environment happy-dom
import { type Assignment, type CompiledGuide, type Holdout, assign } from "@cairn/core";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EMPTY_RECORD, type UserRecord, mergeRecords } from "../../src/engine/record.ts";
import { aBrowser, aPage } from "./a-page.ts";
import { aChecklist, aFaq, aGuidebook, aHint, aMilestone, aNotice } from "./builders.ts";
import { aStep, aTour } from "./guide-builders.ts";

const HALF: Holdout = { share: 0.5, by: "user", holdout: "guide" };
const ALL: Holdout = { share: 0.5, by: "user", holdout: "global" };
const milestones = [aMilestone("customer", "Customer Added")];
const aBook = (guides: readonly CompiledGuide[], holdout?: Holdout) =>
  aGuidebook(milestones, { guides, ...(holdout && { holdout }) });

/** An id in this arm of the guide, and, where `all` is given, of the global holdout. */
function someoneWho(gets: Assignment["arm"], guide: string, all?: Assignment["arm"]): string {
  for (let number = 1; ; number++) {
    const user = `person-${number}`;
    const own = assign({ id: guide, holdout: HALF }, undefined, { user })?.arm;
    const global = assign({ id: "any" }, ALL, { user })?.arm;
    if (own === gets && global === (all ?? global)) return user;
  }
}
const exposures = (page: ReturnType<typeof aPage>) =>
  page.eventsNamed("Experiment Viewed").map(({ properties }) => properties);

describe("a holdout", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it("withholds a guide at the point at which the others get it, and tells of both arms once", async () => {
    const book = aBook([aNotice("tip", { holdout: HALF })]);
    const told = { guide: "tip", by: "user", holdout: "guide", share: 0.5 };
    const shownTo = someoneWho("shown", "tip");
    const page = aPage(book, { identity: { anonymousId: shownTo } });
    await page.wait();
    expect(page.showing()).toEqual(["tip"]);
    expect(exposures(page)).toEqual([{ ...told, arm: "shown", unit: shownTo }]);
    // Before paint.
    expect(page.eventsNamed("Guide Shown")).toEqual([]);
    await page.wait(60_000);
    const again = page.reload();
    await again.wait(60_000);
    expect(again.showing()).toEqual(["tip"]);
    expect(exposures(again)).toEqual([]);

    const keptFrom = someoneWho("withheld", "tip");
    const other = aPage(book, { identity: { anonymousId: keptFrom } });
    await other.wait();
    expect(other.showing()).toEqual([]);
    expect(other.mounts).toBe(0);
    expect(other.because("tip")).toBe("withheld");
    expect(exposures(other)).toEqual([{ ...told, arm: "withheld", unit: keptFrom }]);
    expect(other.eventsNamed("Guide Withheld")).toMatchObject([{ properties: { guide: "tip" } }]);
    await other.wait(60_000);
    const reloaded = other.reload();
    await reloaded.wait(60_000);
    expect(reloaded.because("tip")).toBe("withheld");
    expect(reloaded.recorded.map(({ event }) => event)).toEqual([]);
  });

  it("takes the place on screen, the gap and the caps for who goes without as for who does not", async () => {
    const caps = { ...aGuidebook([]).caps, perSession: 2, minGapMs: 30_000 };
    const guides = [
      aNotice("first", { priority: 9, holdout: HALF }),
      aNotice("second", { priority: 5 }),
      aNotice("third"),
    ];
    const anonymousId = someoneWho("withheld", "first");
    const page = aPage({ ...aBook(guides), caps }, { identity: { anonymousId } });
    await page.wait();
    expect(page.because("second")).toBe("other-guide");
    await page.wait(10_000);
    expect(page.because("second")).toBe("too-soon");
    await page.wait(20_000);
    expect(page.showing()).toEqual(["second"]);
    page.report("shown", "second");
    page.report("dismissed", "second");
    await page.wait(60_000);
    expect(page.because("third")).toBe("session-cap");
  });

  it("withholds nothing that was asked for, neither at once nor when it was withheld before", async () => {
    const guides = [aNotice("tip", { holdout: HALF }), aChecklist("list", ["customer"])];
    const anonymousId = someoneWho("withheld", "tip", "withheld");
    const page = aPage(aBook(guides, ALL), { identity: { anonymousId } });
    await page.wait();
    expect(page.showing()).toEqual([]);
    expect(exposures(page)).toHaveLength(2);
    page.engine.show("tip");
    page.engine.show("list");
    await page.wait();
    expect(page.showing()).toEqual(["list", "tip"]);
    expect(exposures(page)).toHaveLength(2);
    page.report("shown", "tip");
    expect(page.eventsNamed("Guide Shown")).toMatchObject([{ properties: { asked: true } }]);
  });

  it("waits for the element of a hint or of a tour's first step, in both arms", async () => {
    const guides = [
      aHint("hint", "#late", { holdout: HALF, pages: ["/hint"] }),
      aTour("tour", [aStep("one", { target: { selectors: ["#late"] } }), aStep("two")], {
        holdout: HALF,
        pages: ["/tour"],
      }),
    ];
    for (const id of ["hint", "tour"]) {
      for (const arm of ["shown", "withheld"] as const) {
        document.body.replaceChildren();
        const page = aPage(aBook(guides), { identity: { anonymousId: someoneWho(arm, id) } });
        page.goTo(`/${id}`);
        await page.wait(1_000);
        expect(exposures(page)).toEqual([]);
        expect(page.because(id)).toBe("target-missing");
        const late = document.createElement("button");
        late.id = "late";
        late.checkVisibility = () => true;
        document.body.append(late);
        await page.wait(1_000);
        expect(exposures(page)).toMatchObject([{ guide: id, arm }]);
        expect(page.showing()).toEqual(arm === "shown" ? [id] : []);
        await page.wait(60_000);
        expect(page.eventsNamed("Guide Broken")).toEqual([]);
        page.engine.stop();
      }
    }
  });

  it("of all guides leaves only what is asked for, and says that it was the global one", async () => {
    const guides = [aNotice("tip", { holdout: HALF }), aChecklist("list", ["customer"])];
    const without = someoneWho("shown", "tip", "withheld");
    const page = aPage(aBook(guides, ALL), { identity: { anonymousId: without } });
    await page.wait();
    expect(page.showing()).toEqual([]);
    const global = { arm: "withheld", holdout: "global", unit: without };
    expect(exposures(page)).toMatchObject([
      { guide: "list", ...global },
      { guide: "tip", ...global },
    ]);

    const within = someoneWho("shown", "tip", "shown");
    const other = aPage(aBook(guides, ALL), { identity: { anonymousId: within } });
    await other.wait();
    expect(other.showing()).toEqual(["list", "tip"]);
    // The list has no holdout of its own, and is compared with no guides at all.
    expect(exposures(other)).toMatchObject([
      { guide: "list", arm: "shown", holdout: "global" },
      { guide: "tip", arm: "shown", holdout: "guide" },
    ]);
  });

  it("of all guides goes without the answer that help offers, not without help", async () => {
    const failure = { name: "Customer Refused" };
    const stuck = aGuidebook([aMilestone("customer", "Customer Added", { failure })], {
      faqs: [aFaq("why", { milestones: ["customer"] })],
      help: { launcher: true, title: "Help", suggestOnStall: true },
      holdout: ALL,
    });
    for (const arm of ["shown", "withheld"] as const) {
      const page = aPage(stuck, { identity: { anonymousId: someoneWho("shown", "tip", arm) } });
      await page.wait();
      expect(exposures(page)).toEqual([]);
      for (let attempt = 0; attempt < 3; attempt++) {
        page.track("Customer Refused");
        await page.wait(1_000);
      }
      expect(page.eventsNamed("Stall Detected")).toHaveLength(1);
      expect(exposures(page)).toMatchObject([{ guide: "", arm, holdout: "global" }]);
      const { help } = page.widgets!;
      expect(help.offered.value?.id).toBe(arm === "shown" ? "why" : undefined);
      page.engine.openHelp();
      await page.wait();
      expect(help.suggestions.value.map(({ id }) => id)).toEqual(["why"]);
      page.engine.stop();
    }
  });

  it("is decided once a showing: a tour that was begun goes on, whatever the shares are by then", async () => {
    const steps = [aStep("one"), aStep("two")];
    const tour = (share: number) => aTour("tour", steps, { holdout: { ...HALF, share } });
    const anonymousId = someoneWho("shown", "tour");
    const page = aPage(aBook([tour(0.5)]), { identity: { anonymousId } });
    await page.wait();
    page.report("shown", "tour");
    page.report("next", "tour");
    await page.wait(2_000);
    page.engine.stop();
    const raised = { ...aBook([tour(1)]), revision: "2" };
    const next = aPage(raised, { browser: page.browser, identity: { anonymousId } });
    await next.wait(2_000);
    expect(next.step()).toMatchObject({ number: 2 });
    expect(next.recorded).toEqual([]);
  });

  it("lets a tour that was asked for go on over pages", async () => {
    const anonymousId = someoneWho("withheld", "tour");
    const book = aBook([aTour("tour", [aStep("one"), aStep("two")], { holdout: HALF })]);
    const page = aPage(book, { identity: { anonymousId } });
    page.engine.show("tour");
    await page.wait();
    page.report("shown", "tour");
    page.report("next", "tour");
    await page.wait(2_000);
    const next = page.reload();
    await next.wait(2_000);
    expect(next.step()).toMatchObject({ number: 2 });
    expect([...exposures(page), ...exposures(next)]).toEqual([]);
  });

  it("does not draw a checklist for who goes without, and tells of it once in their life", async () => {
    const book = aBook([aChecklist("list", ["customer"], { holdout: HALF }), aNotice("tip")]);
    const page = aPage(book, { identity: { anonymousId: someoneWho("withheld", "list") } });
    await page.wait();
    // It takes no slot.
    expect(page.showing()).toEqual(["tip"]);
    expect(page.because("list")).toBe("withheld");
    await page.wait(20_000);
    const reloaded = page.reload();
    await reloaded.wait(20_000);
    const told = [...page.recorded, ...reloaded.recorded].map(({ event }) => event);
    expect(told).toEqual(["Experiment Viewed", "Guide Withheld"]);
    reloaded.track("Customer Added");
    await reloaded.wait();
    expect(reloaded.eventsNamed("Guide Completed")).toEqual([]);
  });

  it("withholds a guide with a period once in each, others once", async () => {
    const guides = [
      aNotice("once", { holdout: HALF, priority: 1 }),
      aNotice("each-minute", { holdout: HALF, caps: { everyMs: 60_000, again: true } }),
      aNotice("twice", { holdout: HALF, caps: { everyMs: 20_000, times: 2 } }),
    ];
    const everywhere = (number: number): string => {
      const user = `person-${number}`;
      const isOut = guides.every((one) => assign(one, undefined, { user })?.arm === "withheld");
      return isOut ? user : everywhere(number + 1);
    };
    const caps = { ...aGuidebook([]).caps, perSession: 99, perDay: 99, perWeek: 99 };
    const identity = { anonymousId: everywhere(1) };
    const page = aPage({ ...aBook(guides), caps }, { identity });
    await page.wait(170_000);
    const withheld = page
      .eventsNamed("Guide Withheld")
      .map(({ properties }) => properties["guide"]);
    expect(withheld.filter((id) => id === "once")).toHaveLength(1);
    expect(withheld.filter((id) => id === "twice")).toHaveLength(2);
    expect(withheld.filter((id) => id === "each-minute")).toHaveLength(3);
    expect(exposures(page)).toHaveLength(3);
  });

  it("lets everybody have the guide once it is lifted", async () => {
    const caps = { times: 1 };
    const anonymousId = someoneWho("withheld", "tip");
    const page = aPage(aBook([aNotice("tip", { holdout: HALF, caps })]), {
      identity: { anonymousId },
    });
    await page.wait(60_000);
    page.engine.stop();
    const book = { ...aBook([aNotice("tip", { caps })]), revision: "2" };
    const later = aPage(book, { browser: page.browser, identity: { anonymousId } });
    await later.wait(60_000);
    expect(later.showing()).toEqual(["tip"]);
  });

  it("asks the host in both arms, and counts nobody whose host said no", async () => {
    for (const arm of ["shown", "withheld"] as const) {
      const book = aBook([aNotice("tip", { holdout: HALF })]);
      const identity = { anonymousId: someoneWho(arm, "tip") };
      const onGuide = vi.fn(() => false);
      const page = aPage(book, { identity, config: { onGuide } });
      await page.wait(1_000);
      expect(onGuide).toHaveBeenCalledWith({ id: "tip", kind: "notice" });
      expect(page.because("tip")).toBe("vetoed");
      expect(page.recorded).toEqual([]);
    }
  });

  it("counts accounts where the milestone is theirs, and nobody without one", async () => {
    const by = "account";
    const book = aBook([aNotice("tip", { holdout: { ...HALF, by } })]);
    const accountId = someoneWho("withheld", "tip");
    const anonymousId = someoneWho("shown", "tip");
    const page = aPage(book, { identity: { anonymousId, accountId } });
    await page.wait();
    expect(exposures(page)).toMatchObject([{ arm: "withheld", unit: accountId, by }]);
    const alone = aPage(book, { identity: { anonymousId: accountId } });
    await alone.wait();
    expect(alone.showing()).toEqual(["tip"]);
    expect(exposures(alone)).toEqual([]);
  });
});

describe("the unit of a holdout", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is the first id seen, which identify, a reload and another tab keep", async () => {
    const guides = ["one", "two", "three", "four"].map((id) =>
      aChecklist(id, ["customer"], { holdout: HALF }),
    );
    const book = aBook(guides);
    const page = aPage(book);
    await page.wait(2_000);
    const first = page.showing();
    page.become({ userId: "ada" });
    await page.wait(2_000);
    expect(page.showing()).toEqual(first);
    const tab = aPage(book, { browser: page.browser, identity: { userId: "ada" }, tab: "tab-2" });
    await tab.wait(2_000);
    expect(tab.showing()).toEqual(first);
    expect(tab.recorded).toEqual([]);
    const reloaded = page.reload();
    await reloaded.wait(2_000);
    expect(reloaded.showing()).toEqual(first);
    expect(exposures(page).map(({ unit }) => unit)).toEqual(Array(4).fill("anon-1"));
    // After they signed out and in again, under whatever anonymous id.
    reloaded.reset("anon-2");
    await reloaded.wait(2_000);
    reloaded.become({ userId: "ada", anonymousId: "anon-3" });
    await reloaded.wait(2_000);
    expect(reloaded.showing()).toEqual(first);
  });

  it("is the name of who has one from the start, so that devices agree without asking", async () => {
    const book = aBook([aNotice("tip", { holdout: HALF })]);
    for (const anonymousId of ["phone", "desk"]) {
      const page = aPage(book, { identity: { userId: "ada", anonymousId }, browser: aBrowser() });
      await page.wait(2_000);
      expect(exposures(page)).toMatchObject([{ unit: "ada" }]);
    }
  });

  it("is what the collector knows of a verified user, where that is earlier", async () => {
    const book = aBook([aNotice("tip", { holdout: HALF })]);
    const page = aPage(book, { identity: { userId: "ada", anonymousId: "desk" }, token: "jwt" });
    const { progress, ledger } = { progress: { thresholds: {} }, ledger: [] };
    const unit = [Date.now() - 5_000, "phone"];
    page.collector.state = {
      progress,
      ledger,
      traits: {},
      accountTraits: {},
      accountReachedAt: {},
      unit,
    };
    await page.wait(2_000);
    expect(exposures(page)).toMatchObject([{ unit: "phone" }]);
  });

  it("stays through whatever somebody does in one browser", async () => {
    const guides = ["one", "two", "three", "four", "five"].map((id) =>
      aChecklist(id, ["customer"], { holdout: HALF }),
    );
    const book = aBook(guides, ALL);
    const steps = fc.array(fc.constantFrom("identify", "reload", "tab", "leave", "event"), {
      minLength: 2,
      maxLength: 7,
    });
    await fc.assert(
      fc.asyncProperty(fc.uuid(), steps, async (anonymousId, doings) => {
        let page = aPage(book, { identity: { anonymousId } });
        await page.wait(2_000);
        const first = page.showing();
        for (const [index, doing] of doings.entries()) {
          const name = { userId: "ada" };
          if (doing === "identify") page.become(name);
          else if (doing === "event") page.track("Anything");
          else if (doing === "leave") page.goTo(`/${index}`);
          else if (doing === "reload") page = page.reload();
          else
            page = aPage(book, {
              browser: page.browser,
              identity: page.port.identity(),
              tab: `${index}`,
            });
          await page.wait(2_000);
          expect(page.showing()).toEqual(first);
          if (doing === "reload" || doing === "tab") expect(exposures(page)).toEqual([]);
        }
        page.engine.stop();
      }),
      { numRuns: 15 },
    );
  });
});

describe("two records of one user", () => {
  const aUnit = fc.option(fc.tuple(fc.integer({ min: 1e12, max: 2e12 }), fc.string()), {
    nil: undefined,
  });
  const join = (a: UserRecord, b: UserRecord) => mergeRecords(a, b, { thresholds: {} }, 0);
  const having = (unit: UserRecord["unit"]): UserRecord => ({ ...EMPTY_RECORD, unit });

  it("agree on the id that holdouts met first, whichever tab or device joins them", () => {
    fc.assert(
      fc.property(fc.array(aUnit, { minLength: 2, maxLength: 5 }), (units) => {
        const records = units.map(having);
        const [forth, back] = [records, records.toReversed()].map((all) => all.reduce(join).unit);
        expect(back).toEqual(forth);
        expect(join(having(forth), having(back)).unit).toEqual(forth);
        const earliest = Math.min(...units.map((unit) => unit?.[0] ?? Infinity));
        expect(forth?.[0] ?? Infinity).toBe(earliest);
      }),
    );
  });
});
