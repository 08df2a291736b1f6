import { describe, expect, it } from "vitest";
import { credibleMeans } from "../../src/learn/credibility.ts";

/** Means of figures by milestone, each figure of a user of their own. */
function meansOf(groups: readonly (readonly number[])[]): readonly number[] {
  const figures = Float64Array.from(groups.flat());
  const milestones = Uint16Array.from(groups.flatMap((group, index) => group.map(() => index)));
  const design = {
    names: {},
    milestones: groups.map((_, index) => `m${index}`),
    steps: [],
    firstColumns: [0],
  };
  return [
    ...credibleMeans(figures, { milestones, design }, new Float64Array(figures.length).fill(1)),
  ];
}

const many = (mean: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => mean + (index % 2 === 0 ? 10 : -10));

describe("means of milestones with little data", () => {
  it("are their own where much was seen", () => {
    const [low, high] = meansOf([many(0, 2_000), many(50, 2_000)]);
    expect(low).toBeCloseTo(0, 0);
    expect(high).toBeCloseTo(50, 0);
  });

  it("are drawn to all others' the more the less was seen", () => {
    const at = (count: number): number =>
      meansOf([many(0, 400), many(20, 400), many(60, count)])[2]!;
    expect(at(2)).toBeLessThan(at(20));
    expect(at(20)).toBeLessThan(at(400));
    expect(at(400)).toBeLessThanOrEqual(60);
    expect(at(2)).toBeGreaterThan(10);
  });

  it("are one where milestones differ by no more than chance, or there is one alone", () => {
    const [one, other] = meansOf([many(5, 40), many(5, 6)]);
    expect(one).toBeCloseTo(5, 6);
    expect(other).toBeCloseTo(5, 6);
    expect(meansOf([many(7, 10)])[0]).toBeCloseTo(7, 6);
  });

  it("are that of all where nothing was seen", () => {
    expect(meansOf([many(0, 10), many(4, 10), []])[2]).toBeCloseTo(2, 6);
  });
});
