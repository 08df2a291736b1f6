import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kaplanMeier, medianMs } from "../../src/insights/kaplan-meier.ts";

const at = (ms: number, reached = true) => ({ ms, reached });

describe("time to a milestone", () => {
  it("agrees with the worked example of six remissions", () => {
    // 6+ is censored; S(6) = 1 − 3/7 …: the classic first steps of Freireich's data, reduced.
    const points = kaplanMeier([at(6), at(6), at(6), at(6, false), at(7), at(9, false), at(10)]);
    expect(points.map((point) => [point.ms, point.atRisk])).toEqual([
      [6, 7],
      [7, 3],
      [10, 1],
    ]);
    expect(points[0]!.share).toBeCloseTo(3 / 7, 12);
    expect(points[1]!.share).toBeCloseTo(1 - (4 / 7) * (2 / 3), 12);
    expect(points[2]!.share).toBeCloseTo(1, 12);
    expect(medianMs(points)).toBe(7);
  });

  it("is the plain share where nobody is censored", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }), (times) => {
        for (const point of kaplanMeier(times.map((ms) => at(ms)))) {
          const done = times.filter((ms) => ms <= point.ms).length;
          expect(point.share).toBeCloseTo(done / times.length, 9);
        }
      }),
    );
  });

  it("rises, stays between 0 and 1, and lies inside its interval", () => {
    const durations = fc.array(
      fc.record({ ms: fc.integer({ min: 0, max: 30 }), reached: fc.boolean() }),
    );
    fc.assert(
      fc.property(durations, (all) => {
        let before = 0;
        for (const point of kaplanMeier(all)) {
          expect(point.share).toBeGreaterThanOrEqual(before);
          expect(point.low).toBeLessThanOrEqual(point.share + 1e-12);
          expect(point.high).toBeGreaterThanOrEqual(point.share - 1e-12);
          expect(point.low).toBeGreaterThanOrEqual(-1e-12);
          expect(point.high).toBeLessThanOrEqual(1 + 1e-12);
          before = point.share;
        }
      }),
    );
  });

  it("says nothing where nobody has reached it", () => {
    expect(kaplanMeier([at(5, false)])).toEqual([]);
    expect(medianMs([])).toBeUndefined();
  });
});
