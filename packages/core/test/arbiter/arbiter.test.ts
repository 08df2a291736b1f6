import {
  type CompiledCaps,
  type CompiledChecklist,
  type CompiledNotice,
  type Condition,
  type Facts,
  type Ledger,
  type LedgerEntry,
  mergeLedger,
  ownWait,
} from "@cairn/core";
import { arbitrate, type GuideCandidate, type Situation } from "@cairn/core/arbiter";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const hour = 3_600_000;
const day = 24 * hour;
const now = 100 * day;
const caps: CompiledCaps = {
  perSession: 2,
  perDay: 3,
  perWeek: 4,
  minGapMs: hour / 2,
  quietAfterLoadMs: 2_000,
  groups: {},
};
const quiet: Situation = {
  nowMs: now,
  session: "s1",
  loadedMs: now - hour,
  isPaused: false,
  isTipsOff: false,
  isTyping: false,
  isHostModalOpen: false,
  isLeadingTab: true,
};

function guide(id: string, over: Partial<CompiledNotice> = {}): CompiledNotice {
  return {
    id,
    kind: "notice",
    style: "modal",
    tone: "plain",
    edge: "top",
    title: id,
    body: [],
    actions: [],
    priority: 0,
    pages: [],
    delayMs: 0,
    caps: {},
    snoozeMs: day,
    ...over,
  };
}
const candidate = (
  id: string,
  over: Partial<GuideCandidate> = {},
  of: Partial<CompiledNotice> = {},
) => ({
  guide: guide(id, of),
  ...over,
});
const ALWAYS: Condition = { kind: "all", of: [] };
const FACTS: Facts = {
  nowMs: now,
  reachedAt: {},
  recent: {},
  segments: {},
  traits: {},
  accountTraits: {},
  path: "/invoices",
};
let entries = 0;
function entry(over: Partial<LedgerEntry>): LedgerEntry {
  entries += 1;
  return {
    id: `e${entries}`,
    guide: "other",
    kind: "shown",
    atMs: now - hour,
    session: "s0",
    ...over,
  };
}
function reasonFor(
  id: string,
  ledger: Ledger,
  situation: Partial<Situation> = {},
  of: Partial<CompiledNotice> = {},
) {
  const wait = ownWait(guide(id, { when: ALWAYS, ...of }), FACTS, ledger);
  const decision = arbitrate([candidate(id, { wait }, of)], ledger, caps, {
    ...quiet,
    ...situation,
  });
  return decision.kind === "show" ? "show" : decision.held[0]!.because;
}

describe("the arbiter", () => {
  it("shows at most one, the more urgent, and says why the others wait", () => {
    const decision = arbitrate(
      [
        candidate("b"),
        candidate("a"),
        candidate("high", {}, { priority: 5 }),
        candidate("no", { wait: { because: "condition-not-met" } }),
      ],
      [],
      caps,
      quiet,
    );
    expect(decision).toEqual({
      kind: "show",
      guide: "high",
      held: [
        { guide: "no", because: "condition-not-met" },
        { guide: "a", because: "lower-priority" },
        { guide: "b", because: "lower-priority" },
      ],
    });
  });

  it.each([
    ["paused", { isPaused: true }],
    ["tips-off", { isTipsOff: true }],
    ["typing", { isTyping: true }],
    ["host-modal", { isHostModalOpen: true }],
    ["other-tab", { isLeadingTab: false }],
    ["other-guide", { showing: "x" }],
    ["page-just-opened", { loadedMs: now - 1_000 }],
  ] as const)("holds with the reason %s", (because, situation) => {
    expect(reasonFor("g", [], situation)).toBe(because);
  });

  it.each([
    ["never-again", [entry({ guide: "g", kind: "never" })]],
    ["completed", [entry({ guide: "g", kind: "completed" })]],
    ["snoozed", [entry({ guide: "g", kind: "snoozed", untilMs: now + 1 })]],
    ["dismissed", [entry({ guide: "g" }), entry({ guide: "g", kind: "dismissed" })]],
    ["session-cap", [entry({ session: "s1" }), entry({ session: "s1" })]],
    ["day-cap", [entry({}), entry({}), entry({})]],
    ["week-cap", [1, 2, 3, 4].map((days) => entry({ atMs: now - days * day - 1 }))],
    ["too-soon", [entry({ atMs: now - 60_000 })]],
    [
      "strikes",
      [1, 2, 3].map((days) => entry({ kind: "dismissed", strike: true, atMs: now - days * day })),
    ],
  ] as const)("remembers: %s", (because, ledger) => {
    expect(reasonFor("g", ledger)).toBe(because);
  });

  it("keeps a guide's own caps: times, and not again within", () => {
    const shown = [entry({ guide: "g", atMs: now - 2 * day })];
    expect(reasonFor("g", shown, {}, { caps: { times: 1 } })).toBe("guide-cap");
    expect(reasonFor("g", shown, {}, { caps: { everyMs: 3 * day } })).toBe("guide-cap");
    expect(reasonFor("g", shown, {}, { caps: { times: 2, everyMs: day } })).toBe("show");
  });

  it("lets a guide that comes again come each period, whatever became of the last one", () => {
    const again = { caps: { everyMs: 30 * day, again: true } } as const;
    const after = (kind: LedgerEntry["kind"], days: number) => [
      entry({ guide: "g", atMs: now - days * day }),
      entry({ guide: "g", kind, atMs: now - days * day }),
    ];
    expect(reasonFor("g", after("completed", 29), {}, again)).toBe("guide-cap");
    expect(reasonFor("g", after("completed", 30), {}, again)).toBe("show");
    expect(reasonFor("g", after("dismissed", 30), {}, again)).toBe("show");
    expect(reasonFor("g", after("never", 300), {}, again)).toBe("never-again");
    const twice = { caps: { ...again.caps, times: 1 } };
    expect(reasonFor("g", after("completed", 30), {}, twice)).toBe("guide-cap");
  });

  it.each([
    ["session", { perSession: 1 }, { session: "s1", atMs: now - day }],
    ["day", { perDay: 1 }, { atMs: now - day + 1 }],
    ["week", { perWeek: 1 }, { atMs: now - 7 * day + 1 }],
  ])("21: keeps the caps of a group over all its guides, by %s", (_by, bounds, last) => {
    const groups = { news: { members: ["g", "h"], ...bounds } };
    const decide = (of: Partial<GuideCandidate>, group: string, shown: Partial<LedgerEntry>) =>
      arbitrate(
        [candidate("g", of, { group })],
        [entry({ ...last, ...shown })],
        { ...caps, groups },
        quiet,
      );
    const held = decide({}, "news", { guide: "h" });
    expect(held).toMatchObject({ kind: "hold", held: [{ guide: "g", because: "group-cap" }] });
    expect(decide({}, "news", { guide: "other" }).kind).toBe("show");
    expect(decide({}, "news", { guide: "h", asked: true }).kind).toBe("show");
    expect(decide({}, "tips", { guide: "h" }).kind).toBe("show");
    expect(decide({ asked: true }, "news", { guide: "h" }).kind).toBe("show");
  });

  it("says when a group has room again", () => {
    const groups = { news: { members: ["g"], perDay: 1 } };
    const ledger = [entry({ guide: "g", atMs: now - 2 * hour })];
    const decision = arbitrate(
      [candidate("g", {}, { group: "news" })],
      ledger,
      { ...caps, groups },
      quiet,
    );
    expect(decision.held).toEqual([{ guide: "g", because: "group-cap", untilMs: now + 22 * hour }]);
  });

  it("holds a guide off its pages, and one that is only for being asked for", () => {
    const wait = (of: Partial<CompiledNotice>) => ownWait(guide("g", of), FACTS, []);
    expect(wait({ when: ALWAYS, pages: ["/invoices(/.*)?"] })).toBeUndefined();
    expect(wait({ when: ALWAYS, pages: ["/bank"] })).toEqual({ because: "condition-not-met" });
    expect(wait({})).toEqual({ because: "condition-not-met" });
  });

  it("keeps a checklist that was put away, until it is completed or refused", () => {
    const checklist: CompiledChecklist = {
      ...guide("g", { when: ALWAYS }),
      kind: "checklist",
      autoOpen: true,
      done: "",
      items: [],
    };
    const after = (kind: LedgerEntry["kind"]) =>
      ownWait(checklist, FACTS, [entry({ guide: "g" }), entry({ guide: "g", kind })])?.because;
    expect((["dismissed", "snoozed", "completed", "never"] as const).map(after)).toEqual([
      undefined,
      undefined,
      "completed",
      "never-again",
    ]);
  });

  it("says until when, where that is known", () => {
    const decision = arbitrate([candidate("g")], [entry({ atMs: now - 60_000 })], caps, quiet);
    expect(decision.held).toEqual([
      { guide: "g", because: "too-soon", untilMs: now - 60_000 + hour / 2 },
    ]);
  });

  it("lets what was asked for pass caps, gaps and quiet moments, but not a pause", () => {
    const ledger = [entry({ guide: "g", kind: "never" }), entry({ atMs: now - 1 })];
    const asked = [candidate("g", { asked: true, wait: { because: "condition-not-met" } })];
    const busy = { ...quiet, isTyping: true, isTipsOff: true };
    expect(arbitrate(asked, ledger, caps, busy)).toMatchObject({ kind: "show", guide: "g" });
    expect(arbitrate(asked, ledger, caps, { ...quiet, isPaused: true })).toMatchObject({
      kind: "hold",
    });
  });

  it("takes no cap for what was asked for, and a full one for what was withheld", () => {
    const asked = [entry({ session: "s1", asked: true }), entry({ session: "s1", asked: true })];
    expect(reasonFor("g", asked)).toBe("show");
    const withheld = [
      entry({ session: "s1", kind: "withheld" }),
      entry({ session: "s1", kind: "withheld" }),
    ];
    expect(reasonFor("g", withheld)).toBe("session-cap");
  });

  it("gives each candidate a verdict exactly once, whatever the ledger", () => {
    const anyEntry = fc.record({
      id: fc.uuid(),
      guide: fc.constantFrom("a", "b", "c"),
      kind: fc.constantFrom("shown", "dismissed", "snoozed", "completed", "never", "withheld"),
      atMs: fc.integer({ min: now - 10 * day, max: now }),
      session: fc.constantFrom("s1", "s2"),
      strike: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 20 }), (ledger) => {
        const decision = arbitrate(
          ["a", "b", "c"].map((id) =>
            candidate(id, { wait: ownWait(guide(id, { when: ALWAYS }), FACTS, ledger) }),
          ),
          ledger,
          caps,
          quiet,
        );
        const told = [
          ...decision.held.map((held) => held.guide),
          ...(decision.kind === "show" ? [decision.guide] : []),
        ];
        expect(told.sort()).toEqual(["a", "b", "c"]);
      }),
    );
  });
});

describe("ledgers of several devices", () => {
  it("merge as a set by id, in order of time, in any order", () => {
    const a = entry({ id: "a", atMs: now - 2 });
    const b = entry({ id: "b", atMs: now - 1 });
    expect(mergeLedger([b], [a, b], now)).toEqual([a, b]);
    expect(mergeLedger([a, b], [b], now)).toEqual(mergeLedger([b], [a, b], now));
  });

  it("forget what decides nothing any more, never a refusal", () => {
    const old = now - 100 * day;
    const never = entry({ kind: "never", atMs: old });
    expect(mergeLedger([entry({ atMs: old }), never], [], now)).toEqual([never]);
  });
});
