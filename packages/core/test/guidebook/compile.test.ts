import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import type { StallBaseline } from "@cairn/core";
import { searchWords } from "@cairn/core/search";
import {
  checkGuidebook,
  compileGuidebook,
  type Guidebook,
  resolveTheme,
} from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import { themeCss } from "../../src/guidebook/theme-css.ts";
import { fortyGuides } from "./forty-guides.ts";

const ledgerly = guidebookOf(
  JSON.parse(
    readFileSync(
      new URL("../../../../examples/guidebooks/ledgerly.guidebook.json", import.meta.url),
      "utf8",
    ),
  ),
);

function guidebookOf(input: unknown): Guidebook {
  const { guidebook, problems } = checkGuidebook(input);
  expect(problems).toEqual([]);
  if (!guidebook) throw new Error("not valid");
  return guidebook;
}

const revision = "7";
const compile = (input: object) =>
  compileGuidebook(guidebookOf({ version: 1, ...input }), { revision });
const hint = { kind: "hint", style: "tooltip", target: { selectors: ["#a"] }, body: "B" } as const;

describe("compileGuidebook", () => {
  it("turns durations into milliseconds and fills in what was left out", () => {
    const { guides, caps, theme, help, paused, locale, dir } = compile({
      guides: { a: { ...hint, delay: "2s", snooze: "3h", caps: { every: "1d" } }, b: hint },
      caps: { perDay: 9 },
    });
    expect(guides).toMatchObject([
      { id: "a", delayMs: 2_000, snoozeMs: 10_800_000, caps: { everyMs: 86_400_000 }, priority: 0 },
      { id: "b", delayMs: 0, snoozeMs: 86_400_000, caps: {}, pages: [] },
    ]);
    expect(caps).toEqual({
      perSession: 3,
      perDay: 9,
      perWeek: 12,
      minGapMs: 60_000,
      quietAfterLoadMs: 2_000,
      groups: {},
    });
    expect(theme).toEqual({ css: themeCss(resolveTheme(undefined)), corner: "end" });
    expect(help).toEqual({ launcher: false, title: "", suggestOnStall: true });
    expect({ paused, locale, dir }).toEqual({ paused: false, locale: "en", dir: "ltr" });
  });

  it("keys what is counted by milestone and by definition, with a version that changes with it", () => {
    const did = (name: string, atLeast?: number) => ({
      kind: "did",
      event: { name },
      ...(atLeast ? { atLeast } : {}),
      within: "7d",
    });
    const build = (atLeast: number, condition: object) =>
      compile({
        milestones: {
          sent: { title: "T", when: { kind: "count", event: { name: "Sent" }, atLeast } },
        },
        guides: { a: { ...hint, when: condition }, b: { ...hint, when: did("Opened") } },
      });
    const { definitions, milestones, guides } = build(2, did("Opened"));
    const { "m:sent": sent, ...counted } = definitions.thresholds;
    expect(sent?.threshold).toEqual({ kind: "count", event: { name: "Sent" }, atLeast: 2 });
    expect(milestones[0]?.id).toBe("sent");
    const [key = ""] = Object.keys(counted);
    expect(counted).toEqual({
      [key]: {
        version: key.slice(4),
        threshold: { kind: "recent", event: { name: "Opened" }, atLeast: 1 },
      },
    });
    expect(guides.map(({ when }) => when)).toEqual(
      [1, 2].map(() => ({ kind: "did", key, atLeast: 1, withinMs: 604_800_000 })),
    );
    expect(build(3, did("Opened")).definitions.thresholds["m:sent"]?.version).not.toBe(
      sent?.version,
    );
    expect(Object.keys(build(2, did("Opened", 4)).definitions.thresholds)).toHaveLength(3);
  });

  it("puts milestones in the order in which they come next, those of the activation first", () => {
    const when = { kind: "count", event: { name: "Sent" }, atLeast: 1 };
    const milestone = { title: "T", when };
    const { milestones } = compile({
      milestones: { late: milestone, second: milestone, first: milestone },
      activation: { milestones: ["first", "second"] },
    });
    expect(milestones.map(({ id }) => id)).toEqual(["first", "second", "late"]);
  });

  it("says of every threshold how much, in what unit and within what, in milliseconds", () => {
    const of = (when: object) =>
      compile({ milestones: { a: { title: "A", when } } }).definitions.thresholds["m:a"]?.threshold;
    expect(
      of({ kind: "active-time", atLeast: "2m", within: { kind: "rolling", for: "1h" } }),
    ).toEqual({ kind: "active-time", atLeast: 120_000, running: true, rollingMs: 3_600_000 });
    const event = { name: "Sent" };
    const within = { kind: "since-start", for: "1d" };
    expect(of({ kind: "count", event, atLeast: 3, within })).toEqual({
      kind: "count",
      event,
      atLeast: 3,
      sinceStartMs: 86_400_000,
    });
    expect(of({ kind: "sum", event, property: "n", atLeast: 3, running: true })).toEqual({
      kind: "sum",
      event,
      property: "n",
      atLeast: 3,
      running: true,
    });
  });

  it("turns spans inside value tests into milliseconds", () => {
    const when = { kind: "account-trait", trait: "renewal", is: "within-next", value: "30d" };
    expect(compile({ guides: { a: { ...hint, when } } }).guides[0]?.when).toEqual({
      kind: "fact",
      fact: "accountTraits",
      at: "renewal",
      is: "within-next",
      value: 2_592_000_000,
    });
  });

  it.each([
    [undefined, "en", "ltr", "First customer added"],
    ["ar-EG", "ar", "rtl", "إضافة أول عميل"],
    ["AR", "ar", "rtl", "إضافة أول عميل"],
    ["pt-BR", "en", "ltr", "First customer added"],
  ])("serves %s with %s", (locale, served, dir, title) => {
    const compiled = compileGuidebook(ledgerly, { revision, ...(locale ? { locale } : {}) });
    expect([compiled.locale, compiled.dir, compiled.milestones[0]?.title]).toEqual([
      served,
      dir,
      title,
    ]);
  });

  it("falls back from pt-BR to pt to the first locale, text by text", () => {
    const guidebook = guidebookOf({
      version: 1,
      locales: ["en", "pt", "pt-BR"],
      goals: {
        a: { title: { en: "en", pt: "pt", "pt-BR": "br" } },
        b: { title: { en: "en", pt: "pt" } },
        c: { title: { en: "en" } },
        d: { title: { fr: "fr" } },
      },
    });
    const { goals } = compileGuidebook(guidebook, { revision, locale: "pt-BR" });
    expect(goals.map(({ title }) => title)).toEqual(["br", "pt", "en", "fr"]);
  });

  it("is public: no notes, no guides that are off or archived, no segments that browsers need not judge", () => {
    const compiled = compile({
      segments: {
        used: { title: "Secret name", when: { kind: "segment", segment: "deep" } },
        deep: { title: "D", when: { kind: "schedule" } },
        secret: { title: "Will churn", when: { kind: "trait", trait: "risk", is: "exists" } },
      },
      guides: {
        a: { ...hint, note: "hush", when: { kind: "segment", segment: "used" } },
        b: { ...hint, status: "off", when: { kind: "segment", segment: "secret" } },
        c: { ...hint, status: "archived", when: { kind: "segment", segment: "secret" } },
      },
      faqs: { q: { question: "Q", answer: "A", note: "hush" } },
    });
    expect(Object.keys(compiled.segments)).toEqual(["deep", "used"]);
    expect(compiled.guides.map(({ id }) => id)).toEqual(["a"]);
    expect(JSON.stringify(compiled)).not.toMatch(/hush|Secret|churn|status|note/);
  });

  it("keeps all segments for the collector", () => {
    const all = compileGuidebook(ledgerly, { revision, audience: "collector" });
    expect(Object.keys(all.segments)).toEqual(["in-trial", "invoice-next", "not-paid-yet"]);
  });

  it("gives the same bytes for the same guidebook, in whatever order its keys were written", () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .map(([key, child]) => [key, reversed(child)])
          .toReversed(),
      );
    };
    const [theme, caps] = [
      { corner: "start", scheme: "dark" },
      { perDay: 1, perWeek: 2 },
    ];
    const one = JSON.stringify(compile({ theme, caps, guides: { a: hint } }));
    const other = JSON.stringify(compile(reversed({ theme, caps, guides: { a: hint } }) as object));
    expect(other).toBe(one);
    const twice = [1, 2].map(() => JSON.stringify(compileGuidebook(ledgerly, { revision })));
    expect(twice[0]).toBe(twice[1]);
  });

  it("survives JSON unchanged", () => {
    const compiled = compileGuidebook(ledgerly, { revision });
    expect(JSON.parse(JSON.stringify(compiled))).toEqual(compiled);
  });

  it("fits 40 guides, and a learned baseline with all the names that it may have, into 24 KiB of brotli", () => {
    const guidebook = guidebookOf(fortyGuides());
    const learned = aLargeBaseline(Object.keys(guidebook.milestones ?? {}));
    const compiled = compileGuidebook(guidebook, { revision, learned });
    expect(compiled.guides).toHaveLength(40);
    expect(compiled.stalls.map(({ version }) => version)).toEqual(["learned-7", "expected-1"]);
    const text = JSON.stringify(compiled);
    expect(text.length).toBeGreaterThan(60_000);
    expect(brotliCompressSync(text).length).toBeLessThanOrEqual(24 * 1024);
  });
});

/** Larger than any that is fitted: 24 names, each counted, asked for as the last one, and with a silence of its own. */
function aLargeBaseline(milestones: readonly string[]): StallBaseline {
  const names = Array.from({ length: 24 }, (_, index) => `Something ${index * 7_919} Happened`);
  const weight = (index: number): number => ((index * 7_919) % 255) - 127;
  return {
    version: "learned-7",
    names: Object.fromEntries(names.map((name) => [name, name])),
    steps: [
      ...names.flatMap((name, index): StallBaseline["steps"][number][] => [
        [`event:${name}`, 1, weight(index), 2, weight(index + 1), 4, weight(index + 2)],
        [`last:${name}`, 1, weight(index + 3)],
        [`silence:${name}`, 2, weight(index + 4), 10, weight(index + 5)],
      ]),
      ...["since", "active", "gap", "silence", "events", "signs"].map(
        (source, index): StallBaseline["steps"][number] => [
          source,
          ...[1, 2, 5, 10, 20, 40, 80, 160].flatMap((edge) => [edge, weight(index + edge)]),
        ],
      ),
    ],
    milestones: Object.fromEntries(
      milestones.map((id, index) => [id, [weight(index), 10 * weight(index + 9)]]),
    ),
    threshold: 412,
    slack: 60,
    unit: 41.27,
  };
}

describe("help index", () => {
  const { faqs, helpIndex } = compileGuidebook(ledgerly, { revision });

  it("finds the bank answer by the words of its error, its keywords and its text", () => {
    const queries = ["spaces", "IBAN", "refused", "dashes"];
    const best = queries.map((query) => {
      const [word = ""] = searchWords(query);
      return [query, faqs[helpIndex[word]?.[0]?.[0] ?? -1]?.id];
    });
    expect(best).toEqual(queries.map((query) => [query, "bank-account-number"]));
  });

  it("weighs question and keywords above errors, and errors above the answer", () => {
    const { helpIndex: index } = compile({
      faqs: {
        answer: { question: "Q", answer: "apple" },
        error: { question: "Q", answer: "A", errors: ["apple"] },
        keyword: { question: "Q", answer: "A", keywords: ["apple"] },
        all: { question: "Apple?", answer: "apple", errors: ["apple"], keywords: ["apple"] },
      },
    });
    expect(index["apple"]).toEqual([
      [3, 9],
      [2, 3],
      [1, 2],
      [0, 1],
    ]);
  });

  it("leaves out words that stand everywhere", () => {
    expect(helpIndex["how"]).toBeUndefined();
    expect(helpIndex["invoice"]).toBeDefined();
  });
});
