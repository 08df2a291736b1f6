import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conformalThreshold } from "../../src/learn/conformal.ts";

const scores = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 80 });
const alphas = fc.constantFrom(0.05, 0.1, 0.2);
const even = (all: readonly number[]): readonly number[] => all.map(() => 1);
const reaching = (all: readonly number[], threshold: number): number =>
  all.filter((score) => score >= threshold).length;

describe("the threshold for a rate of false alarms", () => {
  it("is reached by no more than the share allowed, the next user counted as one who reaches it", () => {
    fc.assert(
      fc.property(scores, alphas, (all, alpha) => {
        const threshold = conformalThreshold(all, even(all), alpha);
        const allowed = alpha * (all.length + 1);
        if (threshold === undefined) expect(allowed).toBeLessThan(1);
        else expect(reaching(all, threshold) + 1).toBeLessThanOrEqual(allowed + 1e-9);
      }),
    );
  });

  it("is the lowest such one, but never below the lowest score", () => {
    fc.assert(
      fc.property(scores, alphas, (all, alpha) => {
        const threshold = conformalThreshold(all, even(all), alpha);
        fc.pre(threshold !== undefined && threshold > Math.min(...all));
        expect(reaching(all, threshold - 1) + 1).toBeGreaterThan(alpha * (all.length + 1));
      }),
    );
  });

  it("needs nineteen users for one in twenty", () => {
    const of = (count: number): number | undefined =>
      conformalThreshold(
        Array.from({ length: count }, (_, index) => index),
        Array.from({ length: count }, () => 1),
        0.05,
      );
    expect(of(18)).toBeUndefined();
    expect(of(19)).toBe(19);
    expect(of(39)).toBe(38);
  });

  it("counts users by their weight, and those who were never judged", () => {
    const all = [
      ...Array.from({ length: 100 }, (_, index) => index),
      ...Array.from({ length: 100 }, () => -Infinity),
    ];
    expect(conformalThreshold(all, even(all), 0.1)).toBe(81);
    const light = all.map((score) => (score >= 90 ? 0.1 : 1));
    expect(conformalThreshold(all, light, 0.1)).toBeLessThan(76);
  });

  it("keeps its promise to users who come later", () => {
    // 400 draws of 60 known scores and one to come, from a distribution with many ties.
    let [state, alarms] = [1, 0];
    const draw = (): number => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor(8 * (state / 2_147_483_648) ** 2);
    };
    for (let round = 0; round < 400; round += 1) {
      const known = Array.from({ length: 60 }, draw);
      if (draw() >= conformalThreshold(known, even(known), 0.2)!) alarms += 1;
    }
    expect(alarms / 400).toBeLessThan(0.2 + 3 * Math.sqrt((0.2 * 0.8) / 400));
  });
});
