import { readFileSync } from "node:fs";
import { checkGuidebook, type Guidebook, placesNaming } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import { createDefinitions } from "../../src/models/definitions.ts";
import { guideStanding } from "../../src/models/guide-standing.ts";
import { asQuestionKind } from "../../src/models/question-kind.ts";
import { createRename } from "../../src/models/rename.ts";
import { audienceWords } from "../../src/words/audience.ts";
import { INVOICING } from "../fixtures/guidebook.ts";
import { stubDraft } from "./stub-draft.ts";

const EVERY_KIND = JSON.parse(
  readFileSync(
    new URL("../../../../examples/guidebooks/every-kind.guidebook.json", import.meta.url),
    "utf8",
  ),
) as Guidebook;
const GUIDES = Object.keys(EVERY_KIND.guides ?? {});

function begin(guidebook: Guidebook) {
  const draft = stubDraft(guidebook);
  const verbs = createDefinitions(draft);
  return { verbs, book: () => draft.guidebook.value };
}

describe("a guide as a whole", () => {
  it.each(GUIDES)("takes another id together with everything that starts it: %s", (id) => {
    const { verbs, book } = begin(EVERY_KIND);
    const places = placesNaming(EVERY_KIND, "guides", id);
    verbs.rename("guides", id, "another-id", places);
    expect(checkGuidebook(book()).problems).toEqual([]);
    expect(placesNaming(book(), "guides", "another-id")).toEqual(
      places.map((place) => place.replace(`guides.${id}.`, "guides.another-id.")),
    );
    expect(Object.keys(book().guides ?? {})).toEqual(
      GUIDES.map((one) => (one === id ? "another-id" : one)),
    );
  });

  it.each(
    (["milestones", "segments", "faqs"] as const).flatMap((section) =>
      Object.keys(EVERY_KIND[section] ?? {}).map((id) => [section, id] as const),
    ),
  )("so do the others, with all that names them: %s %s", (section, id) => {
    const { verbs, book } = begin(EVERY_KIND);
    const places = placesNaming(EVERY_KIND, section, id);
    verbs.rename(section, id, "another-id", places);
    expect(checkGuidebook(book()).problems).toEqual([]);
    expect(placesNaming(book(), section, id)).toEqual([]);
    expect(placesNaming(book(), section, "another-id")).toEqual(places);
    expect(book()[section]?.["another-id"]).toEqual(EVERY_KIND[section]?.[id]);
  });

  it.each(GUIDES)("leaves nothing behind that would start it: %s", (id) => {
    const { verbs, book } = begin(EVERY_KIND);
    verbs.removeGuide(id, placesNaming(EVERY_KIND, "guides", id));
    expect(book().guides).not.toHaveProperty(id);
    expect(checkGuidebook(book()).problems).toEqual([]);
  });

  it.each(Object.keys(EVERY_KIND.faqs ?? {}))("an answer goes as cleanly: %s", (id) => {
    const { verbs, book } = begin(EVERY_KIND);
    verbs.removeAnswer(id, placesNaming(EVERY_KIND, "faqs", id));
    expect(book().faqs).not.toHaveProperty(id);
    expect(checkGuidebook(book()).problems).toEqual([]);
    expect(placesNaming(book(), "faqs", id)).toEqual([]);
  });

  it("is copied switched off, under an id and a title of its own", () => {
    const { verbs, book } = begin(INVOICING);
    const id = verbs.duplicateGuide("start");
    expect(book().guides?.[id]).toEqual({
      ...INVOICING.guides?.["start"],
      title: "Get your first invoice paid (copy)",
      status: "off",
    });
    expect(checkGuidebook(book()).problems).toEqual([]);
    expect(verbs.duplicateGuide("start")).not.toBe(id);
  });

  it("refuses ids that a guidebook does not take, and one that another guide has", () => {
    const rename = createRename(stubDraft(INVOICING), "guides", "start");
    const faults = ["start", "Start", "send-button", "constructor", "first-steps"].map((typed) => {
      rename.type(typed);
      return [rename.fault.value, rename.isReady.value];
    });
    expect(faults).toEqual([
      [undefined, false],
      ["form", false],
      ["taken", false],
      ["form", false],
      [undefined, true],
    ]);
  });
});

describe("how a guide stands", () => {
  const guide = INVOICING.guides!["start"]!;
  const live = INVOICING;
  it.each([
    ["live", guide, live, []],
    ["live", Object.fromEntries(Object.entries(guide).toReversed()) as typeof guide, live, []],
    ["broken", guide, live, ["start"]],
    ["changed", { ...guide, title: "Now" }, live, []],
    ["draft", guide, undefined, ["start"]],
    ["paused", { ...guide, status: "off" }, live, ["start"]],
    ["archived", { ...guide, status: "archived" }, live, []],
  ] as const)("is %s", (standing, own, published, broken) => {
    const outside = { live: published, broken: new Set<string>(broken) };
    expect(guideStanding("start", own, outside)).toBe(standing);
  });
});

describe("a question of another kind", () => {
  const nps = {
    id: "q",
    kind: "nps",
    title: "How likely?",
    low: "No",
    branches: [{ atLeast: 9, to: "end" }],
  };
  it("keeps what still fits, and passes the check", () => {
    expect(asQuestionKind(nps, "csat")).toEqual({ ...nps, kind: "csat" });
    const single = asQuestionKind(nps, "single");
    expect(single).toEqual({
      id: "q",
      kind: "single",
      title: "How likely?",
      options: [
        { id: "answer-1", label: "" },
        { id: "answer-2", label: "" },
      ],
    });
    expect(asQuestionKind(single, "text")).toEqual({ id: "q", kind: "text", title: "How likely?" });
    expect(asQuestionKind(single, "multiple")).toMatchObject({ options: [{}, {}] });
  });
});

describe("who gets a guide, in a sentence", () => {
  const hint = INVOICING.guides!["send-button"]!;
  const words = (when: unknown, pages?: string[]) =>
    audienceWords({ ...hint, when, pages } as typeof hint, INVOICING);
  it.each([
    [{ kind: "all", of: [] }, undefined, "Everyone."],
    [undefined, undefined, "Nobody by itself: a link, your app or another guide starts it."],
    [{ kind: "all", of: [] }, ["/invoices/*", "/drafts"], "Everyone, on /invoices/* or /drafts."],
    [
      {
        kind: "all",
        of: [
          { kind: "trait", trait: "plan", is: "equals", value: "trial" },
          { kind: "not", condition: { kind: "reached", milestone: "first-invoice" } },
          { kind: "stalled" },
          { kind: "locale", oneOf: ["de", "fr"] },
          { kind: "device", oneOf: ["phone"] },
        ],
      },
      ["/invoices/*"],
      "People whose plan is trial who have not reached Send an invoice and are stuck, on /invoices/*, in German or French, on a phone.",
    ],
  ])("%#", (when, pages, sentence) => {
    expect(words(when, pages)).toBe(sentence);
  });
});
