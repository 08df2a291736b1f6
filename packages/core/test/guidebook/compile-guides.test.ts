import { checkGuidebook, compileGuidebook } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";

const day = 86_400_000;
const paragraph = (text: string) => [{ kind: "paragraph", of: [text] }];

function compile(input: object, locale?: string) {
  const { guidebook, problems } = checkGuidebook({ version: 1, ...input });
  expect(problems).toEqual([]);
  if (!guidebook) throw new Error("not valid");
  return compileGuidebook(guidebook, { revision: "1", ...(locale ? { locale } : {}) });
}
const compileOne = (guide: object, more: object = {}, locale?: string) =>
  compile({ guides: { g: guide }, ...more }, locale).guides[0];

describe("a notice", () => {
  it("is plain and lies along the top unless said otherwise", () => {
    const notice = { kind: "notice", style: "banner", title: "T", body: "B" };
    expect(compileOne(notice)).toMatchObject({ style: "banner", tone: "plain", edge: "top" });
    expect(compileOne({ ...notice, tone: "alert", edge: "bottom" })).toMatchObject({
      tone: "alert",
      edge: "bottom",
    });
  });
});

describe("a tour", () => {
  const milestones = {
    sent: { title: "S", when: { kind: "count", event: { name: "Sent" }, atLeast: 1 } },
  };

  it("2: says of each step what happens without its element, and never dims one without", () => {
    const tour = compileOne({
      kind: "tour",
      title: "Round",
      steps: [
        { id: "hello", body: "Hello" },
        { id: "new", target: { selectors: ["#new"] }, body: "Here", missing: "skip", wait: "3s" },
        { id: "old", target: { selectors: ["#old"] }, body: "There", spotlight: false, last: true },
        { id: "patient", target: { selectors: ["#p"] }, body: "There", wait: "8w" },
      ],
    });
    // A timer of 25 days would fire at once.
    expect(tour).toMatchObject({
      kind: "tour",
      title: "Round",
      steps: [
        { id: "hello", missing: "centre", spotlight: false, advance: { on: "button" } },
        { id: "new", missing: "skip", waitMs: 3_000, spotlight: true, isLast: false, pages: [] },
        { id: "old", missing: "stop", waitMs: 10_000, spotlight: false, isLast: true },
        { id: "patient", waitMs: 2_147_483_647 },
      ],
    });
  });

  it("carries pages, branches and what moves it on, with what its branches count in the book", () => {
    const did = { kind: "did", event: { name: "Opened" }, atLeast: 2 };
    const event = { name: "Sent", where: [{ property: "to", is: "exists" }] };
    const { guides, definitions, segments } = compile({
      milestones,
      segments: { pro: { title: "Pro", when: { kind: "trait", trait: "pro", is: "exists" } } },
      guides: {
        g: {
          kind: "tour",
          title: "Round",
          steps: [
            {
              id: "a",
              title: "A",
              body: "A",
              pages: ["/new/*"],
              href: "/new/1",
              advance: { on: "event", event },
              branches: [
                { when: did, step: "c" },
                { when: { kind: "segment", segment: "pro" }, step: "b" },
              ],
            },
            { id: "b", body: "B", advance: { on: "milestone", milestone: "sent" } },
            { id: "c", target: { selectors: ["#c"] }, body: "C", advance: { on: "input" } },
          ],
        },
      },
    });
    const key = Object.keys(definitions.thresholds).find((name) => name.startsWith("did:"));
    expect(guides[0]).toMatchObject({
      steps: [
        {
          title: "A",
          pages: ["/new/[^/?#]+"],
          href: "/new/1",
          advance: { on: "event", event },
          branches: [
            { when: { kind: "did", key, atLeast: 2 }, step: "c" },
            { when: { kind: "segment", segment: "pro" }, step: "b" },
          ],
        },
        { advance: { on: "milestone", milestone: "sent" } },
        { advance: { on: "input" } },
      ],
    });
    expect(Object.keys(segments)).toEqual(["pro"]);
  });
});

describe("a welcome question", () => {
  const goals = { fast: { title: "Get paid faster" }, share: { title: "Share" } };
  const when = { kind: "page", paths: ["/"] };

  it("offers the goals, and asks by itself only those whose goal is not known", () => {
    expect(compileOne({ kind: "welcome", title: "Why?", when }, { goals })).toMatchObject({
      trait: "goal",
      options: [
        { id: "fast", label: "Get paid faster" },
        { id: "share", label: "Share" },
      ],
      when: {
        kind: "all",
        of: [
          { kind: "fact", fact: "traits", at: "goal", is: "absent" },
          { kind: "fact", fact: "path" },
        ],
      },
    });
  });

  it("asks for another trait with options of its own", () => {
    const options = [
      { id: "founder", label: "Founder" },
      { id: "accountant", label: "Accountant", detail: "I keep other people's books" },
    ];
    const guide = compileOne({ kind: "welcome", title: "Who?", trait: "role", options });
    expect(guide).toMatchObject({ trait: "role", options });
    expect(guide).not.toHaveProperty("when");
  });
});

describe("a survey", () => {
  const question = { id: "score", kind: "nps", title: "How likely?" };
  const survey = { kind: "survey", title: "NPS", questions: [question] };
  const always = { kind: "all", of: [] };

  it("asks nobody by itself who came less than seven days ago, unless told to", () => {
    const wanted = (minTenure?: string) =>
      compileOne({ ...survey, when: always, ...(minTenure ? { minTenure } : {}) })?.when;
    const since = (value: number) => ({
      kind: "all",
      of: [{ kind: "fact", fact: "firstSeenMs", is: "before-last", value }, always],
    });
    expect(wanted()).toEqual(since(7 * day));
    expect(wanted("30d")).toEqual(since(30 * day));
    expect(wanted("0s")).toEqual(always);
    expect(compileOne(survey)).not.toHaveProperty("when");
  });

  it("fills in what was left out, and turns branches into the next question or the end", () => {
    expect(
      compileOne({
        ...survey,
        sample: 0.25,
        thanks: "Thank you",
        questions: [
          {
            ...question,
            low: "No",
            branches: [
              { atLeast: 9, to: "end" },
              { atMost: 6, to: "why" },
            ],
          },
          {
            id: "what",
            kind: "multiple",
            title: "What?",
            options: [
              { id: "price", label: "Price" },
              { id: "speed", label: "Speed" },
            ],
            branches: [{ oneOf: ["price"], to: "end" }],
          },
          { id: "why", kind: "text", title: "Why?", detail: "A line will do" },
        ],
      }),
    ).toMatchObject({
      sample: 0.25,
      thanks: "Thank you",
      questions: [
        {
          isOptional: false,
          low: "No",
          high: "",
          branches: [
            { atLeast: 9, to: "" },
            { atMost: 6, to: "why" },
          ],
        },
        { kind: "multiple", isOptional: false, branches: [{ oneOf: ["price"], to: "" }] },
        { kind: "text", isOptional: true, branches: [], detail: paragraph("A line will do") },
      ],
    });
    expect(compileOne(survey)).toMatchObject({ sample: 1, thanks: "" });
  });
});

describe("figures", () => {
  const figure = (over: object) => ({
    id: "sent",
    label: "invoices",
    from: { kind: "events", event: { name: "Invoice Sent" } },
    ...over,
  });
  const recap = (over: object) => ({ kind: "recap", title: "T", figures: [figure(over)] });

  it("count the latest 200 events, or as many as the author says", () => {
    const { guides, definitions } = compile({
      guides: {
        a: recap({}),
        b: recap({
          from: { kind: "events", event: { name: "Invoice Sent" }, within: "30d", most: 40 },
        }),
      },
    });
    const keys = guides.map((guide) => {
      const [first] = guide.kind === "recap" ? guide.figures : [];
      return first?.from.kind === "events" ? first.from.key : "";
    });
    expect(keys.map((key) => definitions.thresholds[key]?.threshold)).toEqual([
      { kind: "recent", event: { name: "Invoice Sent" }, atLeast: 200 },
      { kind: "recent", event: { name: "Invoice Sent" }, atLeast: 40 },
    ]);
    expect(guides[1]).toMatchObject({
      style: "modal",
      figures: [{ from: { sum: false, withinMs: 30 * day }, scale: 1 }],
    });
  });

  it("add up a property, scaled, as an amount of money", () => {
    const from = { kind: "events", event: { name: "Invoice Paid" }, property: "cents" };
    const { guides, definitions } = compile({
      guides: { a: recap({ from, scale: 0.01, currency: "EUR" }) },
    });
    const [key = ""] = Object.keys(definitions.thresholds);
    expect(definitions.thresholds[key]?.threshold).toEqual({
      kind: "recent",
      event: { name: "Invoice Paid" },
      property: "cents",
      atLeast: 200,
    });
    expect(guides[0]).toMatchObject({
      figures: [{ from: { kind: "events", key, sum: true }, scale: 0.01, currency: "EUR" }],
    });
  });

  it("share what they count with a condition that counts the same", () => {
    const event = { name: "Invoice Sent" };
    const counted = recap({ from: { kind: "events", event, most: 100 } });
    const { definitions } = compile({
      guides: { a: { ...counted, when: { kind: "did", event, atLeast: 100 } } },
    });
    expect(Object.keys(definitions.thresholds)).toHaveLength(1);
  });

  it("take their words by plural category, in the served locale only", () => {
    const locales = ["en", "pl"];
    const label = {
      one: { en: "invoice", pl: "faktura" },
      few: { pl: "faktury" },
      many: { pl: "faktur" },
      other: { en: "invoices", pl: "faktury" },
    };
    const labelIn = (locale?: string) => {
      const guide = compileOne(recap({ label }), { locales }, locale);
      return guide?.kind === "recap" ? guide.figures[0]?.label : undefined;
    };
    expect(labelIn()).toEqual({ one: "invoice", other: "invoices" });
    expect(labelIn("pl")).toEqual({
      one: "faktura",
      few: "faktury",
      many: "faktur",
      other: "faktury",
    });
    expect(compileOne(recap({ label: { en: "hours", pl: "h" } }), { locales })).toMatchObject({
      figures: [{ label: { other: "hours" } }],
    });
  });
});

describe("a cancel flow", () => {
  it("has no condition and so never shows by itself", () => {
    const guide = compileOne({
      kind: "cancel",
      title: "Before you go",
      question: "Why?",
      reasons: [
        { id: "price", label: "Too expensive", remedy: remedy({ kind: "pause" }) },
        { id: "other", label: "Something else" },
      ],
    });
    expect(guide).toMatchObject({
      kind: "cancel",
      figures: [],
      reasons: [
        { id: "price", remedy: { id: "pause", kind: "pause", body: paragraph("Body") } },
        { id: "other", label: "Something else" },
      ],
    });
    expect(guide).not.toHaveProperty("when");
  });
});

describe("caps", () => {
  it("of a group name its guides that are on", () => {
    const hint = { kind: "hint", style: "tooltip", target: { selectors: ["#a"] }, body: "B" };
    const { caps, guides } = compile({
      caps: { groups: { news: { perWeek: 1 }, tips: {} } },
      guides: {
        a: { ...hint, group: "news" },
        b: { ...hint, group: "news", status: "off" },
        c: hint,
      },
    });
    expect(caps.groups).toEqual({ news: { members: ["a"], perWeek: 1 }, tips: { members: [] } });
    expect(guides.map(({ group }) => group)).toEqual(["news", undefined]);
  });

  it("bring recaps, surveys and unbounded notices again each period, and nothing else", () => {
    const every = { caps: { every: "30d" } };
    const notice = { kind: "notice", style: "modal", title: "T", body: "B" };
    const again = (guide: object) => compileOne(guide)?.caps.again;
    const figures = [{ id: "a", label: "l", from: { kind: "trait", trait: "t" } }];
    const questions = [{ id: "a", kind: "csat", title: "T" }];
    const tour = { kind: "tour", title: "T", steps: [{ id: "a", body: "B" }] };
    expect(again({ kind: "recap", title: "T", figures, caps: { every: "30d", times: 6 } })).toBe(
      true,
    );
    expect(again({ kind: "survey", title: "T", questions, ...every })).toBe(true);
    expect(again({ ...notice, ...every })).toBe(true);
    expect(again({ ...notice, caps: { every: "1d", times: 3 } })).toBeUndefined();
    expect(again({ ...tour, ...every })).toBeUndefined();
    expect(again({ kind: "recap", title: "T", figures })).toBeUndefined();
  });
});

function remedy(over: object): object {
  return { title: "T", body: "Body", label: "Do it", ...over };
}
