import { checkGuidebook, compileGuidebook, GUIDE_TEMPLATES } from "@cairn/core/guidebook";
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { previewBook } from "../../src/preview/book.ts";
import { shownGuide } from "../../src/preview/shown.ts";
import { INVOICING } from "../fixtures/guidebook.ts";

describe("the fixtures", () => {
  it("hold a guidebook that is valid", () => {
    expect(checkGuidebook(INVOICING).problems).toEqual([]);
  });
});

describe("a preview", () => {
  it.each([
    ["guides", "start"],
    ["guides", "send-button"],
    ["guides", "new-reminders"],
    ["milestones", "bank-connected"],
    ["milestones", "weekly-habit"],
  ] as const)("compiles one guide that shows at once, from %s %s", (section, id) => {
    const book = previewBook(INVOICING, { section, id });
    const compiled = compileGuidebook(book!, { revision: "preview" });
    expect(compiled.guides).toHaveLength(1);
    expect(compiled.guides[0]).toMatchObject({ pages: [], delayMs: 0 });
  });

  it("draws a part that was only just begun", () => {
    const draft = {
      version: 1,
      guides: { a: { kind: "checklist", title: "", items: [], when: { kind: "all", of: [] } } },
      faqs: { b: { question: "", answer: "", action: { kind: "link", label: "", href: "" } } },
    } as const;
    for (const subject of [
      { section: "guides", id: "a" },
      { section: "faqs", id: "b" },
    ] as const) {
      const book = previewBook(structuredClone(draft) as never, subject);
      expect(() => compileGuidebook(book!, { revision: "preview" })).not.toThrow();
    }
  });

  it.each(GUIDE_TEMPLATES.map((template) => [template.id, template] as const))(
    "compiles the template %s, and tells the widgets what they draw of it",
    (id, template) => {
      const draft = { ...INVOICING, guides: { [id]: template.build(INVOICING) } };
      const book = previewBook(draft, { section: "guides", id });
      const [guide] = compileGuidebook(book!, { revision: "preview" }).guides;
      const shown = shownGuide(guide!, true, 0, signal({} as Element));
      expect(shown).toMatchObject({ guide: { id, pages: [] }, because: "offered" });
      if (guide?.kind === "welcome") expect(guide.options.length).toBeGreaterThan(1);
      if (guide?.kind === "recap" || guide?.kind === "cancel") {
        expect(shown.figures?.map(({ value }) => value)).not.toContain(0);
        expect(shown.figures).toHaveLength(guide.figures.length);
      }
    },
  );

  it("walks a tour step by step over one element", () => {
    const steps = [
      { id: "a", body: "A" },
      { id: "b", body: "B", target: { selectors: ["#b"] } },
    ];
    const draft = { ...INVOICING, guides: { t: { kind: "tour" as const, title: "T", steps } } };
    const book = previewBook(draft, { section: "guides", id: "t" });
    const [guide] = compileGuidebook(book!, { revision: "preview" }).guides;
    const element = signal({} as Element);
    const stepAt = (at: number) => shownGuide(guide!, true, at, element).step;
    expect(stepAt(0)).toMatchObject({ step: { id: "a" }, number: 1, of: 2, mayGoBack: false });
    expect(stepAt(0)?.element.value).toBeUndefined();
    expect(stepAt(1)).toMatchObject({ step: { id: "b" }, number: 2, mayGoBack: true, element });
    expect(stepAt(2)).toBeUndefined();
  });

  it("is empty where the part is not there", () => {
    expect(previewBook(INVOICING, { section: "faqs", id: "gone" })).toBeUndefined();
  });

  it("begins a survey with the question that is being edited, and keeps the others behind it", () => {
    const survey = GUIDE_TEMPLATES.find(({ id }) => id === "nps")!.build(INVOICING);
    const draft = { ...INVOICING, guides: { survey } };
    const questions = (at: number) => {
      const book = previewBook(draft, { section: "guides", id: "survey" }, at);
      const [guide] = compileGuidebook(book!, { revision: "preview" }).guides;
      return guide?.kind === "survey" ? guide.questions.map(({ id }) => id) : [];
    };
    expect(questions(0)).toEqual(["score", "closer", "best", "missing"]);
    expect(questions(2)).toEqual(["best", "score", "closer", "missing"]);
    expect(questions(9)).toEqual(questions(0));
  });

  it.each([
    ["the first checklist", INVOICING, "checklist"],
    ["a stand-in where there is nothing", { version: 1 } as const, "notice"],
  ])("shows a look on %s", (_, draft, kind) => {
    const book = previewBook(draft, { section: "look", id: "" });
    expect(compileGuidebook(book!, { revision: "preview" }).guides).toMatchObject([{ kind }]);
  });
});
