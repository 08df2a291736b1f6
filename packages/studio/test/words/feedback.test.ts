import type { CesFigures, NpsFigures, SurveyFigures } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import {
  flowFinding,
  headline,
  listFinding,
  questionFinding,
  surveyFinding,
} from "../../src/words/feedback.ts";

const asked = { question: "q", title: "Would you?", isAsked: true, trend: [] } as const;
const nps = (people: number, value: number, low: number, high: number): NpsFigures => ({
  ...asked,
  kind: "nps",
  people,
  scores: [],
  promoters: 0,
  passives: 0,
  detractors: 0,
  estimate: { value, low, high },
});
const ces = (parts: Partial<CesFigures>): CesFigures => ({
  ...asked,
  kind: "ces",
  people: 4,
  scores: [],
  mean: 5.25,
  ...parts,
});
const survey = (parts: Partial<SurveyFigures>): SurveyFigures => ({
  survey: "s",
  title: "S",
  isAsked: true,
  shown: 0,
  answered: 0,
  dismissed: 0,
  silent: 0,
  questions: [],
  ...parts,
});

describe("what answers come to, in words", () => {
  it("names the score between its ends, with a sign", () => {
    expect(questionFinding(nps(148, 25.4, 12.2, 37.1))).toBe(
      "Net promoter score +25, between +12 and +37",
    );
    expect(questionFinding(nps(60, -0.3, -20, 19.6))).toBe(
      "Net promoter score 0, between −20 and +20",
    );
  });

  it("does not name a score that few answers cannot carry", () => {
    expect(questionFinding(nps(3, 33, -39, 88))).toBe(
      "3 answers so far: the score may be anywhere from −39 to +88",
    );
    expect(questionFinding(nps(1, 100, -48, 100))).toMatch(/^1 answer so far/);
  });

  it("says of equal answers what they are, and not how sure it is", () => {
    expect(questionFinding(ces({}))).toBe("4 answers so far: 5.3 of 7 for ease");
    expect(questionFinding(ces({ people: 0 }))).toBe("Nobody has answered this yet");
    const estimate = { value: 5.25, low: 4.9, high: 5.6 };
    expect(questionFinding(ces({ people: 90, estimate }))).toBe(
      "5.3 of 7 for ease, between 4.9 and 5.6",
    );
  });

  it("tells the option that most chose, of how many", () => {
    const share = { value: 0.4, low: 0.2, high: 0.6 };
    const option = { option: "a", label: "It is slow", isOffered: true, people: 4, share };
    expect(questionFinding({ ...asked, kind: "single", people: 10, options: [option] })).toBe(
      "4 of 10 people chose “It is slow”",
    );
  });

  it("tells how many answered of those who met a survey, whoever that is", () => {
    expect(surveyFinding(survey({}))).toBe("Nobody has met it in this time");
    expect(surveyFinding(survey({ shown: 9, rate: 0 }))).toBe(
      "9 people met it, and nobody has answered",
    );
    expect(surveyFinding(survey({ shown: 9, answered: 4, rate: 4 / 9 }))).toBe(
      "44\u00a0% answered: 4 of 9 people",
    );
  });

  it("has one figure for a list: of what is asked, with how few said so", () => {
    const questions = [{ ...nps(50, 9, 1, 17), isAsked: false }, ces({ people: 31 })];
    expect(headline(survey({ questions }))).toBe("5.3 of 7 for ease");
    expect(headline(survey({ questions, isAsked: false }))).toBe("NPS +9");
    expect(headline(survey({ questions: [nps(3, 33, -39, 88)] }))).toBe("NPS +33, 3 answers");
    expect(headline(survey({}))).toBeUndefined();
    expect(listFinding(survey({ questions: [nps(50, 9, 1, 17)] }))).toBe("“S”: NPS +9");
    expect(listFinding(survey({}))).toBe("Nobody has met it in this time");
  });

  it("says why people cancel, or that nobody said", () => {
    const flow = {
      flow: "f",
      title: "F",
      isAsked: true,
      opened: 3,
      accepted: 0,
      cancelled: 3,
      left: 0,
      people: 0,
      reasons: [],
    };
    expect(flowFinding(flow)).toBe("3 people opened it, and nobody gave a reason");
    expect(flowFinding({ ...flow, opened: 0 })).toBe("Nobody has opened it in this time");
  });
});
