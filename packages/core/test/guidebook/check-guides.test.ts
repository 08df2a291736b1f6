import { problemLine } from "@cairn/core";
import { checkGuidebook } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";

const count = (name: string) => ({ kind: "count", event: { name }, atLeast: 1 });
const target = { selectors: ["#new"] };
const options = [
  { id: "price", label: "Price" },
  { id: "speed", label: "Speed" },
];
const figure = { id: "sent", label: "sent", from: { kind: "trait", trait: "sent" } };

/** A guidebook with a guide `g` among others that it may point to. */
function bookWith(g: object, more: object = {}): object {
  return {
    version: 1,
    goals: { fast: { title: "Faster" }, share: { title: "Share" } },
    milestones: { sent: { title: "Sent", when: count("Sent") } },
    activation: { milestones: ["sent"] },
    faqs: { price: { question: "What does it cost?", answer: "Little." } },
    guides: { hello: { kind: "notice", style: "modal", title: "Hello", body: "Hello" }, g },
    ...more,
  };
}
const tour = (...steps: object[]) => ({
  kind: "tour",
  title: "Round",
  steps: steps.map((step, index) => ({ id: `s${index}`, body: "B", ...step })),
});
const survey = (...questions: object[]) => ({
  kind: "survey",
  title: "Survey",
  questions: questions.map((question, index) => ({ id: `q${index}`, title: "Q", ...question })),
});
const cancel = (...remedies: object[]) => ({
  kind: "cancel",
  title: "Before you go",
  question: "Why?",
  reasons: remedies.map((remedy, index) => ({
    id: `r${index}`,
    label: "L",
    remedy: { id: `r${index}`, title: "T", label: "L", ...remedy },
  })),
});
const recap = (...figures: object[]) => ({ kind: "recap", title: "T", figures });
const when = { kind: "all", of: [] };

const faults: readonly (readonly [string, object, path: string, code: string, hint: string])[] = [
  [
    "a branch to a step that is not there",
    tour({ branches: [{ when, step: "s2" }] }, {}),
    "steps.0.branches.0.step",
    "unknown-step",
    'did you mean "s0"?',
  ],
  [
    "a branch back to its own step",
    tour({ branches: [{ when, step: "s0" }] }, {}),
    "steps.0.branches.0.step",
    "impossible-step",
    "name another step, or take the branch away",
  ],
  [
    "a step that waits for a click on nothing",
    tour({ advance: { on: "click" } }),
    "steps.0.advance.on",
    "impossible-step",
    'add "target", or go on by "button"',
  ],
  [
    "a step that waits for a field that it does not name",
    tour({ advance: { on: "input" } }),
    "steps.0.advance.on",
    "impossible-step",
    'add "target", or go on by "button"',
  ],
  [
    "a spotlight on nothing",
    tour({ spotlight: true }),
    "steps.0.spotlight",
    "impossible-step",
    'add "target", or take the spotlight away',
  ],
  [
    "a selector of a step that is none",
    tour({ target: { selectors: ["#a["] } }),
    "steps.0.target.selectors.0",
    "bad-selector",
    'a "]" is missing',
  ],
  [
    "a step that waits for an unknown milestone",
    tour({ advance: { on: "milestone", milestone: "snet" } }),
    "steps.0.advance.milestone",
    "unknown-reference",
    'did you mean "sent"?',
  ],
  [
    "an unsafe link in a step",
    tour({ body: "[x](javascript:1)" }),
    "steps.0.body",
    "unsafe-link",
    'start with https://, mailto:, tel:, "/", "./", "?" or "#"',
  ],
  [
    "two steps of one id",
    tour({}, { id: "s0" }),
    "steps.1.id",
    "duplicate-id",
    "give it an id of its own",
  ],
  [
    "a branch to a question that is not there",
    survey({ kind: "nps", branches: [{ atLeast: 9, to: "q9" }] }),
    "questions.0.branches.0.to",
    "unknown-question",
    'did you mean "q0"?',
  ],
  [
    "a branch back to its own question",
    survey({ kind: "nps", branches: [{ to: "q0" }] }),
    "questions.0.branches.0.to",
    "impossible-branch",
    "name another question",
  ],
  [
    "a score above the scale",
    survey({ kind: "csat", branches: [{ atLeast: 6, to: "end" }] }),
    "questions.0.branches.0.atLeast",
    "impossible-branch",
    "the scale is 1 to 5",
  ],
  [
    "a score below the scale",
    survey({ kind: "ces", branches: [{ atMost: 0, to: "end" }] }),
    "questions.0.branches.0.atMost",
    "impossible-branch",
    "the scale is 1 to 7",
  ],
  [
    "bounds that exclude each other",
    survey({ kind: "nps", branches: [{ atLeast: 9, atMost: 6, to: "end" }] }),
    "questions.0.branches.0.atMost",
    "impossible-branch",
    "exchange the two",
  ],
  [
    "a score of a question with options",
    survey({ kind: "single", options, branches: [{ atLeast: 1, to: "end" }] }),
    "questions.0.branches.0.atLeast",
    "impossible-branch",
    'use "oneOf"',
  ],
  [
    "options of a scale",
    survey({ kind: "nps", branches: [{ oneOf: ["price"], to: "end" }] }),
    "questions.0.branches.0.oneOf",
    "impossible-branch",
    'use "atLeast" and "atMost"',
  ],
  [
    "a branch on an option that is not there",
    survey({ kind: "multiple", options, branches: [{ oneOf: ["prize"], to: "end" }] }),
    "questions.0.branches.0.oneOf.0",
    "unknown-option",
    'did you mean "price"?',
  ],
  [
    "a question that is called as the end is",
    survey({ kind: "text", id: "end" }),
    "questions.0.id",
    "reserved-id",
    "choose another id",
  ],
  [
    "two options of one id",
    survey({ kind: "single", options: [...options, options[0]] }),
    "questions.0.options.2.id",
    "duplicate-id",
    "give it an id of its own",
  ],
  [
    "a remedy with an unknown answer",
    cancel({ kind: "faq", faq: "pryce" }),
    "reasons.0.remedy.faq",
    "unknown-reference",
    'did you mean "price"?',
  ],
  [
    "a remedy with an unknown guide",
    cancel({ kind: "guide", guide: "helo" }),
    "reasons.0.remedy.guide",
    "unknown-reference",
    'did you mean "hello"?',
  ],
  [
    "a remedy without its guide",
    cancel({ kind: "guide" }),
    "reasons.0.remedy.guide",
    "missing",
    'add "guide"',
  ],
  [
    "a remedy that starts the cancel flow",
    cancel({ kind: "guide", guide: "g" }),
    "reasons.0.remedy.guide",
    "cannot-start",
    "your app starts it with startCancel()",
  ],
  [
    "a remedy without a link",
    cancel({ kind: "link" }),
    "reasons.0.remedy.href",
    "missing",
    'add "href"',
  ],
  [
    "two reasons of one id",
    {
      ...cancel(),
      reasons: [
        { id: "a", label: "A" },
        { id: "a", label: "B" },
      ],
    },
    "reasons.1.id",
    "duplicate-id",
    "give it an id of its own",
  ],
  [
    "two figures of one id",
    recap(figure, figure),
    "figures.1.id",
    "duplicate-id",
    "give it an id of its own",
  ],
  [
    "plural forms without the one for all other numbers",
    recap({ ...figure, label: { one: "invoice" } }),
    "figures.0.label.other",
    "missing",
    'add "other"',
  ],
  [
    "a welcome question for a goal that nobody defined",
    {
      kind: "welcome",
      title: "Why?",
      options: [
        { id: "fats", label: "Faster" },
        { id: "share", label: "Share" },
      ],
    },
    "options.0.id",
    "unknown-reference",
    'did you mean "fast"?',
  ],
  [
    "a welcome question for a role without options",
    { kind: "welcome", title: "Who?", trait: "role" },
    "options",
    "missing",
    'add "options"; only goals are known by themselves',
  ],
  [
    "a group that has no caps",
    { ...tour({}), group: "nwes" },
    "group",
    "unknown-reference",
    'did you mean "news"?',
  ],
];

describe("checkGuidebook on the guide kinds", () => {
  it.each(faults)("names %s", (_what, guide, path, code, hint) => {
    const caps = { groups: { news: { perWeek: 1 } } };
    const { problems } = checkGuidebook(bookWith(guide, { caps }));
    expect(problems.map(problemLine)).toHaveLength(1);
    expect(problems).toMatchObject([{ path: `guides.g.${path}`, code, hint }]);
    expect(problems[0]?.found, "what was found").toBeTruthy();
    expect(problems[0]?.expected, "what was expected").toBeTruthy();
  });

  it.each<[string, object, string]>([
    ["a survey that asks nobody", { ...survey({ kind: "nps" }), sample: 0 }, "sample"],
    ["an unsafe href of a step", tour({ href: "javascript:1" }), "steps.0.href"],
    [
      "an unsafe href of a remedy",
      cancel({ kind: "link", href: "data:,x" }),
      "reasons.0.remedy.href",
    ],
    ["a currency that is none", recap({ ...figure, currency: "euro" }), "figures.0.currency"],
    [
      "more events than a browser keeps",
      recap({ ...figure, from: { kind: "events", event: { name: "Sent" }, most: 1001 } }),
      "figures.0.from.most",
    ],
  ])("names %s", (_what, guide, path) => {
    const { problems } = checkGuidebook(bookWith(guide));
    expect(problems).toMatchObject([{ path: `guides.g.${path}`, code: "not-allowed" }]);
  });

  it("says that a welcome question has no two goals to offer", () => {
    const guide = { kind: "welcome", title: "Why?" };
    const goals = { fast: { title: "Faster" } };
    expect(checkGuidebook(bookWith(guide)).problems).toEqual([]);
    expect(checkGuidebook(bookWith(guide, { goals })).problems).toMatchObject([
      { path: "guides.g.options", code: "missing", hint: 'define them under "goals"' },
    ]);
  });

  it("refuses conditions of a cancel flow, which only the app starts", () => {
    const { problems } = checkGuidebook(bookWith({ ...cancel({ kind: "human" }), when }));
    expect(problems).toMatchObject([{ path: "guides.g.when", code: "unknown-key" }]);
  });
});

describe("warnings on the guide kinds", () => {
  const warningsOf = (guide: object, more: object = {}) => {
    const { warnings, problems } = checkGuidebook(bookWith(guide, more));
    expect(problems.map(problemLine)).toEqual([]);
    return warnings.map(({ path, code }) => [path, code]);
  };

  it("has none for guides that are well made", () => {
    const branches = [{ when, step: "s2" }];
    expect(warningsOf(tour({ branches }, { last: true }, { target }))).toEqual([]);
    expect(
      warningsOf(
        survey(
          { kind: "nps", branches: [{ atLeast: 9, to: "q2" }] },
          { kind: "text", branches: [{ to: "end" }] },
          { kind: "text" },
        ),
      ),
    ).toEqual([]);
    expect(warningsOf(cancel({ kind: "pause" }))).toEqual([]);
  });

  it("says which steps and questions nothing leads to", () => {
    expect(warningsOf(tour({ last: true }, {}, {}))).toEqual([
      ["guides.g.steps.1", "unreachable"],
      ["guides.g.steps.2", "unreachable"],
    ]);
    const branches = [{ to: "q2" }];
    expect(
      warningsOf(survey({ kind: "text", branches }, { kind: "text" }, { kind: "text" })),
    ).toEqual([["guides.g.questions.1", "unreachable"]]);
  });

  it("says what has no effect", () => {
    expect(warningsOf(tour({ href: "/new" }))).toEqual([["guides.g.steps.0.href", "unused"]]);
    expect(warningsOf(tour({ last: true, branches: [{ when, step: "s1" }] }, {}))).toEqual([
      ["guides.g.steps.0.branches", "unused"],
    ]);
  });

  it("says when a survey asks the same question again", () => {
    const back = survey({ kind: "nps" }, { kind: "nps", branches: [{ atMost: 2, to: "q0" }] });
    expect(warningsOf(back)).toEqual([["guides.g.questions.1.branches.0.to", "asks-again"]]);
  });

  it("says that only the first cancel flow is used, of those that are on", () => {
    const flow = cancel({ kind: "pause" });
    const guides = { first: { ...flow, status: "off" }, second: flow, third: flow };
    expect(warningsOf({}, { guides })).toEqual([["guides.third", "unused"]]);
  });

  it("says when a remedy hands over to nobody", () => {
    const flow = cancel({ kind: "human" });
    const contact = { label: "Ask Mara", replyTime: "Today" };
    expect(warningsOf(flow)).toEqual([["guides.g.reasons.0.remedy", "no-contact"]]);
    expect(warningsOf(flow, { help: { contact } })).toEqual([]);
  });

  it("says that a period longer than the memory is cut", () => {
    const quarterly = { ...recap(figure), caps: { every: "90d" } };
    expect(warningsOf(quarterly)).toEqual([]);
    expect(warningsOf({ ...quarterly, caps: { every: "26w" } })).toEqual([
      ["guides.g.caps.every", "forgotten"],
    ]);
  });

  it("names a placeholder without a fallback in every text of the kinds", () => {
    const named = "Hi {name}";
    const asked = survey({ kind: "nps", low: named, high: named });
    expect(warningsOf({ ...asked, thanks: named, minTenure: "0s" })).toEqual([
      ["guides.g.thanks", "no-fallback"],
      ["guides.g.questions.0.low", "no-fallback"],
      ["guides.g.questions.0.high", "no-fallback"],
    ]);
    const label = { one: named, other: "x" };
    expect(warningsOf(recap({ ...figure, label }))).toEqual([
      ["guides.g.figures.0.label.one", "no-fallback"],
    ]);
  });

  it("says which plural forms a declared locale lacks, in whole numbers that people reach", () => {
    const pl = { one: "faktura", few: "faktury", many: "faktur", other: "faktury" };
    const of = (forms: object, locales: readonly string[]) =>
      warningsOf(recap({ ...figure, label: forms }), {
        locales,
        goals: {},
        milestones: {},
        activation: { milestones: [] },
        faqs: {},
        guides: { g: { ...recap({ ...figure, label: forms }), title: titles(locales) } },
      });
    expect(of(pl, ["pl"])).toEqual([]);
    expect(of({ other: "faktury" }, ["pl"])).toEqual(
      ["one", "few", "many"].map((form) => [`guides.g.figures.0.label.${form}`, "missing-plural"]),
    );
    expect(of({ other: "件" }, ["ja"])).toEqual([]);
    expect(of({ one: "factura", other: "facturas" }, ["es"])).toEqual([]);
    const both = {
      one: { en: "invoice", pl: "faktura" },
      many: { pl: "faktur" },
      other: { en: "invoices", pl: "faktury" },
    };
    expect(of(both, ["en", "pl"])).toEqual([["guides.g.figures.0.label.few", "missing-plural"]]);
    // What is no language tag is a problem by itself, and stops nothing else from being told.
    const draft = bookWith(recap({ ...figure, label: pl }), { locales: ["no language at all"] });
    expect(checkGuidebook(draft).problems.map(({ path }) => path)).toEqual(["locales.0"]);
  });
});

function titles(locales: readonly string[]): object {
  return Object.fromEntries(locales.map((locale) => [locale, "T"]));
}
