import { checkGuidebook } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import { problemWords } from "../../src/words/problem.ts";

const notice = { kind: "notice", style: "modal", title: "T", body: "B" };
const choice = {
  id: "q",
  kind: "single",
  title: "Q",
  options: [
    { id: "a", label: "" },
    { id: "b", label: "B" },
  ],
};
const figure = { id: "f", label: "", from: { kind: "trait", trait: "hours" } };

/** What stands at each field of the guide, by the field's path inside it. */
function said(guide: object): Readonly<Record<string, string>> {
  const { problems } = checkGuidebook({ version: 1, guides: { a: guide } });
  return Object.fromEntries(
    problems.map((problem) => [problem.path.replace("guides.a.", ""), problemWords(problem)]),
  );
}

describe("what is wrong at a field of a guide", () => {
  it.each([
    [{ kind: "tour", title: "T" }, "steps", "Add at least one step."],
    [{ kind: "welcome", title: "T" }, "options", "Name at least two goals below."],
    [{ kind: "survey", title: "T", questions: [] }, "questions", "Give at least one question."],
    [
      { kind: "survey", title: "T", questions: [{ id: "q", kind: "text", title: "" }] },
      "questions.0.title",
      "Write the question.",
    ],
    [
      { kind: "survey", title: "T", questions: [choice] },
      "questions.0.options.0.label",
      "Write the answer.",
    ],
    [
      { kind: "recap", title: "T", figures: [figure] },
      "figures.0.label",
      "Say what the number counts.",
    ],
    [
      {
        kind: "survey",
        title: "T",
        questions: [{ id: "q", kind: "nps", title: "Q", branches: [{ atLeast: 15, to: "end" }] }],
      },
      "questions.0.branches.0.atLeast",
      "No answer can fit: expected a score of 0 to 10, found 15. The scale is 0 to 10.",
    ],
    [{ ...notice, delay: "soon" }, "delay", "Give a length of time, for example 7."],
    [{ ...notice, priority: 500 }, "priority", "Give a whole number from −100 to 100."],
    [{ ...notice, title: "x".repeat(10_000) }, "title", "At most 2000 characters."],
    [{ ...notice, title: { en: "", de: "T" } }, "title.en", "Give it a title."],
    [
      { kind: "recap", title: "T", figures: [{ ...figure, label: { en: "", de: "Stunden" } }] },
      "figures.0.label.en",
      "Say what the number counts.",
    ],
    [
      { ...notice, body: "[go](javascript:alert)" },
      "body",
      'A link leads to a path such as /invoices, or to an address that begins with https://, mailto: or tel:. This one does not: "javascript:alert"',
    ],
    [
      { ...notice, when: { kind: "stalled", milestone: "made-up" } },
      "when.milestone",
      "What was chosen here (made-up) is not there any more. Choose another.",
    ],
  ])("is said once, and what to do: %#", (guide, path, words) => {
    expect(said(guide)).toEqual({ [path]: words });
  });

  it("is said without the file's own language where a text is missing or nobody gets it", () => {
    const book = {
      version: 1,
      locales: ["en", "ar"],
      guides: { a: { ...notice, title: { en: "T", ar: "ت", fr: "T" }, body: "B" } },
    };
    expect(
      Object.fromEntries(checkGuidebook(book).warnings.map((one) => [one.path, problemWords(one)])),
    ).toEqual({
      "guides.a.title.fr":
        "This is written in French, too, which nobody gets: add it under Translations.",
      locales: "Arabic has 1 of 2 texts. The rest is read in another language.",
    });
  });

  it("is said of the question or step that nothing leads to, not of a list without any", () => {
    const text = (id: string, branches: readonly object[] = []) => {
      return { id, kind: "text", title: "Q", ...(branches.length > 0 ? { branches } : {}) };
    };
    const past = text("q1", [{ to: "end" }]);
    const back = text("q3", [{ to: "q2" }]);
    const step = (id: string, more: object = {}) => ({ id, body: "B", ...more });
    const { problems, warnings } = checkGuidebook({
      version: 1,
      guides: {
        a: { kind: "survey", title: "T", questions: [past, text("q2"), back] },
        b: { kind: "tour", title: "T", steps: [step("s1", { last: true }), step("s2")] },
      },
    });
    expect(problems).toEqual([]);
    const nobody = (one: string) =>
      `Nobody gets to ${one}, since every way before it leads past it: let one lead there, or remove it.`;
    expect(
      Object.fromEntries(
        warnings.flatMap((one) =>
          one.path === "milestones" ? [] : [[one.path, problemWords(one)]],
        ),
      ),
    ).toEqual({
      "guides.a.questions.1": nobody("question 2"),
      "guides.a.questions.2": nobody("question 3"),
      "guides.a.questions.2.branches.0.to":
        "This way leads back to a question that was asked before. Choose a later one.",
      "guides.b.steps.1": nobody("step 2"),
    });
  });

  it("is said once for what was never chosen", () => {
    const flow = {
      kind: "cancel",
      title: "T",
      question: "Q",
      reasons: [{ id: "r", label: "", remedy: { kind: "guide", title: "", label: "", guide: "" } }],
    };
    const { problems } = checkGuidebook({ version: 1, guides: { a: flow } });
    expect(problems.map(problemWords)).toEqual([
      "Write the reason.",
      "Give it a title.",
      "Say what the button says.",
      "Choose a guide.",
    ]);
  });
});
