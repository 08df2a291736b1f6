import { describe, expect, it } from "vitest";
import { recalibrate } from "../../src/learn/recalibrate.ts";

const odds = Array.from({ length: 81 }, (_, index) => index / 10 - 4);
const even = odds.map(() => 1);
const comesTrue = (share: number, shift: number): readonly number[] =>
  odds.map((one) => 1 / (1 + Math.exp(-(share * one + shift))));

describe("recalibrating chances", () => {
  it("finds how much was said too boldly, and too high", () => {
    const { share, shift } = recalibrate(odds, comesTrue(0.6, -0.4), even);
    expect(share).toBeCloseTo(0.6, 6);
    expect(shift).toBeCloseTo(-0.4, 6);
  });

  it("leaves right ones alone", () => {
    const { share, shift } = recalibrate(odds, comesTrue(1, 0), even);
    expect([share, shift]).toEqual([expect.closeTo(1, 6), expect.closeTo(0, 6)]);
  });

  it("never turns odds around, nor trusts cases that all end alike", () => {
    expect(recalibrate(odds, comesTrue(-1, 0), even)).toEqual({ share: 1, shift: 0 });
    expect(
      recalibrate(
        odds,
        odds.map(() => 1),
        even,
      ),
    ).toEqual({ share: 1, shift: 0 });
  });
});
