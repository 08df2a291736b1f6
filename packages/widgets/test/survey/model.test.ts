import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Replies } from "@cairn/sdk/port";
import { createSurveyModel } from "../../src/survey/model.ts";
import { aQuestion, aSurvey } from "../ask-builders.ts";
import { aPort, shownAs } from "../builders.ts";

const long = aSurvey(
  aQuestion("nps", "nps", { branches: [{ atLeast: 9, to: "" }] }),
  aQuestion("missing", "multiple"),
  aQuestion("why", "text", { isOptional: true }),
);

function arrange(survey = long, because: "asked" | "offered" = "offered", memory = {}) {
  const setting = aPort();
  const model = createSurveyModel(shownAs(survey, { because, memory }), survey, setting.around);
  const answered = () =>
    setting.reported.flatMap((one) =>
      one.kind === "answered" ? [[one.question, one.answer]] : [],
    );
  const kinds = () => setting.reported.map(({ kind }) => kind);
  return { ...setting, model, answered, kinds, asked: () => model.question.value?.id };
}

describe("survey model", () => {
  it("SURVEY1 asks one question after the other, tells each answer once, and then that it is complete", () => {
    const { model, reported, asked } = arrange();
    model.choose(3);
    model.next();
    model.choose(["a", "c"]);
    model.next();
    model.choose("It is slow.");
    model.next();
    expect(asked()).toBeUndefined();
    expect(reported).toEqual([
      { kind: "answered", guide: "feedback", question: "nps", answer: 3 },
      { kind: "answered", guide: "feedback", question: "missing", answer: ["a", "c"] },
      { kind: "answered", guide: "feedback", question: "why", answer: "It is slow." },
      { kind: "completed", guide: "feedback" },
    ]);
  });

  it("SURVEY2 follows up by score", () => {
    const { model, asked, kinds } = arrange();
    model.choose(9);
    model.next();
    expect(asked()).toBeUndefined();
    expect(kinds()).toEqual(["answered", "completed"]);
  });

  it("SURVEY3 waits for an answer where one is needed; blank words and an empty list are none", () => {
    const { model, asked, answered } = arrange();
    model.next();
    expect(asked()).toBe("nps");
    model.choose(0);
    model.next();
    model.choose(["a"]);
    model.choose([]);
    model.next();
    expect(asked()).toBe("missing");
    model.choose(["b"]);
    model.next();
    model.choose("  \n ");
    model.next();
    expect(asked()).toBeUndefined();
    expect(answered()).toEqual([
      ["nps", 0],
      ["missing", ["b"]],
    ]);
  });

  it("SURVEY4 keeps what was written when somebody goes back, and tells an answer again only when it changed", () => {
    const { model, answered, asked } = arrange();
    model.choose(3);
    model.next();
    model.choose(["a"]);
    model.back();
    expect([asked(), model.answer.value, model.mayGoBack()]).toEqual(["nps", 3, false]);
    model.next();
    expect([asked(), model.answer.value]).toEqual(["missing", ["a"]]);
    model.back();
    model.choose(4);
    model.next();
    expect(answered()).toEqual([
      ["nps", 3],
      ["nps", 4],
    ]);
  });

  it("SURVEY5 goes back to the question that was on screen, not to one that was left out", () => {
    const survey = aSurvey(
      aQuestion("one", "csat", { branches: [{ atMost: 2, to: "three" }] }),
      aQuestion("two", "text"),
      aQuestion("three", "text"),
    );
    const { model, asked } = arrange(survey);
    model.choose(1);
    model.next();
    expect(asked()).toBe("three");
    model.back();
    expect(asked()).toBe("one");
  });

  it.each([
    ["close", "dismissed"],
    ["snooze", "snoozed"],
    ["never", "never"],
  ] as const)(
    "SURVEY6 %s ends it as %s, once, with nothing told that was not sent",
    (verb, kind) => {
      const { model, kinds } = arrange();
      model.choose(3);
      model[verb]();
      model[verb]();
      expect(kinds()).toEqual([kind]);
      expect(model.isOpen.value).toBe(false);
    },
  );

  it("SURVEY7 stays for its thanks once the port is done with it, and closing them tells nothing", () => {
    const { model, kinds } = arrange();
    let isGone = false;
    model.choose(10);
    model.next();
    model.linger(() => {
      isGone = true;
    });
    expect([isGone, model.isOpen.value]).toEqual([false, true]);
    model.close();
    expect(isGone).toBe(true);
    expect(kinds()).toEqual(["answered", "completed"]);
  });

  it("SURVEY8 goes at once when the port takes it away half done", () => {
    const { model } = arrange();
    let isGone = false;
    model.linger(() => {
      isGone = true;
    });
    expect(isGone).toBe(true);
  });

  it("SURVEY9 leaves focus alone until somebody asked for it or is at it", () => {
    const { model } = arrange();
    expect(model.takesFocus()).toBe(false);
    model.choose(3);
    model.next();
    expect(model.takesFocus()).toBe(true);
    expect(arrange(long, "asked").model.takesFocus()).toBe(true);
  });

  it("SURVEY10 says once what it is and what it asks first", () => {
    const { model, said, kinds } = arrange();
    model.seen();
    expect(said).toEqual(["Feedback: nps?"]);
    expect(kinds()).toEqual(["shown"]);
  });

  it("SURVEY19 says what it asked first to whom had answered before its first paint: the next question is read by its focus", () => {
    const { model, said } = arrange();
    model.choose(3);
    model.next();
    model.seen();
    expect(said).toEqual(["Feedback: nps?"]);
  });

  it("SURVEY18 goes on where somebody was when the same showing comes back, and begins anew with another", () => {
    const memory = {};
    const { model, around, answered, said } = arrange(long, "offered", memory);
    model.choose(3);
    model.next();
    model.choose(["a"]);
    const back = createSurveyModel(shownAs(long, { memory }), long, around);
    expect([back.question.value?.id, back.answer.value]).toEqual(["missing", ["a"]]);
    back.seen();
    expect(said).toEqual(["Feedback: missing?"]);
    back.back();
    expect(back.answer.value).toBe(3);
    back.next();
    back.next();
    expect(answered()).toEqual([
      ["nps", 3],
      ["missing", ["a"]],
    ]);
    expect(arrange().asked()).toBe("nps");
  });

  it("SURVEY20 goes on after what was told on a page that is gone, and tells it again only when it changes", () => {
    const setting = aPort();
    const start = (replies: Replies) =>
      createSurveyModel(shownAs(long, { replies }), long, setting.around);
    const model = start({ nps: 3, missing: ["a"] });
    expect(model.question.value?.id).toBe("why");
    model.back();
    expect(model.answer.value).toEqual(["a"]);
    model.choose(["b"]);
    model.back();
    model.next();
    model.next();
    expect(setting.reported).toEqual([
      { kind: "answered", guide: "feedback", question: "missing", answer: ["b"] },
    ]);
    expect(model.question.value?.id).toBe("why");
    // All was answered: whoever is asked once more is asked all of it.
    expect(start({ nps: 9 }).question.value?.id).toBe("nps");
    expect(start({ nps: 9 }).answer.value).toBeUndefined();
  });

  it("SURVEY11 tells each answer that counts, whatever way somebody takes forth and back", () => {
    const step = fc.oneof(
      fc.record({ verb: fc.constant("choose" as const), answer: fc.integer({ min: 0, max: 10 }) }),
      fc.record({ verb: fc.constantFrom("next" as const, "back" as const) }),
    );
    const survey = aSurvey(
      aQuestion("one", "nps", { branches: [{ atLeast: 9, to: "four" }] }),
      aQuestion("two", "nps", { branches: [{ atMost: 3, to: "" }] }),
      aQuestion("three", "nps", { isOptional: true }),
      aQuestion("four", "nps"),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { model, answered, kinds, asked } = arrange(survey);
        const passed = new Map<string, unknown>();
        for (const one of steps) {
          const question = asked();
          if (question === undefined) break;
          if (one.verb === "choose") model.choose(one.answer);
          else if (one.verb === "back") {
            if (model.mayGoBack()) model.back();
          } else {
            const given = model.answer.value;
            model.next();
            if (given !== undefined) passed.set(question, given);
          }
        }
        const last = new Map(answered().map(([question, answer]) => [question, answer]));
        expect(last).toEqual(passed);
        const repeats = answered().filter(
          ([question, answer], at, all) =>
            all.slice(0, at).findLast(([before]) => before === question)?.[1] === answer,
        );
        expect(repeats).toEqual([]);
        expect(kinds().includes("completed")).toBe(asked() === undefined);
      }),
    );
  });
});
