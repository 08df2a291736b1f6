import { checkGuidebook, GUIDE_TEMPLATES, type Guidebook } from "@cairn/core/guidebook";
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import type { DraftModel } from "../../src/models/draft.ts";
import { createGuideText } from "../../src/models/guide-text.ts";
import { readAt, writeAt } from "../../src/models/json-path.ts";
import { INVOICING } from "../fixtures/guidebook.ts";

const survey = {
  kind: "survey",
  title: "How is it?",
  questions: [{ id: "score", kind: "nps", title: "How likely?" }],
};

function open(guide: unknown, judge: DraftModel["judge"] = checkGuidebook) {
  const guidebook = signal({
    ...INVOICING,
    guides: { ...INVOICING.guides, asked: guide },
  } as Guidebook);
  const model = createGuideText(
    {
      guidebook,
      judge,
      read: (path) => readAt(guidebook.value, path),
      write(path, value) {
        guidebook.value = writeAt(guidebook.peek(), path, value) as Guidebook;
      },
    },
    "asked",
  );
  return { model, stored: () => guidebook.value.guides?.["asked"] };
}

describe("a guide as JSON", () => {
  it("takes over what passes the check, and keeps what was typed as it was typed", () => {
    const { model, stored } = open(survey);
    expect(JSON.parse(model.text.value)).toEqual(survey);
    const typed = JSON.stringify({ ...survey, title: "And now?" });
    model.type(typed);
    expect(stored()).toMatchObject({ title: "And now?" });
    expect(model.text.value).toBe(typed);
    model.settle();
    expect(model.text.value).toBe(JSON.stringify({ ...survey, title: "And now?" }, null, 2));
  });

  it.each([
    ['{"kind":', "guides.asked", "not-taken"],
    [JSON.stringify({ ...survey, questions: [] }), "guides.asked.questions", "not-allowed"],
    [JSON.stringify({ ...survey, sampel: 1 }), "guides.asked.sampel", "unknown-key"],
  ])("keeps the draft as it was while %s is wrong, and says why", (typed, path, code) => {
    const { model, stored } = open(survey);
    model.type(typed);
    expect(model.problems.value).toMatchObject([{ path, code }]);
    expect(stored()).toEqual(survey);
    model.settle();
    expect(model.text.value).toBe(typed);
  });

  it("tells warnings, which keep nothing back, and faults of other parts not at all", () => {
    const { model, stored } = open(survey);
    const asked = { ...survey, title: "Hi {name}" };
    model.type(JSON.stringify(asked));
    expect(model.problems.value).toEqual([]);
    expect(model.warnings.value).toMatchObject([{ path: "guides.asked.title" }]);
    expect(stored()).toEqual(asked);
  });

  it("takes nothing over that it cannot check", () => {
    const { model, stored } = open(survey, () => undefined);
    model.type(JSON.stringify({ ...survey, title: "And now?" }));
    expect(model.problems.value).toMatchObject([{ path: "guides.asked", code: "not-taken" }]);
    expect(stored()).toEqual(survey);
  });

  it.each(GUIDE_TEMPLATES.map((template) => [template.id, template] as const))(
    "opens the template %s without a fault",
    (_id, template) => {
      const { model } = open(template.build(INVOICING));
      expect(model.problems.value).toEqual([]);
    },
  );
});
