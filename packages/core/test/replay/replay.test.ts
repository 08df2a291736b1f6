import { bucket, type CompiledGuidebook } from "@cairn/core";
import { compileGuidebook, type Guidebook } from "@cairn/core/guidebook";
import { type ReplayHistory, type ReplayWindow, replayGuides } from "@cairn/core/replay";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { browse, type Step } from "./simulated-browser.ts";

type Guide = NonNullable<Guidebook["guides"]>[string];

const compile = (guidebook: Partial<Guidebook>): CompiledGuidebook =>
  compileGuidebook({ version: 1, experiments: { holdout: 0 }, ...guidebook }, { revision: "1" });
const ALWAYS: ReplayWindow = {
  fromMs: 0,
  untilMs: Infinity,
  unrecorded: new Set(),
  uncounted: new Set(),
  wasElementThere: () => false,
};
const notice = (more: object = {}): Guide => ({
  kind: "notice",
  style: "modal",
  title: "Hello",
  body: "",
  when: { kind: "all", of: [] },
  ...more,
});
const milestones: Guidebook["milestones"] = {
  sent: { title: "Sent", when: { kind: "count", event: { name: "Sent" }, atLeast: 2 } },
};

const someWhen = fc.constantFrom<Guide & { when: unknown }>(
  ...([
    { kind: "all", of: [] },
    { kind: "reached", milestone: "sent" },
    { kind: "not", condition: { kind: "reached", milestone: "sent" } },
    { kind: "did", event: { name: "Opened" }, atLeast: 1, within: "5m" },
    { kind: "trait", trait: "plan", is: "equals", value: "free" },
    { kind: "returned", after: "1h" },
  ].map((when) => ({ when })) as unknown as (Guide & { when: unknown })[]),
);
const someGuide = fc
  .record({
    when: someWhen,
    pages: fc.constantFrom(undefined, ["/a"], ["/b"]),
    priority: fc.integer({ min: 0, max: 2 }),
    delay: fc.constantFrom("0s", "3s", "20s"),
    caps: fc.constantFrom(undefined, { times: 2 }, { every: "5m" }),
  })
  .map(({ when, pages, caps, ...rest }) =>
    notice({ ...when, ...rest, ...(pages && { pages }), ...(caps && { caps }) }),
  );
const someBook = fc
  .record({
    guides: fc.array(someGuide, { minLength: 1, maxLength: 4 }),
    minGap: fc.constantFrom("0s", "15s", "60s"),
    perSession: fc.constantFrom(1, 2, 9),
  })
  .map(({ guides, ...caps }) =>
    compile({
      milestones,
      guides: Object.fromEntries(guides.map((guide, index) => [`g${index}`, guide])),
      caps,
    }),
  );
const someSteps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    // Whole seconds and the half between them: ticks of the browser fall on the same.
    pauseMs: fc.constantFrom(1_000, 2_500, 8_000, 31_000, 90_000, 40 * 60_000, 2 * 3_600_000),
    readsMs: fc.constantFrom(4_000, 10_000, 25_000),
    does: fc.oneof(
      fc.record({
        kind: fc.constantFrom("goes" as const, "loads" as const),
        path: fc.constantFrom("/a", "/b", "/c"),
      }),
      fc.record({ kind: fc.constant("event" as const), name: fc.constantFrom("Sent", "Opened") }),
      fc.record({ kind: fc.constant("trait" as const), plan: fc.constantFrom("free", "pro") }),
    ),
  }),
  { minLength: 2, maxLength: 25 },
);

/** When the browser first showed each guide from `fromMs` on. */
function firstShown({ events }: ReplayHistory, fromMs: number): Readonly<Record<string, number>> {
  const shown: Record<string, number> = {};
  for (const { told } of events) {
    if (told?.kind === "shown" && told.atMs >= fromMs) shown[told.guide] ??= told.atMs;
  }
  return shown;
}

describe("the replay of a history", () => {
  it("finds what the browser showed, when it showed it, and nothing else", () => {
    let seen = 0;
    fc.assert(
      fc.property(someBook, someSteps, fc.constantFrom(0, 0, 0.3, 0.6), (book, steps, part) => {
        const history = browse(book, steps);
        const { events } = history;
        const from = events[Math.floor(part * (events.length - 1))]!.atMs;
        const verdicts = replayGuides(book, history, { ...ALWAYS, fromMs: from });
        const shown = firstShown(history, from);
        for (const [guide, verdict] of verdicts) {
          // Whether they stayed is the one thing that this history leaves open.
          if (verdict.kind === "unknown") expect(verdict.because.kind).toBe("stay");
          const found = verdict.kind === "would" ? verdict.atMs : undefined;
          expect([guide, found]).toEqual([guide, shown[guide]]);
          if (found !== undefined) seen += 1;
        }
      }),
      { numRuns: 120 },
    );
    expect(seen).toBeGreaterThan(30);
  });

  const MINUTE = 60_000;
  /** Somebody who comes to a page and goes on to another a minute later. */
  const visit: readonly Step[] = [
    { pauseMs: 1_000, readsMs: 4_000, does: { kind: "loads", path: "/a" } },
    { pauseMs: MINUTE, readsMs: 4_000, does: { kind: "goes", path: "/b" } },
  ];
  const verdictOf = (
    guidebook: Partial<Guidebook>,
    more: Partial<ReplayWindow> = {},
    history = browse(compile({}), visit),
  ) => replayGuides(compile(guidebook), history, { ...ALWAYS, ...more }).get("g");

  it("says which of the conditions that must all hold kept it away", () => {
    const plan = { kind: "trait", trait: "plan", is: "equals", value: "free" };
    const when = { kind: "all", of: [{ kind: "page", paths: ["/**"] }, plan] };
    expect(verdictOf({ guides: { g: notice({ when }) } })).toEqual({
      kind: "would-not",
      because: { reason: "condition-not-met", part: 1 },
    });
  });

  it.each<[string, Partial<Guidebook>, object]>([
    [
      "they were on none of its pages",
      { guides: { g: notice({ pages: ["/z"] }) } },
      { reason: "page" },
    ],
    [
      "it only shows when asked for",
      { guides: { g: notice({ when: undefined }) } },
      { reason: "asked-only" },
    ],
    [
      "another went first and used up the session",
      { guides: { g: notice(), h: notice({ priority: 1 }) }, caps: { perSession: 1 } },
      { reason: "lower-priority" },
    ],
    [
      "they go without it, for the comparison",
      { guides: { g: notice({ holdout: 0.5 }) } },
      { reason: "withheld" },
    ],
  ])("would not: %s", (_, guidebook, because) => {
    // Drawn into the part that goes without.
    const unit = ["u1", "u2", "u3", "u4", "u5"].find((one) => bucket("g/holdout", one) < 0.5);
    const history = { ...browse(compile({}), visit), unit };
    expect(verdictOf(guidebook, {}, history)).toEqual({ kind: "would-not", because });
  });

  it("does not know whether an element was there that no log tells of, nor what waited for it", () => {
    const hint: Guide = {
      kind: "hint",
      style: "tooltip",
      target: { selectors: ["#x"] },
      body: "Here",
      when: { kind: "all", of: [] },
    };
    const because = { kind: "element", guide: "g" };
    expect(verdictOf({ guides: { g: hint } })).toMatchObject({ kind: "unknown", because });
    expect(verdictOf({ guides: { g: hint } }, { wasElementThere: () => true })).toMatchObject({
      kind: "would",
      path: "/a",
    });
    const both = { guides: { g: notice(), h: { ...hint, priority: 1 } }, caps: { perSession: 1 } };
    expect(verdictOf(both)).toMatchObject({
      kind: "unknown",
      because: { kind: "element", guide: "h" },
    });
  });

  it("does not know what an event decides that browsers were not told to make", () => {
    const when = { kind: "did", event: { name: "Bell clicked" }, within: "7d" };
    const guides = { g: notice({ when }), n: notice({ when: { kind: "not", condition: when } }) };
    const unrecorded = new Set(["Bell clicked"]);
    const because = { kind: "event", event: "Bell clicked" };
    expect(verdictOf({ guides }, { unrecorded })).toMatchObject({ kind: "unknown", because });
    // A visit of a page is recorded all the same, and makes the event that it will be.
    const events: Guidebook["events"] = {
      bell: { name: "Bell clicked", on: "visit", pages: ["/b"] },
    };
    expect(verdictOf({ guides, events, caps: { minGap: "0s" } }, { unrecorded })).toMatchObject({
      kind: "would",
      path: "/b",
    });
  });

  it("does not know whether they stayed for what was to come a moment after they were seen last", () => {
    expect(verdictOf({ guides: { g: notice({ pages: ["/b"], delay: "5s" }) } })).toMatchObject({
      kind: "unknown",
      because: { kind: "stay" },
      path: "/b",
    });
  });

  it("knows nothing of the device, which no log tells", () => {
    const when = { kind: "device", oneOf: ["phone"] };
    expect(verdictOf({ guides: { g: notice({ when }) } })).toMatchObject({
      kind: "unknown",
      because: { kind: "fact", fact: "device" },
    });
  });

  it("finds nobody there whose browser made no event in the time", () => {
    expect(verdictOf({ guides: { g: notice() } }, { fromMs: 9e12 })).toEqual({
      kind: "would-not",
      because: { reason: "not-here" },
    });
  });
});
