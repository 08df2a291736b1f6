import { canonicalJson } from "@cairn/core";
import type { Guidebook } from "@cairn/core/guidebook";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRecord, parsePath, writeAt } from "../../src/models/json-path.ts";
import { guidebookChanges } from "../../src/words/changes.ts";
import { INVOICING } from "../fixtures/guidebook.ts";

/** Each change as one line. */
function told(before: unknown, after: unknown): readonly string[] {
  return guidebookChanges(before, after).flatMap(({ title, kind, changes }) =>
    kind === "changed"
      ? changes.map(({ what, ...values }) => {
          const words = "before" in values && "after" in values;
          const arrow = words ? `: ${values.before} → ${values.after}` : "";
          const only = words ? undefined : (values.before ?? values.after);
          return `${title}: ${what}${arrow}${only === undefined ? "" : `: ${only}`}`;
        })
      : [`${title} ${kind}`],
  );
}

const BOOK: Guidebook = {
  version: 1,
  locales: ["en"],
  milestones: {
    sent: {
      title: "Send an invoice",
      when: { kind: "count", event: { name: "Invoice Sent" }, atLeast: 1 },
    },
    paid: {
      title: "Paid",
      when: { kind: "count", event: { name: "Invoice Paid" }, atLeast: 1 },
      after: ["sent"],
    },
  },
  activation: { milestones: ["sent"] },
  guides: {
    start: {
      kind: "checklist",
      title: "Get started",
      items: [
        { id: "sent", title: "Send it", milestone: "sent" },
        { id: "paid", title: "Get paid", milestone: "paid" },
      ],
      when: { kind: "all", of: [] },
      snooze: "1d",
    },
  },
  faqs: { vat: { question: "How do I add VAT?", answer: "In the settings." } },
};

const edited = (path: readonly (string | number)[], value: unknown): unknown =>
  writeAt(BOOK, path, value);

describe("changes in words", () => {
  it("says which part, which field, and what it was", () => {
    const cases: readonly (readonly [readonly (string | number)[], unknown, string])[] = [
      [
        ["milestones", "paid", "when", "atLeast"],
        3,
        "Milestone “Paid”: Condition: Invoice Paid once → Invoice Paid at least 3 times",
      ],
      [["guides", "start", "title"], "Hello", "Checklist “Hello”: Title: Get started → Hello"],
      [
        ["guides", "start", "items", 0, "title"],
        "Send one",
        "Checklist “Get started”: Item “Send one” › Title: Send it → Send one",
      ],
      [
        ["guides", "start", "when"],
        { kind: "reached", milestone: "sent" },
        "Checklist “Get started”: Shown to: anybody → have reached Send an invoice",
      ],
      [
        ["guides", "start", "snooze"],
        "3d",
        "Checklist “Get started”: “Later” means: 1 day → 3 days",
      ],
      [
        ["guides", "start", "autoOpen"],
        true,
        "Checklist “Get started”: Opens by itself added: yes",
      ],
      [
        ["guides", "start", "snooze"],
        undefined,
        "Checklist “Get started”: “Later” means removed: 1 day",
      ],
      [
        ["activation", "milestones"],
        ["sent", "paid"],
        "Activation: Milestones: “Send an invoice” → “Send an invoice”, “Paid”",
      ],
      [["faqs", "vat"], undefined, "Answer “How do I add VAT?” removed"],
      [["faqs", "late"], { question: "Late?", answer: "Wait." }, "Answer “Late?” added"],
      [["help", "launcher"], false, "Help button added"],
      [
        ["faqs", "vat", "answer"],
        { en: "In the settings.", ar: "هنا" },
        "Answer “How do I add VAT?”: Answer translated into Arabic: هنا",
      ],
    ];
    for (const [path, value, words] of cases)
      expect(told(BOOK, edited(path, value))).toEqual([words]);
  });

  it("says of surveys and tours which question, which answer and which way it is, without an id", () => {
    const answers = [
      { id: "answer-1", label: "Yes" },
      { id: "answer-2", label: "No" },
    ];
    const ways = [{ to: "end" }];
    const survey = {
      kind: "survey",
      title: "How is it?",
      questions: [
        {
          id: "question-1",
          kind: "single",
          title: "Does it work?",
          options: answers,
          branches: ways,
        },
        { id: "question-2", kind: "nps", title: "How likely?" },
        { id: "question-3", kind: "text", title: "What is missing?" },
      ],
    };
    const tour = {
      kind: "tour",
      title: "A tour",
      steps: [
        { id: "step-1", body: "One" },
        { id: "step-2", title: "Two", body: "More" },
      ],
    };
    const before = { ...BOOK, guides: { survey, tour } };
    const [one, two] = ["guides.survey.questions.0", "guides.survey.questions.1"];
    const cases: readonly (readonly [string, unknown, string])[] = [
      [
        `${one}.branches.0.to`,
        "question-3",
        "Question “Does it work?” › Way 1 › Leads to: the end → “What is missing?”",
      ],
      [
        `${one}.branches.0.oneOf`,
        ["answer-1", "answer-2"],
        "Question “Does it work?” › Way 1 › One of added: “Yes”, “No”",
      ],
      [`${two}.branches`, ways, "Question “How likely?” › Other ways added: always to the end"],
      [
        `${two}.branches`,
        [
          { atLeast: 9, to: "question-3" },
          { atMost: 6, to: "end" },
        ],
        "Question “How likely?” › Other ways added: with a score of 9 or more to “What is missing?”; with a score of 6 or less to the end",
      ],
      [
        `${one}.options.0.label`,
        { en: "Yes", de: "Ja" },
        "Question “Does it work?” › Answer “Yes” › Words translated into German: Ja",
      ],
      [
        "guides.survey.minTenure",
        "0d",
        "Only people who have been here for added: any time at all",
      ],
      ["guides.survey.sample", 0.25, "Share of people added: 25 %"],
      [
        "guides.tour.steps.0.branches",
        [{ when: { kind: "reached", milestone: "sent" }, step: "step-2" }],
        "Step “One” › Other ways added: who have reached Send an invoice to “Two”",
      ],
    ];
    for (const [path, value, words] of cases) {
      const [line, ...more] = told(before, writeAt(before, parsePath(path), value));
      expect(more).toEqual([]);
      expect(line?.replace(/^(Survey|Tour) “[^”]+”: /, "")).toBe(words);
    }
    const translated = writeAt(before, parsePath("guides.survey.title"), {
      en: "How is it?",
      de: "Wie ist es?",
    });
    expect(told(translated, before)).toEqual([
      "Survey “How is it?”: Title no longer in German: Wie ist es?",
    ]);
  });

  it("knows members of a list by their id, and tells when they changed places", () => {
    const items = BOOK.guides?.["start"]?.kind === "checklist" ? BOOK.guides["start"].items : [];
    const [first, second] = items;
    const invite = { id: "invite", title: "Invite a colleague", milestone: "sent" };
    expect(told(BOOK, edited(["guides", "start", "items"], [first, invite, second]))).toEqual([
      "Checklist “Get started”: Item “Invite a colleague” added",
    ]);
    expect(told(BOOK, edited(["guides", "start", "items"], [second]))).toEqual([
      "Checklist “Get started”: Item “Send it” removed",
    ]);
    expect(told(BOOK, edited(["guides", "start", "items"], [second, first]))).toEqual([
      "Checklist “Get started”: Items › Order: “Send it”, “Get paid” → “Get paid”, “Send it”",
    ]);
  });

  it("tells when milestones changed places: their order counts", () => {
    const { sent, paid } = BOOK.milestones ?? {};
    expect(told(BOOK, { ...BOOK, milestones: { paid, sent } })).toEqual([
      "Milestones: Order: Milestone “Send an invoice” and Milestone “Paid” → Milestone “Paid” and Milestone “Send an invoice”",
    ]);
  });

  it("leads to the field where a form holds it", () => {
    const [part] = guidebookChanges(
      BOOK,
      edited(["guides", "start", "items", 1, "title"], "Get money"),
    );
    expect(part?.route).toEqual({ kind: "guide", id: "start" });
    expect(part?.changes[0]?.route).toEqual({
      kind: "guide",
      id: "start",
      at: "guides.start.items.1.title",
    });
  });

  it("shows of long texts where they differ", () => {
    const long = "word ".repeat(100);
    const before = edited(["faqs", "vat", "answer"], `${long}old end`);
    const after = edited(["faqs", "vat", "answer"], `${long}new end`);
    const [change] = guidebookChanges(before, after)[0]?.changes ?? [];
    expect(change?.before).toMatch(/^…word .*old end$/);
    expect(change?.after).toMatch(/^…word .*new end$/);
  });

  it("never throws, whatever somebody wrote as JSON, and says something of each", () => {
    for (const nonsense of [null, 5, "x", [], { milestones: 5 }, { guides: { a: null } }]) {
      expect(guidebookChanges(nonsense, BOOK).length).toBeGreaterThan(0);
      expect(guidebookChanges(nonsense, nonsense)).toEqual([]);
    }
    const half = edited(["guides", "start", "when"], { kind: "reached" });
    const worse = edited(["guides", "start", "when"], { kind: "did", event: null });
    expect(guidebookChanges(half, worse)).toHaveLength(1);
  });

  it("says nothing where nothing changed, and covers every leaf that did", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), fc.boolean(), (steps, fromLedgerly) => {
        const before: unknown = fromLedgerly ? INVOICING : BOOK;
        const after = steps.reduce(apply, before);
        const changes = guidebookChanges(before, after).flatMap((part) => part.changes);
        expect(guidebookChanges(after, structuredClone(after))).toEqual([]);
        const [was, is] = [leavesOf(before), leavesOf(after)];
        const differing = [...new Set([...was.keys(), ...is.keys()])].filter(
          (path) => was.get(path) !== is.get(path),
        );
        const covers = (path: string): boolean =>
          changes.some((change) =>
            `${path}\u0000`.startsWith(`${change.path.join("\u0000")}\u0000`),
          );
        expect(differing.filter((path) => !covers(path))).toEqual([]);
        expect(changes.length === 0).toBe(canonicalJson(before) === canonicalJson(after));
        for (const { what } of changes) expect(what).not.toBe("");
      }),
      { numRuns: 300 },
    );
  });
});

/** Picks some value of a guidebook by chance, and does something to it. */
const step = fc.record({
  pick: fc.nat(),
  deep: fc.nat({ max: 5 }),
  how: fc.constantFrom("text", "number", "list", "object", "remove", "reverse", "rename"),
});

function apply(
  book: unknown,
  { pick, deep, how }: typeof step extends fc.Arbitrary<infer Step> ? Step : never,
): unknown {
  const path: (string | number)[] = [];
  let here = book;
  for (let depth = 0; depth <= deep; depth += 1) {
    if (typeof here !== "object" || here === null) break;
    const keys = Object.keys(here);
    const key = keys[(pick + depth * 7) % Math.max(1, keys.length)];
    if (key === undefined) break;
    path.push(Array.isArray(here) ? Number(key) : key);
    here = (here as Readonly<Record<string, unknown>>)[key];
  }
  const values: Readonly<Record<typeof how, unknown>> = {
    text: `text ${pick}`,
    number: pick,
    list: [pick, "two"],
    object: { id: `id-${pick}`, title: "New" },
    remove: undefined,
    reverse: Array.isArray(here) ? here.toReversed() : here,
    rename: isRecord(here) ? { ...here, [`more-${pick}`]: { id: "x" } } : here,
  };
  return path.length === 0 ? book : writeAt(book, path, values[how]);
}

/** Every leaf by its path, members of lists by their id where each has one of its own. */
function leavesOf(
  value: unknown,
  path = "",
  leaves = new Map<string, string>(),
): Map<string, string> {
  const join = (name: string): string => (path === "" ? name : `${path}\u0000${name}`);
  if (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => isRecord(one) || Array.isArray(one))
  ) {
    const ids = value.map((one) => (isRecord(one) ? one["id"] : undefined));
    const areIds = ids.every((id) => typeof id === "string") && new Set(ids).size === ids.length;
    for (const [index, one] of value.entries())
      leavesOf(one, join(areIds ? String(ids[index]) : String(index)), leaves);
  } else if (isRecord(value) && Object.keys(value).length > 0) {
    for (const [name, child] of Object.entries(value)) leavesOf(child, join(name), leaves);
  } else if (path.includes("\u0000") || !isRecord(value)) leaves.set(path, canonicalJson(value));
  return leaves;
}
