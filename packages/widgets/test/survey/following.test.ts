import type { CompiledQuestion } from "@cairn/core";
import type { Answer } from "@cairn/sdk/port";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { following } from "../../src/survey/following.ts";
import { aQuestion } from "../ask-builders.ts";

const ids = ["one", "two", "three", "four", "five"];

function leadsTo(branch: CompiledQuestion["branches"][number], answer: Answer | undefined) {
  const questions = [
    aQuestion("one", "nps", { branches: [branch] }),
    aQuestion("two", "text"),
    aQuestion("three", "text"),
  ];
  return following(questions, questions[0]!, answer)?.id;
}

describe("following question", () => {
  it("FOLLOW1 goes by the score: both ends belong to a branch", () => {
    const middle = { atLeast: 7, atMost: 8, to: "three" };
    expect([6, 7, 8, 9].map((score) => leadsTo(middle, score))).toEqual([
      "two",
      "three",
      "three",
      "two",
    ]);
  });

  it("FOLLOW2 goes by any of the options that were chosen", () => {
    const branch = { oneOf: ["a", "b"], to: "three" };
    expect(leadsTo(branch, "a")).toBe("three");
    expect(leadsTo(branch, ["c", "b"])).toBe("three");
    expect(leadsTo(branch, ["c"])).toBe("two");
  });

  it("FOLLOW3 ends at a branch to nowhere, and asks for nothing where a branch asks for nothing", () => {
    expect(leadsTo({ to: "" }, 3)).toBeUndefined();
    expect(leadsTo({ to: "three" }, undefined)).toBe("three");
  });

  it("FOLLOW4 takes a question that was passed over for no score and no option", () => {
    expect(leadsTo({ atLeast: 0, to: "" }, undefined)).toBe("two");
    expect(leadsTo({ atMost: 10, to: "" }, undefined)).toBe("two");
    expect(leadsTo({ oneOf: ["a"], to: "" }, undefined)).toBe("two");
  });

  it("FOLLOW5 never leads back, nor to a question that is not there", () => {
    const back = aQuestion("two", "nps", { branches: [{ to: "one" }] });
    const questions = [aQuestion("one", "nps"), back, aQuestion("three", "text")];
    expect(following(questions, back, 1)?.id).toBe("three");
    expect(leadsTo({ to: "gone" }, 1)).toBe("two");
  });

  it("FOLLOW6 comes to an end on every way through every survey, and asks nothing twice", () => {
    const branch = fc.record(
      {
        atLeast: fc.integer({ min: 0, max: 10 }),
        atMost: fc.integer({ min: 0, max: 10 }),
        oneOf: fc.subarray(["a", "b", "c"], { minLength: 1 }),
        to: fc.constantFrom("", ...ids, "gone"),
      },
      { requiredKeys: ["to"] },
    );
    const answer = fc.oneof(
      fc.integer({ min: 0, max: 10 }),
      fc.constantFrom("a", "b", "some words"),
      fc.subarray(["a", "b", "c"]),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(branch, { maxLength: 4 }), { minLength: 1, maxLength: ids.length }),
        fc.array(answer, { minLength: ids.length, maxLength: ids.length }),
        (branches, answers) => {
          const questions = branches.map((each, at) =>
            aQuestion(ids[at]!, "nps", { branches: each }),
          );
          const asked: string[] = [];
          let question: CompiledQuestion | undefined = questions[0];
          while (question !== undefined) {
            expect(asked).not.toContain(question.id);
            asked.push(question.id);
            question = following(questions, question, answers[asked.length - 1]);
          }
          expect(asked.length).toBeLessThanOrEqual(questions.length);
        },
      ),
    );
  });
});
