import type { Experiment } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import type { Member } from "../../src/insights/population.ts";
import { createAnswerMeasure, guideRanks } from "../../src/rank/measured-help.ts";
import type { AnswerRecord } from "../../src/store/people.ts";

const DAY_MS = 86_400_000;
const NOW_MS = 100 * DAY_MS;

/** So many people who read `faq` when they were stuck at the bank on day 10, of whom `passed` passed a day later. */
function readers(faq: string, people: number, passed: number, milestone = "bank"): Member[] {
  return Array.from({ length: people }, (_, index) =>
    aMember(
      { [faq]: { viewed: { atMs: 10 * DAY_MS, milestone } } },
      index < passed ? { [milestone]: 11 * DAY_MS } : {},
    ),
  );
}

/** So many people who said of `faq` whether it helped. */
function raters(faq: string, people: number, helpful: number): Member[] {
  return Array.from({ length: people }, (_, index) =>
    aMember({ [faq]: { rated: { atMs: 1, helpful: index < helpful } } }),
  );
}

function aMember(
  answers: Readonly<Record<string, AnswerRecord>>,
  reached: Readonly<Record<string, number>> = {},
): Member {
  return { person: { answers }, reached, activated: false } as unknown as Member;
}

function ranksOf(...groups: readonly Member[][]) {
  const measure = createAnswerMeasure(NOW_MS);
  for (const group of groups) measure.add(group);
  return measure.ranks();
}

describe("the rank of an answer", () => {
  it("rises with the share of its readers who passed, over that of all answers at the milestone", () => {
    const ranks = ranksOf(readers("clear", 200, 140), readers("vague", 200, 60));
    // 70 % and 30 % of 50 %: 20 points each way, of which 200/250 count: 16 points are 3 steps.
    expect(ranks).toEqual({ clear: 3, vague: -3 });
  });

  it("is never more than 4, and nothing for a difference of a point or two", () => {
    expect(ranksOf(readers("all", 5_000, 5_000), readers("none", 5_000, 0))).toEqual({
      all: 4,
      none: -4,
    });
    expect(ranksOf(readers("a", 500, 255), readers("b", 500, 250))).toEqual({});
  });

  it("is small while few people have read it", () => {
    const ranks = ranksOf(readers("few", 20, 20), readers("many", 400, 200));
    expect(ranks["few"]).toBeLessThanOrEqual(3);
    expect(ranksOf(readers("three", 3, 3), readers("many", 400, 200))).toEqual({});
  });

  it("compares answers at one milestone only: at a hard one nobody's answer is bad for that", () => {
    const ranks = ranksOf(readers("easy", 300, 270, "customer"), readers("hard", 300, 30, "bank"));
    expect(ranks).toEqual({});
  });

  it("counts nobody whose week is not over, who had passed before, or who passed after the week", () => {
    const fresh = Array.from({ length: 100 }, () =>
      aMember({ a: { viewed: { atMs: 99 * DAY_MS, milestone: "bank" } } }, { bank: NOW_MS }),
    );
    const before = Array.from({ length: 100 }, () =>
      aMember({ a: { viewed: { atMs: 10 * DAY_MS, milestone: "bank" } } }, { bank: DAY_MS }),
    );
    const late = Array.from({ length: 100 }, () =>
      aMember({ a: { viewed: { atMs: 10 * DAY_MS, milestone: "bank" } } }, { bank: 30 * DAY_MS }),
    );
    expect(ranksOf(fresh, before, readers("b", 100, 50))).toEqual({});
    expect(ranksOf(late, readers("b", 100, 100))["a"]).toBeLessThan(0);
  });

  it("goes by what readers said where too few were stuck when they read it", () => {
    expect(ranksOf(raters("good", 100, 90), raters("bad", 100, 30))).toEqual({ good: 4, bad: -4 });
    const measured = ranksOf(
      readers("said-bad", 200, 140),
      readers("said-good", 200, 60),
      raters("said-bad", 100, 10),
      raters("said-good", 100, 90),
    );
    expect(measured).toEqual({ "said-bad": 3, "said-good": -3 });
  });
});

describe("the rank of a guide", () => {
  const anExperiment = (parts: Partial<Experiment>): Experiment =>
    ({
      guide: "tip",
      shown: { complete: 400 },
      withheld: { complete: 200 },
      lift: { difference: { value: 0.1, low: 0, high: 0.2 } },
      verdict: { kind: "helps", words: "", detail: "" },
      ...parts,
    }) as Experiment;

  it("is its lift over those from whom it was withheld, shrunk by the smaller arm", () => {
    // 10 points, of which 200/250 count.
    expect(guideRanks([anExperiment({})])).toEqual({ tip: 2 });
    const harm = { difference: { value: -0.2, low: -0.3, high: -0.1 } };
    expect(guideRanks([anExperiment({ lift: harm })])).toEqual({ tip: -3 });
  });

  it("is nothing without a holdout, and where the arms are uneven", () => {
    const { lift: _, ...without } = anExperiment({});
    expect(guideRanks([without])).toEqual({});
    const uneven = { kind: "uneven", words: "", detail: "" } as const;
    expect(guideRanks([anExperiment({ verdict: uneven })])).toEqual({});
  });
});
