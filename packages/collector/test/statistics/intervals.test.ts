import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chiSquareAbove,
  normalCdf,
  normalTwoSided,
  studentTwoSided,
} from "../../src/statistics/distributions.ts";
import { differenceOf, momentsOfShare } from "../../src/statistics/moments.ts";
import { ratioInterval } from "../../src/statistics/ratio-interval.ts";
import { sequentialInterval, sequentialReach } from "../../src/statistics/sequential.ts";
import { newcombeInterval } from "../../src/statistics/two-proportions.ts";
import { wilsonInterval } from "../../src/statistics/wilson.ts";

const design = { alpha: 0.05, tunedFor: 1_000 };

describe("intervals", () => {
  it("gives the difference of two shares as Newcombe's table does", () => {
    // Newcombe (1998), table II, method 10: 56/70 − 48/80.
    const { low, high } = newcombeInterval({ successes: 48, n: 80 }, { successes: 56, n: 70 });
    expect(low).toBeCloseTo(0.0524, 4);
    expect(high).toBeCloseTo(0.3339, 4);
  });

  it("calls a chance that is too small for a number 0 instead of failing", () => {
    expect(chiSquareAbove(1e6, 1)).toBe(0);
    expect(normalTwoSided(100)).toBe(0);
    expect(normalCdf(-100)).toBe(0);
    expect(studentTwoSided(1e6, 500)).toBe(0);
    expect(normalCdf(100)).toBe(1);
  });

  it("keeps Wilson's interval between 0 and 1 and around the share", () => {
    const counts = fc
      .integer({ min: 1, max: 5_000 })
      .chain((n) => fc.record({ n: fc.constant(n), successes: fc.integer({ min: 0, max: n }) }));
    fc.assert(
      fc.property(counts, ({ successes, n }) => {
        const { low, high } = wilsonInterval(successes, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(successes / n);
        expect(high).toBeGreaterThanOrEqual(successes / n);
      }),
    );
  });

  it("asks a sequential interval for more than one look would, and for least near its tuning", () => {
    expect(sequentialReach(1_000, design)).toBeCloseTo(3.035, 2);
    for (const n of [100, 300, 3_000, 30_000]) {
      expect(sequentialReach(n, design)).toBeGreaterThan(sequentialReach(1_000, design));
    }
  });

  it("leaves the ratio 1 out exactly where the difference leaves 0 out", () => {
    const share = fc.double({ min: 0.02, max: 0.98, noNaN: true });
    const size = fc.integer({ min: 50, max: 3_000 });
    fc.assert(
      fc.property(share, share, size, size, (rateA, rateB, sizeA, sizeB) => {
        const a = momentsOfShare(Math.round(rateA * sizeA), sizeA);
        const b = momentsOfShare(Math.round(rateB * sizeB), sizeB);
        const mean = ({ mean: value, variance, n }: typeof a) => ({
          value,
          standardError: Math.sqrt(variance / n),
        });
        const n = sizeA + sizeB;
        const ratio = ratioInterval(mean(a), mean(b), sequentialReach(n, design));
        if (ratio === undefined) return;
        const { low, high } = sequentialInterval(differenceOf(a, b), n, design);
        fc.pre(Math.min(Math.abs(low), Math.abs(high)) > 1e-9);
        expect(ratio.low > 1).toBe(low > 0);
        expect(ratio.high < 1).toBe(high < 0);
        expect(ratio.low).toBeLessThanOrEqual(b.mean / a.mean);
        expect(ratio.high).toBeGreaterThanOrEqual(b.mean / a.mean);
      }),
    );
  });
});
