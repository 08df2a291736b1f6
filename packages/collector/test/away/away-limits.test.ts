import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AwayLimits, learnAwayLimits } from "../../src/away/away-limits.ts";
import { judgeAway } from "../../src/away/judge-away.ts";
import type { AwayHistory } from "../../src/away/silence.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START_MS = Date.UTC(2026, 0, 5);
const NOW_MS = START_MS + 200 * DAY_MS;
const HOW = { alpha: 0.05, nowMs: NOW_MS };

/** Somebody who was seen on these days (after their first) and passed "bank" on the last of them, unless `rest` says else. */
function someone(
  user: string,
  days: readonly number[],
  rest: { readonly isThrough?: boolean; readonly helpedDay?: number } = {},
): AwayHistory {
  const { isThrough = true, helpedDay } = rest;
  const seenMs = [0, ...days].map((day) => START_MS + day * DAY_MS);
  const stay = {
    milestone: "bank",
    fromMs: START_MS,
    ...(isThrough ? { passedMs: seenMs.at(-1)! } : {}),
    ...(helpedDay === undefined ? {} : { helpedMs: START_MS + helpedDay * DAY_MS }),
  };
  return { user, seenMs, stays: [stay] };
}

/** So many people who passed after one absence each, of 1 to `longest` days, evenly. */
function passers(count: number, longest = 10): AwayHistory[] {
  return Array.from({ length: count }, (_, index) =>
    someone(`p${index}`, [1 + ((longest - 1) * index) / Math.max(1, count - 1)]),
  );
}

const limitOf = ({ milestones }: AwayLimits) => milestones["bank"]?.limit;
const whenAway = (history: AwayHistory, limits: AwayLimits): number => {
  const away = judgeAway(history, limits, Number.MAX_SAFE_INTEGER);
  return away === undefined ? NaN : (away.atMs - away.sinceMs) / DAY_MS;
};

describe("learnAwayLimits", () => {
  it("puts the limit where only the chosen share of those who passed were silent for longer", () => {
    const limits = learnAwayLimits(passers(200), HOW);
    const days = whenAway(someone("new", [], { isThrough: false }), limits);
    // 1 to 10 days, evenly: the conformal 95 % quantile of 200 lies at the 191st.
    expect(days).toBeCloseTo(1 + (9 * 190) / 199, 6);
    expect(limits.falseAlarmRate).toBeGreaterThan(0.02);
    expect(limits.falseAlarmRate).toBeLessThan(0.08);
  });

  it("measures each person by their own pace, so that no one number of days fits everybody", () => {
    const limits = learnAwayLimits(passers(200), HOW);
    const daily = someone("daily", [1, 2, 3, 4, 5, 6, 7, 8], { isThrough: false });
    const weekly = someone("weekly", [7, 14, 21, 28, 35, 42], { isThrough: false });
    expect(whenAway(daily, limits)).toBeLessThan(whenAway(weekly, limits) / 2);
  });

  it("calls nobody away within a day, be everybody else through in one visit", () => {
    const quick = Array.from({ length: 100 }, (_, index) => someone(`q${index}`, [0.02]));
    const limits = learnAwayLimits(quick, HOW);
    const gone = someone("new", [0.01], { isThrough: false });
    const lastMs = gone.seenMs.at(-1)!;
    expect(judgeAway(gone, limits, lastMs + DAY_MS)).toBeUndefined();
    expect(judgeAway(gone, limits, lastMs + DAY_MS + 1)).toEqual({
      milestone: "bank",
      sinceMs: lastMs,
      atMs: lastMs + DAY_MS,
    });
  });

  it("takes those whom a guide helped up to there only: they do not raise the limit", () => {
    const rescued = Array.from({ length: 60 }, (_, index) =>
      someone(`r${index}`, [3, 60], { helpedDay: 3 }),
    );
    const alone = limitOf(learnAwayLimits(passers(200), HOW))!;
    const withThem = learnAwayLimits([...passers(200), ...rescued], HOW);
    const uncensored = learnAwayLimits(
      [...passers(200), ...rescued.map(({ user }) => someone(user, [3, 60]))],
      HOW,
    );
    const inDays = (limits: AwayLimits) => whenAway(someone("n", [], { isThrough: false }), limits);
    expect(withThem.milestones["bank"]).toMatchObject({ passed: 200, helped: 60 });
    expect(inDays(withThem)).toBeLessThan(inDays(learnAwayLimits(passers(200), HOW)) * 1.15);
    expect(inDays(uncensored)).toBeGreaterThan(30);
    expect(alone).toBeGreaterThan(0);
  });

  it("lends a milestone with little data the product's limit, less of it the more its own people are", () => {
    const slow = (count: number) =>
      Array.from({ length: count }, (_, index): AwayHistory => {
        const history = someone(`s${index}`, [20]);
        return { ...history, stays: [{ ...history.stays[0]!, milestone: "paid" }] };
      });
    const at = { seenMs: [START_MS], stays: [{ milestone: "paid", fromMs: START_MS }] };
    const daysAt = (count: number): number => {
      const limits = learnAwayLimits([...passers(600), ...slow(count)], HOW);
      return (judgeAway(at, limits, Number.MAX_SAFE_INTEGER)!.atMs - START_MS) / DAY_MS;
    };
    expect(daysAt(6)).toBeLessThan(11);
    expect(daysAt(22)).toBeGreaterThan(daysAt(6));
    expect(daysAt(100)).toBeGreaterThan(daysAt(22));
    expect(daysAt(100)).toBeLessThanOrEqual(20);
  });

  it("says how many of those who were silent for so long passed nevertheless", () => {
    const lost = Array.from({ length: 90 }, (_, index) =>
      someone(`l${index}`, [1], { isThrough: false }),
    );
    const { chance } = learnAwayLimits([...passers(200), ...lost], HOW).milestones["bank"]!;
    // 9 of 99, by Laplace's rule.
    expect(chance).toBeCloseTo(10 / 101, 2);
  });

  it.each([
    ["nobody", [], undefined],
    ["one person", passers(1), "few-passed"],
    ["19 who passed", passers(19), "few-passed-in-all"],
    [
      "everybody lost",
      passers(50).map(({ user }) => someone(user, [1], { isThrough: false })),
      "few-passed",
    ],
    [
      "everybody helped at once",
      passers(50).map(({ user }) => someone(user, [4], { helpedDay: 0 })),
      "few-passed",
    ],
  ] as const)("gives no limit for %s, and says why", (_case, histories, because) => {
    const limits = learnAwayLimits(histories, HOW);
    expect(limits.milestones["bank"]?.because).toBe(because);
    expect(limitOf(limits)).toBeUndefined();
    expect(limits.falseAlarmRate).toBeUndefined();
    expect(judgeAway(someone("new", [1], { isThrough: false }), limits, NOW_MS)).toBeUndefined();
  });

  it("gives a milestone that nobody passed no limit, however much is known of others", () => {
    const history = someone("x", [1], { isThrough: false });
    const stuck = { ...history, stays: [{ milestone: "never", fromMs: START_MS }] };
    const limits = learnAwayLimits([...passers(300), stuck], HOW);
    expect(limits.milestones["never"]).toEqual({ passed: 0, helped: 0, because: "few-passed" });
    expect(judgeAway(stuck, limits, NOW_MS)).toBeUndefined();
  });

  it("gives no limit for a rate that so few people cannot hold", () => {
    expect(limitOf(learnAwayLimits(passers(50), { ...HOW, alpha: 0.01 }))).toBeUndefined();
  });

  it("calls away no more of those who passed than the chosen share and one person, whatever their days", () => {
    const history = fc
      .array(fc.integer({ min: 0, max: 40 * 24 }), { minLength: 1, maxLength: 8 })
      .map((hours) => hours.toSorted((a, b) => a - b).map((hour) => hour / 24));
    fc.assert(
      fc.property(
        fc.array(history, { minLength: 20, maxLength: 80 }),
        fc.constantFrom(0.05, 0.1, 0.2),
        (all, alpha) => {
          const histories = all.map((days, index) => someone(`u${index}`, days));
          const limits = learnAwayLimits(histories, { alpha, nowMs: NOW_MS });
          const alarmed = histories.filter(({ seenMs, stays }) =>
            seenMs.some((lastMs, index) => {
              const until = seenMs[index + 1];
              const before = { seenMs: seenMs.slice(0, index + 1), stays: [{ ...stays[0]! }] };
              const open = { ...before, stays: [{ milestone: "bank", fromMs: START_MS }] };
              return (
                until !== undefined && judgeAway(open, limits, until) !== undefined && lastMs >= 0
              );
            }),
          );
          expect(alarmed.length).toBeLessThanOrEqual(alpha * histories.length + 1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("does not depend on the order in which people are given", () => {
    const all = [...passers(60), someone("g", [2, 30], { helpedDay: 3 })];
    expect(learnAwayLimits(all.toReversed(), HOW)).toEqual(learnAwayLimits(all, HOW));
  });
});
