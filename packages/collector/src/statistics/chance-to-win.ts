import { lnBeta, normalCdf, normalDensity, normalQuantile } from "./distributions.ts";
import { around, type Interval } from "./interval.ts";
import { type Estimate, type Moments, relativeDifferenceOf } from "./moments.ts";

/** What is believed of the relative difference after the data, where nothing was believed before. */
export interface Belief extends Estimate, Interval {
  /** Chance that `b` is better. */
  readonly chanceToWin: number;
  /** What is given up on average, relative to `a`: by staying with `a`, by taking `b`. */
  readonly risk: readonly [a: number, b: number];
}

/** Normal posterior of the relative difference under an improper flat prior, as GrowthBook has it. */
export function chanceToWin(a: Moments, b: Moments, alpha: number): Belief {
  const estimate = relativeDifferenceOf(a, b);
  const { value, standardError } = estimate;
  const z = value / standardError;
  const gain = value * normalCdf(z) + standardError * normalDensity(z);
  return {
    ...estimate,
    ...around(value, normalQuantile(1 - alpha / 2) * standardError),
    chanceToWin: normalCdf(z),
    risk: [gain, gain - value],
  };
}

/** A beta distribution; `alpha` and `beta` are whole numbers of at least 1 where it is a posterior under a flat prior. */
export interface Beta {
  readonly alpha: number;
  readonly beta: number;
}

/** Chance that a share drawn from `b` is above one drawn from `a`. Closed form for whole `b.alpha`, Evan Miller (2015). */
export function chanceThatBetaIsAbove(a: Beta, b: Beta): number {
  let chance = 0;
  for (let i = 0; i < b.alpha; i += 1) {
    chance += Math.exp(
      lnBeta(a.alpha + i, a.beta + b.beta) -
        Math.log(b.beta + i) -
        lnBeta(1 + i, b.beta) -
        lnBeta(a.alpha, a.beta),
    );
  }
  return chance;
}
