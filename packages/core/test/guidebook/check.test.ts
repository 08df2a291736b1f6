import { readdirSync, readFileSync } from "node:fs";
import { problemLine } from "@cairn/core";
import {
  checkGuidebook,
  EMPTY_GUIDEBOOK,
  GuidebookSchema,
  placesNaming,
} from "@cairn/core/guidebook";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const examples = new URL("../../../../examples/guidebooks/", import.meta.url);
const readJson = (url: URL): unknown => JSON.parse(readFileSync(url, "utf8"));
const milestone = { title: "Sent", when: { kind: "count", event: { name: "Sent" }, atLeast: 1 } };
const problemsOf = (input: unknown) => checkGuidebook(input).problems.map(problemLine);
const warningsOf = (input: unknown) => checkGuidebook(input).warnings.map(problemLine);

describe("checkGuidebook", () => {
  it("finds all twelve mistakes at once, each with its path and what to do", () => {
    const { problems, guidebook } = checkGuidebook(
      readJson(new URL("fixtures/twelve-mistakes.guidebook.json", import.meta.url)),
    );
    expect(guidebook).toBeUndefined();
    const found = problems.map(({ path, code, hint, expected }) => [path, code, hint ?? expected]);
    expect(found.toSorted((a, b) => `${a[0]}`.localeCompare(`${b[0]}`))).toEqual([
      [
        "guides.hint.body",
        "unsafe-link",
        'start with https://, mailto:, tel:, "/", "./", "?" or "#"',
      ],
      ["guides.hint.target.selectors.0", "bad-selector", 'a "]" is missing'],
      ["guides.hint.when.is", "unknown-word", 'did you mean "equals"?'],
      ["guides.notice.actions.0.href", "not-allowed", "an http(s), mailto, tel or relative URL"],
      ["guides.start.kind", "unknown-word", 'did you mean "checklist"?'],
      [
        "milestones.Bank Connected",
        "not-allowed",
        "use lower-case letters, digits and hyphens, at most 64",
      ],
      [
        "milestones.Bank Connected.expected",
        "not-allowed",
        'a duration such as "30s", "20m", "12h", "7d" or "2w"',
      ],
      ["milestones.first-invoice.when.atLeast", "wrong-type", "a number"],
      ["milestones.first-payment.after.0", "unknown-reference", 'did you mean "first-invoice"?'],
      ["milestones.first-payment.title", "not-allowed", "must not be empty"],
      ["milestons", "unknown-key", 'did you mean "milestones"?'],
      ["segments.a.when", "cycle", "take one of these steps away"],
    ]);
  });

  it.each(readdirSync(examples).filter((file) => file.endsWith(".json")))(
    "accepts examples/guidebooks/%s",
    (file) => {
      expect(problemsOf(readJson(new URL(file, examples)))).toEqual([]);
    },
  );

  it("takes a rate of false alarms from 1 in 100 to 1 in 2, and warns of more than 1 in 5", () => {
    const withRate = (falseAlarms: unknown) => ({ version: 1, stalls: { falseAlarms } });
    expect(problemsOf(withRate(0.03))).toEqual([]);
    expect(problemsOf(withRate(5)).join()).toContain("0.05 is 5 in 100");
    expect(problemsOf(withRate(0))).toHaveLength(1);
    expect(problemsOf(withRate("5 %"))).toHaveLength(1);
    expect(warningsOf(withRate(0.2)).join()).not.toContain("falseAlarms");
    expect(warningsOf(withRate(0.3)).join()).toContain(
      "of 100 people who get through by themselves, 30 may be taken for stuck",
    );
  });

  it("accepts the example of every kind without a warning, and finds every kind in it", () => {
    const { guidebook, warnings } = checkGuidebook(
      readJson(new URL("every-kind.guidebook.json", examples)),
    );
    expect(warnings.map(problemLine)).toEqual([]);
    const kinds = new Set(Object.values(guidebook?.guides ?? {}).map(({ kind }) => kind));
    const schemas = GuidebookSchema.entries.guides.wrapped.value.options;
    const known = schemas.map(({ entries }) => entries.kind.literal);
    expect([...kinds].toSorted()).toEqual(known.toSorted());
  });

  it("accepts the guidebook that defines nothing, without a word", () => {
    expect(checkGuidebook(EMPTY_GUIDEBOOK)).toEqual({
      guidebook: EMPTY_GUIDEBOOK,
      problems: [],
      warnings: [],
    });
  });

  it("finds every unknown key of one object", () => {
    expect(problemsOf({ version: 1, guide: {}, faq: {}, x: 1 })).toEqual([
      'guide: "guide" is not known here (did you mean "guides"?)',
      'faq: "faq" is not known here (did you mean "faqs"?)',
      'x: "x" is not known here',
    ]);
  });

  it("names what is missing", () => {
    const { problems } = checkGuidebook({ version: 1, faqs: { a: { question: "Why?" } } });
    expect(problems).toMatchObject([
      { path: "faqs.a.answer", code: "missing", hint: 'add "answer"' },
    ]);
  });

  it("refuses a list where an object belongs", () => {
    expect(problemsOf({ version: 1, milestones: [] })).toEqual([
      "milestones: expected an object, found a list of 0",
    ]);
  });

  it.each<[string, object, string]>([
    ["segment", { kind: "segment", segment: "trail" }, 'did you mean "trial"?'],
    ["milestone", { kind: "reached", milestone: "snet" }, 'did you mean "sent"?'],
    ["goal", { kind: "goal", oneOf: ["get-payed"] }, 'did you mean "get-paid"?'],
    ["milestone", { kind: "stalled", milestone: "other" }, 'there is "sent"'],
  ])("tells an unknown %s apart and names the nearest", (noun, when, hint) => {
    const { problems } = checkGuidebook({
      version: 1,
      goals: { "get-paid": { title: "Get paid" } },
      milestones: { sent: milestone },
      activation: { milestones: ["sent"] },
      segments: { trial: { title: "Trial", when: { kind: "schedule" } }, x: { title: "X", when } },
    });
    expect(problems).toMatchObject([{ code: "unknown-reference", hint }]);
    expect(problems[0]?.message).toContain(`there is no ${noun}`);
  });

  it("checks buttons that name guides and answers", () => {
    const action = (more: object) => ({
      question: "Q",
      answer: "A",
      action: { label: "Go", ...more },
    });
    const faqs = {
      a: action({ kind: "guide", guide: "tour" }),
      b: action({ kind: "help", faq: "c" }),
    };
    expect(checkGuidebook({ version: 1, faqs }).problems.map(({ path }) => path)).toEqual([
      "faqs.a.action.guide",
      "faqs.b.action.faq",
    ]);
  });

  it("finds milestones that wait for each other", () => {
    const milestones = {
      a: { ...milestone, after: ["c"] },
      b: { ...milestone, after: ["a"] },
      c: { ...milestone, after: ["b"] },
    };
    expect(problemsOf({ version: 1, milestones })).toEqual([
      "milestones.a.after: waits for itself: a → c → b → a (take one of these steps away)",
    ]);
  });

  it("finds a milestone that waits for itself, and lets a diamond pass", () => {
    const self = { a: { ...milestone, after: ["a"] } };
    expect(problemsOf({ version: 1, milestones: self })).toHaveLength(1);
    const diamond = {
      a: milestone,
      b: { ...milestone, after: ["a"] },
      c: { ...milestone, after: ["a"] },
      d: { ...milestone, after: ["b", "c"] },
    };
    expect(problemsOf({ version: 1, milestones: diamond })).toEqual([]);
  });

  it.each([
    [{ is: "within-next", value: "soon" }, "a duration"],
    [{ is: "one-of", value: "pro" }, "a list"],
    [{ is: "more-than", value: "many" }, "a number or a date"],
    [{ is: "equals" }, "one value"],
  ])("refuses the test %j, which could never pass", (test, expected) => {
    const when = { kind: "trait", trait: "plan", ...test };
    const { problems } = checkGuidebook({ version: 1, segments: { a: { title: "A", when } } });
    expect(problems).toMatchObject([
      { path: "segments.a.when.value", code: "bad-value", expected },
    ]);
  });

  it.each(["/a/**/b", "/inv*", "/a/***"])("refuses the path pattern %s", (pattern) => {
    const { problems } = checkGuidebook({
      version: 1,
      milestones: { a: { ...milestone, pages: [pattern] } },
    });
    expect(problems).toMatchObject([{ path: "milestones.a.pages.0", code: "bad-pattern" }]);
  });

  it("says of a path without its slash what a path begins with", () => {
    expect(
      problemsOf({ version: 1, milestones: { a: { ...milestone, pages: ["invoices"] } } }),
    ).toEqual(['milestones.a.pages.0: a path starts with "/"; found "invoices"']);
  });

  it("finds two checklist items of one id", () => {
    const item = { id: "same", title: "T", milestone: "a" };
    const guides = { list: { kind: "checklist", title: "L", items: [item, item] } };
    const { problems } = checkGuidebook({ version: 1, milestones: { a: milestone }, guides });
    expect(problems).toMatchObject([{ path: "guides.list.items.1.id", code: "duplicate-id" }]);
  });

  it("finds unsafe links in every locale of a text", () => {
    const answer = {
      en: "[a](https://a.example)",
      de: "![x](data:image/png;base64,x) [b][r]\n\n[r]: javascript:1",
    };
    const { problems } = checkGuidebook({
      version: 1,
      locales: ["en", "de"],
      faqs: { a: { question: "Q", answer } },
    });
    expect(problems.map(({ path, found }) => [path, found])).toEqual([
      ["faqs.a.answer.de", '"data:image/png;base64,x"'],
      ["faqs.a.answer.de", '"javascript:1"'],
    ]);
  });
});

describe("guidebook warnings", () => {
  const valid = {
    version: 1,
    milestones: { sent: milestone },
    activation: { milestones: ["sent"] },
  };

  it("has none for a plain guidebook", () => {
    expect(warningsOf(valid)).toEqual([]);
  });

  it.each(["Page Viewed", "Logged In", "login", "Session Started", "User Signed In"])(
    "says that %s is not value",
    (name) => {
      const when = { kind: "count", event: { name }, atLeast: 3 };
      const input = { ...valid, milestones: { sent: { title: "T", when } } };
      expect(warningsOf(input)).toEqual([
        `milestones.sent.when.event.name: "${name}" only says that somebody was there (logins and page opens rarely mean value: name what they came for)`,
      ]);
    },
  );

  it("says that nobody is ever activated", () => {
    expect(warningsOf({ ...valid, activation: { milestones: [] } })).toHaveLength(1);
  });

  it("refuses a locale that browsers throw at or do not know, and takes every tag that they know", () => {
    for (const locale of ["en_US", "abcd", "e", "en-", "deutsch"]) {
      expect(problemsOf({ ...valid, locales: [locale] })).toEqual([
        expect.stringContaining("locales.0: "),
      ]);
    }
    const fine = ["pt", "pt-BR", "zh-Hant-TW", "es-419", "de-CH-1996", "ar-EG-u-nu-latn"];
    for (const locale of fine) {
      expect(checkGuidebook({ ...valid, locales: [locale] }).problems).toEqual([]);
      expect(new Intl.NumberFormat(locale).format(1)).not.toBe("");
    }
  });

  it("names undeclared locales, missing translations and placeholders without a fallback", () => {
    const milestones = {
      sent: { ...milestone, title: { en: "Hi {name}", fr: "Salut {name|toi}" } },
    };
    expect(warningsOf({ ...valid, locales: ["en", "de"], milestones })).toEqual([
      "milestones.sent.title: {name} gives nothing to people without this trait (write {name|…} with words that fit everyone)".replace(
        "title:",
        "title.en:",
      ),
      'milestones.sent.title.fr: the locale "fr" is not declared (add "fr" to "locales", or take the text away)',
      'milestones.sent.title: has no text in "de" (readers get a fallback)',
      'locales: "de" has 0 of 1 texts, 0 % (readers get a fallback for the rest)',
    ]);
  });

  it("says how complete each locale is, and which texts stand in the first one only", () => {
    const question = { en: "Q", de: "F", fr: "Q" };
    const faqs = { a: { question, answer: "A" }, b: { question, answer: "A" } };
    expect(
      warningsOf({
        ...valid,
        milestones: {},
        activation: undefined,
        locales: ["en", "de", "fr"],
        faqs,
      }),
    ).toEqual(
      ["de", "fr"].map(
        (locale) =>
          `locales: "${locale}" has 2 of 4 texts, 50 % (faqs.a.answer and 1 more stand in "en" only: write {"en": "…", "${locale}": "…"})`,
      ),
    );
  });

  it.each([
    ["off", 'starts the guide "gone", which is off'],
    ["archived", 'starts the guide "gone", which is archived'],
  ])("says when a button starts a guide that is %s", (status, message) => {
    const gone = { kind: "notice", style: "modal", title: "T", body: "B", status };
    const faqs = {
      a: { question: "Q", answer: "A", action: { kind: "guide", label: "Go", guide: "gone" } },
    };
    const guidebook = { ...valid, guides: { gone }, faqs };
    expect(checkGuidebook(guidebook).warnings).toMatchObject([
      { path: "faqs.a.action.guide", code: "guide-off", message },
    ]);
    expect(placesNaming(guidebook, "guides", "gone")).toEqual(["faqs.a.action.guide"]);
  });
});

describe("hostile guidebooks", () => {
  it.each([null, undefined, 1, "{}", [], () => 1])("answers %s with one problem", (input) => {
    expect(problemsOf(input)).toHaveLength(1);
  });

  it.each([
    [{}, 'add "version": 1'],
    [{ version: "1" }, 'write "version": 1'],
    [{ version: 2 }, "update Cairn, or write version 1"],
  ])("says what to do about the version of %j, and reads the rest", (input, hint) => {
    const { problems } = checkGuidebook({ ...input, milestons: {} });
    expect(problems).toMatchObject([{ path: "version", hint }, { path: "milestons" }]);
  });

  it("refuses conditions nested 100 000 deep without exhausting the stack", () => {
    let when: object = { kind: "schedule" };
    for (let level = 0; level < 100_000; level++) when = { kind: "not", condition: when };
    const { problems } = checkGuidebook({ version: 1, segments: { a: { title: "A", when } } });
    expect(problems).toMatchObject([{ code: "too-deep" }]);
    expect(problems[0]?.path.length).toBeLessThanOrEqual(200);
  });

  it("refuses a cycle of objects, as a module could hold one", () => {
    const when: Record<string, unknown> = { kind: "not" };
    when["condition"] = when;
    expect(
      checkGuidebook({ version: 1, segments: { a: { title: "A", when } } }).problems,
    ).toMatchObject([{ code: "too-deep" }]);
  });

  it("refuses keys that name a prototype, and touches none", () => {
    const input: unknown = JSON.parse(
      '{"version":1,"__proto__":{"polluted":1},"milestones":{"constructor":{"title":"T"},"__proto__":{}}}',
    );
    expect(checkGuidebook(input).problems.map(({ code }) => code)).toEqual([
      "forbidden-key",
      "forbidden-key",
      "forbidden-key",
    ]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it("refuses ids in lists that name a prototype, and says so", () => {
    const questions = [{ id: "constructor", kind: "nps", title: "?" }];
    expect(
      problemsOf({ version: 1, guides: { a: { kind: "survey", title: "S", questions } } }),
    ).toEqual([expect.stringContaining("choose another name")]);
  });

  it("answers megabytes of text quickly and with short lines", () => {
    const huge = "[".repeat(1_000_000);
    const faqs = { a: { question: huge, answer: huge, note: huge, errors: [huge] } };
    const guides = {
      a: { kind: huge },
      [huge]: { kind: "hint", style: huge, target: { selectors: [huge] }, body: huge },
    };
    const lines = problemsOf({ version: 1, faqs, guides, [huge]: huge });
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) expect(line.length).toBeLessThan(1_500);
  });

  it("never throws, whatever the JSON", () => {
    const part = fc.oneof(
      { weight: 3, arbitrary: fc.jsonValue() },
      { weight: 1, arbitrary: fc.anything() },
    );
    const sections = [
      "locales",
      "goals",
      "lifecycle",
      "events",
      "milestones",
      "activation",
      "segments",
      "guides",
      "faqs",
      "help",
      "caps",
      "theme",
    ];
    const input = fc.dictionary(
      fc.constantFrom(...sections),
      fc.oneof(part, fc.dictionary(fc.constantFrom("a", "b"), part)),
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), input), (value) => {
        const draft =
          typeof value === "object" && value !== null ? { version: 1, ...value } : value;
        const { guidebook, problems } = checkGuidebook(draft);
        expect(guidebook === undefined).toBe(problems.length > 0);
        for (const problem of problems)
          expect(problemLine(problem)).not.toMatch(/undefined\b.*is not|\[object/);
      }),
      { numRuns: 500 },
    );
  });

  it.each(["ledgerly", "every-kind"])("never throws on %s with one value replaced", (name) => {
    const text = readFileSync(new URL(`${name}.guidebook.json`, examples), "utf8");
    const values = text.match(/"[^"\n]*"(?=[,\s\]}])/g)?.length ?? 0;
    fc.assert(
      fc.property(fc.nat(values - 1), fc.jsonValue(), (position, replacement) => {
        let index = -1;
        const broken = text.replace(/"[^"\n]*"(?=[,\s\]}])/g, (value) => {
          index += 1;
          return index === position ? JSON.stringify(replacement) : value;
        });
        const { guidebook, problems } = checkGuidebook(JSON.parse(broken));
        expect(guidebook === undefined).toBe(problems.length > 0);
      }),
      { numRuns: 100 },
    );
  });

  it("never throws on guides of any kind with parts of any shape", () => {
    const part = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom("a", "b", "end", "click", "goal"),
    );
    const keys = ["id", "kind", "step", "to", "on", "oneOf", "atLeast", "atMost", "label", "from"];
    const inner = fc.dictionary(fc.constantFrom(...keys, "target", "advance", "remedy"), part);
    const branching = fc.tuple(inner, fc.array(fc.oneof(part, inner), { maxLength: 2 }));
    const entry = branching.map(([one, branches]) => ({ id: "a", ...one, branches }));
    const lists = ["steps", "questions", "options", "reasons", "figures", "items"];
    const guide = fc.tuple(
      fc.constantFrom("tour", "survey", "welcome", "recap", "cancel", "notice", "checklist"),
      fc.dictionary(
        fc.constantFrom(...lists, "caps", "group", "trait"),
        fc.oneof(part, fc.array(fc.oneof(part, entry), { maxLength: 3 })),
      ),
    );
    fc.assert(
      fc.property(guide, fc.array(part, { maxLength: 2 }), ([kind, parts], locales) => {
        const draft = { version: 1, locales, guides: { a: { ...parts, kind }, b: { kind } } };
        const { guidebook, problems } = checkGuidebook(draft);
        expect(guidebook === undefined).toBe(problems.length > 0);
      }),
      { numRuns: 500 },
    );
  });
});
