import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aucError, weightedAuc } from "../../src/learn/weighted-auc.ts";

const cases = fc.array(
  fc.record({
    score: fc.integer({ min: 0, max: 5 }),
    isPositive: fc.boolean(),
    weight: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 30 },
);

describe("the area under the ROC curve", () => {
  it("is the weighted share of pairs in which the positive case scores higher, ties half", () => {
    fc.assert(
      fc.property(cases, (all) => {
        const positives = all.filter(({ isPositive }) => isPositive);
        const negatives = all.filter(({ isPositive }) => !isPositive);
        fc.pre(positives.length > 0 && negatives.length > 0);
        let [won, pairs] = [0, 0];
        for (const one of positives) {
          for (const other of negatives) {
            const weight = one.weight * other.weight;
            pairs += weight;
            if (one.score > other.score) won += weight;
            if (one.score === other.score) won += weight / 2;
          }
        }
        const found = weightedAuc(
          all.map(({ score }) => score),
          (index) => all[index]!.isPositive,
          all.map(({ weight }) => weight),
        );
        expect(found).toBeCloseTo(won / pairs, 10);
      }),
    );
  });

  it("is not a number without cases of both kinds", () => {
    expect(weightedAuc([1, 2], () => true, [1, 1])).toBeNaN();
  });

  it("has at a half the exact standard error of the Mann-Whitney statistic", () => {
    for (const [positives, negatives] of [
      [10, 10],
      [30, 200],
    ] as const) {
      const exact = Math.sqrt((positives + negatives + 1) / (12 * positives * negatives));
      expect(aucError(0.5, positives, negatives)).toBeCloseTo(exact, 12);
    }
    expect(aucError(0.9, 50, 50)).toBeLessThan(aucError(0.5, 50, 50));
  });
});
