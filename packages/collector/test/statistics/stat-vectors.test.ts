import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { describeWithReferenceData } from "../../../../test/reference-data.ts";
import { type CurvePoint, kaplanMeier } from "../../src/insights/kaplan-meier.ts";
import { benjaminiHochberg } from "../../src/statistics/benjamini-hochberg.ts";
import {
  type Belief,
  type Beta,
  chanceThatBetaIsAbove,
  chanceToWin,
} from "../../src/statistics/chance-to-win.ts";
import type { Interval } from "../../src/statistics/interval.ts";
import { logRankTest } from "../../src/statistics/log-rank.ts";
import {
  type Estimate,
  type Moments,
  momentsOf,
  momentsOfShare,
} from "../../src/statistics/moments.ts";
import { netPromoterScore, type PromoterCounts } from "../../src/statistics/net-promoter-score.ts";
import { sampleRatioTest } from "../../src/statistics/sample-ratio.ts";
import { sequentialRelativeTest, sequentialRho } from "../../src/statistics/sequential.ts";
import {
  association,
  fisherExact,
  oddsRatio,
  oddsRatioInterval,
  type TwoByTwo,
} from "../../src/statistics/two-by-two.ts";
import { twoProportionTest } from "../../src/statistics/two-proportions.ts";
import { welchRelativeTest, welchTest } from "../../src/statistics/welch.ts";
import { wilsonInterval } from "../../src/statistics/wilson.ts";

interface Vector {
  readonly id: string;
  readonly kind: string;
  readonly input: unknown;
  readonly expected: unknown;
  readonly tolerance: number;
}

interface Group {
  readonly sum: number;
  readonly sum_squares?: number;
  readonly n: number;
}
interface Groups {
  readonly a: Group;
  readonly b: Group;
  readonly alpha: number;
  readonly tuning: number;
}

/** What computes each kind, in the shape that the vector expects. */
const COMPUTED: Readonly<Record<string, (input: never) => unknown>> = {
  ttest_welch_absolute: ({ a, b, alpha }: Groups) =>
    asTold(welchTest(moments(a), moments(b), alpha)),
  ttest_welch_relative_delta: ({ a, b, alpha }: Groups) =>
    asTold(welchRelativeTest(moments(a), moments(b), alpha)),
  sequential_ci_relative: ({ a, b, alpha, tuning }: Groups) =>
    asTold(sequentialRelativeTest(moments(a), moments(b), { alpha, tunedFor: tuning })),
  sequential_rho: ({ alpha, tuning }: Groups) => sequentialRho({ alpha, tunedFor: tuning }),
  bayes_chance_to_win_relative: ({ a, b }: Groups) =>
    asTold(chanceToWin(moments(a), moments(b), 0.05)),
  beta_prob_b_beats_a: (input: Readonly<Record<string, number>>) =>
    chanceThatBetaIsAbove(beta(input, "a"), beta(input, "b")),
  srm_chi2: (input: { observed: readonly number[]; weights: readonly number[] }) =>
    sampleRatioTest(input.observed, input.weights),
  wilson_ci95: ({ successes, n }: { successes: number; n: number }) =>
    ends(wilsonInterval(successes, n)),
  two_proportion_z: ({ x, n }: { x: readonly [number, number]; n: readonly [number, number] }) =>
    twoProportionTest({ successes: x[0], n: n[0] }, { successes: x[1], n: n[1] }),
  benjamini_hochberg: ({ p }: { p: readonly number[] }) => benjaminiHochberg(p),
  odds_ratio_posthog: (input: Readonly<Record<string, number>>) => {
    const { visited_success: a = 0, visited_failure: b = 0 } = input;
    const { success_total: successes = 0, failure_total: failures = 0, prior = 0 } = input;
    return oddsRatio([[a, b] as const, [successes - a, failures - b] as const], prior);
  },
  two_by_two: ({ table }: { table: TwoByTwo }) => {
    const { chi2, p, phi } = association(table);
    return {
      odds_ratio: oddsRatio(table),
      or_ci95: ends(oddsRatioInterval(table)),
      fisher_p: fisherExact(table),
      chi2,
      chi2_p: p,
      phi_mcc: phi,
    };
  },
  logrank: (input: Readonly<Record<string, readonly number[]>>) =>
    logRankTest(watched(input["time1"], input["event1"]), watched(input["time2"], input["event2"])),
  nps: (counts: PromoterCounts) => {
    const { score, standardError, margin } = netPromoterScore(counts);
    return { nps: score, se: standardError, moe95: margin };
  },
  kaplan_meier: (input: Readonly<Record<string, readonly number[]>>) =>
    curve(input).map((point) => ({
      t: point.ms,
      S: 1 - point.share,
      n_risk: point.atRisk,
      d: watched(input["time"], input["event"]).filter(
        ({ time, happened }) => happened && time === point.ms,
      ).length,
      se_greenwood: greenwood(point),
    })),
  kaplan_meier_at: (input: Readonly<Record<string, readonly number[]>>) =>
    (input["at"] ?? []).map(
      (time) => 1 - (curve(input).findLast(({ ms }) => ms <= time)?.share ?? 0),
    ),
};

/** Assignment is the core's: its own tests run these. */
const OF_THE_CORE = ["hash_fnv32a", "bucket_range", "choose_variation", "in_namespace"];
/** Purchases and retention: nothing in Cairn computes these yet. */
const NOT_BUILT = [
  "bgnbd_fit",
  "bgnbd_expected_purchases",
  "bgnbd_conditional_expected",
  "paretonbd_fit",
  "gamma_gamma_fit",
  "retention_rate",
];

describe("statistics", () => {
  describeWithReferenceData("stat-vectors.json", (path) => {
    const { vectors } = JSON.parse(readFileSync(path, "utf8")) as {
      readonly vectors: readonly Vector[];
    };

    it(`knows every kind of vector; not built yet: ${NOT_BUILT.join(", ")}`, () => {
      const known = [...Object.keys(COMPUTED), ...OF_THE_CORE, ...NOT_BUILT];
      expect(new Set(vectors.map(({ kind }) => kind))).toEqual(new Set(known));
    });

    it.each(vectors.filter(({ kind }) => kind in COMPUTED))(
      "agrees with $id within its tolerance",
      ({ kind, input, expected, tolerance }) => {
        const found = new Map(figures(COMPUTED[kind]?.(input as never)));
        const wanted = figures(expected);
        expect([...found.keys()].toSorted()).toEqual(wanted.map(([at]) => at).toSorted());
        const off = wanted.filter(
          ([at, value]) => !(Math.abs((found.get(at) ?? NaN) - value) <= tolerance),
        );
        expect(off.map(([at, value]) => ({ at, value, found: found.get(at) }))).toEqual([]);
      },
    );
  });
});

/** Every figure of a result, by its place in it. */
function figures(value: unknown, at = ""): readonly (readonly [string, number])[] {
  if (typeof value === "number") return [[at, value]];
  return Object.entries(value as object).flatMap(([name, one]) => figures(one, `${at}.${name}`));
}

function moments({ sum, sum_squares: sumSquares, n }: Group): Moments {
  return sumSquares === undefined ? momentsOfShare(sum, n) : momentsOf({ n, sum, sumSquares });
}

function asTold(
  found: Estimate &
    Interval & { readonly p?: number } & Partial<Pick<Belief, "chanceToWin" | "risk">>,
): unknown {
  const { value, standardError, low, high, p, chanceToWin: chance, risk } = found;
  return {
    expected: value,
    ci: [low, high],
    stddev: standardError,
    ...(p === undefined ? {} : { p }),
    ...(chance === undefined ? {} : { chanceToWin: chance, risk }),
  };
}

function beta(input: Readonly<Record<string, number>>, which: string): Beta {
  return { alpha: input[`alpha_${which}`] ?? 0, beta: input[`beta_${which}`] ?? 0 };
}

function ends({ low, high }: Interval): readonly [number, number] {
  return [low, high];
}

function watched(
  times: readonly number[] = [],
  events: readonly number[] = [],
): readonly { readonly time: number; readonly happened: boolean }[] {
  return times.map((time, index) => ({ time, happened: events[index] === 1 }));
}

function curve(input: Readonly<Record<string, readonly number[]>>): readonly CurvePoint[] {
  return kaplanMeier(
    watched(input["time"], input["event"]).map(({ time, happened }) => ({
      ms: time,
      reached: happened,
    })),
  );
}

/** The standard error that the log-log interval of a point was made from. */
function greenwood({ share, low }: CurvePoint): number {
  const logSurvival = Math.log(1 - share);
  const spread = -Math.log(Math.log(1 - low) / logSurvival);
  return ((1 - share) * spread * Math.abs(logSurvival)) / 1.959963984540054;
}
