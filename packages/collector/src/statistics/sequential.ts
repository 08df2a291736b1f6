import { around, type Interval } from "./interval.ts";
import { type Estimate, type Moments, relativeDifferenceOf } from "./moments.ts";

/** How surely a sequential interval holds, and for which number of units it is tightest. Chosen before the data is seen. */
export interface SequentialDesign {
  /** Chance that the interval leaves out the truth at any look, however many there are. */
  readonly alpha: number;
  readonly tunedFor: number;
}

/** The parameter ρ of the mixture that makes the interval tightest at `tunedFor` units. */
export function sequentialRho({ alpha, tunedFor }: SequentialDesign): number {
  const twice = -2 * Math.log(alpha);
  return Math.sqrt((twice + Math.log(twice + 1)) / tunedFor);
}

/**
 * How many standard errors an estimate over `n` units may be off, at all looks together. Some 3 where 1.96 would do for one
 * look. Asymptotic confidence sequence of Waudby-Smith et al. (2021), arXiv:2103.06476, in the form that GrowthBook uses.
 */
export function sequentialReach(n: number, design: SequentialDesign): number {
  const information = n * sequentialRho(design) ** 2;
  const spread = information + 1;
  return Math.sqrt(((2 * spread) / information) * Math.log(Math.sqrt(spread) / design.alpha));
}

/** The interval around an estimate over `n` units that may be looked at as often as one likes. */
export function sequentialInterval(
  { value, standardError }: Estimate,
  n: number,
  design: SequentialDesign,
): Interval {
  return around(value, sequentialReach(n, design) * standardError);
}

/** A p value that may be looked at as often as one likes; 1 at most. */
export function sequentialP(
  { value, standardError }: Estimate,
  n: number,
  design: SequentialDesign,
): number {
  const information = n * sequentialRho(design) ** 2;
  const squared = (value / standardError) ** 2;
  const evidence =
    Math.exp((squared * information) / (2 * (information + 1))) / Math.sqrt(information + 1);
  return Math.min(1, 1 / evidence);
}

/** By how much the mean of `b` is above that of `a`, as a share of it, as GrowthBook has it. */
export function sequentialRelativeTest(
  a: Moments,
  b: Moments,
  design: SequentialDesign,
): Estimate & Interval & { readonly p: number } {
  const estimate = relativeDifferenceOf(a, b);
  const n = a.n + b.n;
  return {
    ...estimate,
    ...sequentialInterval(estimate, n, design),
    p: sequentialP(estimate, n, design),
  };
}
