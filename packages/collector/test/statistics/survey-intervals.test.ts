import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanInterval } from "../../src/statistics/mean-interval.ts";
import { momentsOf } from "../../src/statistics/moments.ts";
import { netPromoterInterval } from "../../src/statistics/net-promoter-interval.ts";
import { netPromoterScore } from "../../src/statistics/net-promoter-score.ts";

describe("the interval of a net promoter score", () => {
  it("is the adjusted Wald one", () => {
    // By hand: 73.75 promoters, 33.5 passives and 35.75 detractors of 143 give 26.57 ± 13.66.
    const { low, high } = netPromoterInterval({ promoters: 73, passives: 32, detractors: 35 });
    expect(low).toBeCloseTo(12.91, 2);
    expect(high).toBeCloseTo(40.24, 2);
  });

  it("is wide where few answered, though all said the same", () => {
    const { low, high } = netPromoterInterval({ promoters: 5, passives: 0, detractors: 0 });
    expect(low).toBeLessThan(20);
    expect(high).toBe(100);
  });

  it("holds the score and stays within the scale, and turns around when the answers do", () => {
    const count = fc.nat({ max: 400 });
    const counts = fc
      .record({ promoters: count, passives: count, detractors: count })
      .filter((one) => one.promoters + one.passives + one.detractors > 0);
    fc.assert(
      fc.property(counts, (one) => {
        const { score } = netPromoterScore(one);
        const { low, high } = netPromoterInterval(one);
        expect(low).toBeGreaterThanOrEqual(-100);
        expect(high).toBeLessThanOrEqual(100);
        expect(low).toBeLessThanOrEqual(score);
        expect(high).toBeGreaterThanOrEqual(score);
        const { promoters, detractors, passives } = one;
        const turned = netPromoterInterval({
          promoters: detractors,
          detractors: promoters,
          passives,
        });
        expect(turned.low).toBeCloseTo(-high, 9);
      }),
    );
  });
});

describe("the interval of a mean", () => {
  it("is Student's", () => {
    // Of 2, 4 and 6: 4 ± 4.303 · 2 / √3.
    const { low, high } = meanInterval(momentsOf({ n: 3, sum: 12, sumSquares: 56 }));
    expect(low).toBeCloseTo(-0.968, 3);
    expect(high).toBeCloseTo(8.968, 3);
  });
});
