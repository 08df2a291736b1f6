import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  AA_SCENARIOS,
  POWER_SCENARIO,
  simulate,
} from "../../../../../test/bench/stall/simulate-experiments.ts";
import {
  daysUntil,
  LEAST_PER_ARM,
  unitsNeeded,
  wantedReach,
} from "../../../src/insights/experiments/enough.ts";
import { liftOf } from "../../../src/insights/experiments/lift.ts";
import { type ArmTally, type Tally, tallyOf } from "../../../src/insights/experiments/tally.ts";
import type { Unit } from "../../../src/insights/experiments/unit.ts";
import { judge } from "../../../src/insights/experiments/verdict.ts";

const DAY_MS = 86_400_000;

const arm = (complete: number, reached: number): ArmTally => ({
  exposed: complete,
  before: 0,
  waiting: 0,
  complete,
  reached,
});
const unit = (at: number, reachedAt?: number, which: Unit["arm"] = "shown"): Unit => ({
  arm: which,
  exposedMs: at * DAY_MS,
  isCrossed: false,
  ...(reachedAt === undefined ? {} : { reachedMs: reachedAt * DAY_MS }),
});
const kindOf = (shown: ArmTally, withheld: ArmTally, share: number) =>
  judge({ shown, withheld }, share).verdict.kind;

describe("counting an experiment", () => {
  it("counts a unit once its window is over, and not before, whatever it did", () => {
    const units = [unit(0), unit(0, 3), unit(0, 9), unit(5), unit(5, 6)];
    const { shown } = tallyOf(units, 7 * DAY_MS, 8 * DAY_MS);
    expect(shown).toEqual({ exposed: 5, before: 0, waiting: 2, complete: 3, reached: 1 });
  });

  it("leaves out who was there before the guide came", () => {
    const units = [unit(4, 1), unit(4, 4), unit(4, 5, "withheld")];
    const { shown, withheld } = tallyOf(units, 7 * DAY_MS, 20 * DAY_MS);
    expect(shown).toMatchObject({ exposed: 2, before: 2, complete: 0, reached: 0 });
    expect(withheld).toMatchObject({ before: 0, complete: 1, reached: 1 });
  });
});

describe("the verdict", () => {
  it("says helps and hurts where the interval leaves out nothing at all", () => {
    expect(kindOf(arm(800, 320), arm(200, 40), 0.2)).toBe("helps");
    expect(kindOf(arm(800, 160), arm(200, 80), 0.2)).toBe("hurts");
  });

  it("says that no effect was seen once one worth having would have shown", () => {
    expect(kindOf(arm(4_000, 1_210), arm(4_000, 1_200), 0.5)).toBe("no-effect");
    expect(kindOf(arm(200, 61), arm(200, 60), 0.5)).toBe("too-early");
  });

  it("says nothing over a handful of people, however far apart the arms are", () => {
    expect(kindOf(arm(270, 200), arm(LEAST_PER_ARM - 1, 0), 0.1)).toBe("too-early");
    expect(kindOf(arm(60, 3), arm(60, 0), 0.5)).toBe("too-early");
  });

  it("says nothing where the arms do not have the sizes of the assignment", () => {
    expect(kindOf(arm(900, 400), arm(300, 60), 0.1)).toBe("uneven");
    expect(judge({ shown: arm(900, 400), withheld: arm(100, 30) }, 0.1).sampleRatioP).toBe(1);
  });

  it("finds words for any counts at all, and figures that are numbers", () => {
    const counted = fc
      .integer({ min: 0, max: 5_000_000 })
      .chain((n) => fc.record({ n: fc.constant(n), reached: fc.integer({ min: 0, max: n }) }))
      .map(({ n, reached }) => arm(n, reached));
    const share = fc.constantFrom(0.0001, 0.05, 0.5);
    fc.assert(
      fc.property(counted, counted, share, (shown, withheld, held) => {
        const { lift, sampleRatioP = 0, verdict } = judge({ shown, withheld }, held);
        expect(verdict.kind).toMatch(/^[a-z-]+$/);
        expect(sampleRatioP).toBeGreaterThanOrEqual(0);
        for (const effect of [lift?.difference, lift?.relative]) {
          const figures = Object.values(effect ?? {});
          expect(figures.every(Number.isFinite)).toBe(true);
        }
        const needed = unitsNeeded({ shown, withheld }, held);
        expect(Number.isFinite(needed)).toBe(true);
      }),
    );
  });

  it("says that nobody came", () => {
    expect(judge({ shown: arm(0, 0), withheld: arm(0, 0) }, 0.1)).toEqual({
      tally: expect.anything(),
      verdict: { kind: "nobody-yet" },
    });
  });

  it("has both intervals of the lift leave out nothing at all, or neither", () => {
    const counts = fc
      .integer({ min: 30, max: 2_000 })
      .chain((n) => fc.record({ n: fc.constant(n), successes: fc.integer({ min: 0, max: n }) }));
    fc.assert(
      fc.property(counts, counts, (shown, withheld) => {
        const { difference, relative } = liftOf(shown, withheld);
        if (relative === undefined) return;
        fc.pre(Math.min(Math.abs(difference.low), Math.abs(difference.high)) > 1e-9);
        expect(relative.low > 0).toBe(difference.low > 0);
        expect(relative.high < 0).toBe(difference.high < 0);
      }),
    );
  });
});

describe("how long it takes", () => {
  const tally: Tally = { shown: arm(160, 50), withheld: arm(40, 10) };

  it("needs as many units as make the interval as narrow as wanted", () => {
    const needed = unitsNeeded(tally, 0.2);
    const rate = (50 + 10 + 1) / 202;
    const at = (n: number) =>
      liftOf({ n: 0.8 * n, successes: 0.8 * n * rate }, { n: 0.2 * n, successes: 0.2 * n * rate })
        .difference;
    const reach = ({ low, high }: { readonly low: number; readonly high: number }) =>
      (high - low) / 2;
    expect(reach(at(needed))).toBeLessThan(wantedReach(tally) * 1.01);
    expect(reach(at(needed * 0.97))).toBeGreaterThan(wantedReach(tally));
  });

  it("needs fewer units the more evenly they are split", () => {
    expect(unitsNeeded(tally, 0.5)).toBeLessThan(unitsNeeded(tally, 0.2));
    expect(unitsNeeded(tally, 0.2)).toBeLessThan(unitsNeeded(tally, 0.05));
  });

  it("reads the days from the windows that are open, and goes on at the rate of the last two weeks", () => {
    const nowMs = 10 * DAY_MS;
    const units = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((day) => unit(day));
    // The windows of those of days 4 to 9 are open for 1 to 6 days more.
    expect(daysUntil(1, units, 7 * DAY_MS, nowMs)).toBeCloseTo(1, 9);
    expect(daysUntil(6, units, 7 * DAY_MS, nowMs)).toBeCloseTo(6, 9);
    // One a day comes; each needs its window.
    expect(daysUntil(16, units, 7 * DAY_MS, nowMs)).toBeCloseTo(10 + 7, 9);
    expect(daysUntil(16, units, 7 * DAY_MS, 60 * DAY_MS)).toBeUndefined();
  });
});

describe("experiments that are looked at every day", () => {
  it("seldom find an effect where there is none", () => {
    const { decided } = simulate(AA_SCENARIOS[1]!, 60, 5);
    // 1 000 simulations a scenario are in the benchmark.
    expect(decided / 60).toBeLessThanOrEqual(0.05);
  });

  it("find a lift of 30 % in most products that have 40 new people a day", () => {
    const { helps, hurts } = simulate(POWER_SCENARIO, 40, 7);
    expect(helps / 40).toBeGreaterThan(0.75);
    expect(hurts).toBe(0);
  });
});
