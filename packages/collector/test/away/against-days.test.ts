import { describe, expect, it } from "vitest";
import { learnAwayLimits } from "../../src/away/away-limits.ts";
import { judgeAway } from "../../src/away/judge-away.ts";
import type { AwayHistory } from "../../src/away/silence.ts";

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 0, 5);
const NOW_MS = START_MS + 400 * DAY_MS;
const ALPHA = 0.05;

/** Equal numbers from one seed (Numerical Recipes' linear congruence), 0 to 1. */
function aRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

interface Someone extends AwayHistory {
  readonly isLost: boolean;
}

/**
 * People whose own pace lies between every day and every other week, at a milestone that takes as long as it takes or, for
 * half of them, one that they wait three times as long for; one in three leaves for good on the way.
 */
function aProduct(people: number, seed: number): readonly Someone[] {
  const random = aRandom(seed);
  return Array.from({ length: people }, (_, index) => {
    const milestone = index % 2 === 0 ? "quick" : "slow";
    const paceDays = 14 ** random();
    const isLost = random() < 1 / 3;
    const visits = 2 + Math.floor(random() * 5);
    const seenMs = [START_MS];
    for (let visit = 0; visit < visits; visit += 1) {
      const share = (0.5 + random()) * (milestone === "slow" && visit === visits - 1 ? 3 : 1);
      seenMs.push(seenMs.at(-1)! + Math.round(share * paceDays * DAY_MS));
    }
    if (isLost) seenMs.length = 2 + Math.floor(random() * (visits - 1));
    const passed = isLost ? {} : { passedMs: seenMs.at(-1)! };
    return {
      user: `u${index}`,
      seenMs,
      isLost,
      stays: [{ milestone, fromMs: START_MS, ...passed }],
    };
  });
}

/** Days of silence after which somebody would be called away, as if it were going on. */
type Rule = (history: AwayHistory) => number;

/** The share of those who passed that the rule would have called away on their way. */
function falseAlarms(people: readonly Someone[], rule: Rule): number {
  const passed = people.filter(({ isLost }) => !isLost);
  const alarmed = passed.filter(({ seenMs, stays, user }) =>
    seenMs.slice(1).some((atMs, index) => {
      const until = seenMs.slice(0, index + 1);
      const { milestone, fromMs } = stays[0]!;
      const open = { user, seenMs: until, stays: [{ milestone, fromMs }] };
      return (atMs - until.at(-1)!) / DAY_MS > rule(open);
    }),
  );
  return alarmed.length / passed.length;
}

/** Median days until somebody who left for good is called away. */
function daysToNotice(people: readonly Someone[], rule: Rule): number {
  const days = people.filter(({ isLost }) => isLost).map(rule);
  return days.toSorted((a, b) => a - b)[Math.floor(days.length / 2)]!;
}

describe("absences judged by milestone and own pace", () => {
  it("keep to the false alarms, and notice the lost far sooner than a number of days that is as often wrong", () => {
    const limits = learnAwayLimits(aProduct(2_000, 7), { alpha: ALPHA, nowMs: NOW_MS });
    const people = aProduct(2_000, 8);
    const byPace: Rule = (history) => {
      const away = judgeAway(history, limits, Number.MAX_SAFE_INTEGER)!;
      return (away.atMs - away.sinceMs) / DAY_MS;
    };
    expect(falseAlarms(people, byPace)).toBeGreaterThan(0.03);
    expect(falseAlarms(people, byPace)).toBeLessThan(0.07);
    const fixed = Array.from({ length: 80 }, (_, index) => index / 2).find(
      (days) => falseAlarms(people, () => days) <= ALPHA,
    )!;
    expect(falseAlarms(people, () => 3)).toBeGreaterThan(0.5);
    expect(daysToNotice(people, byPace)).toBeLessThan(fixed / 2);
  });
});
