import { studentQuantile, studentTwoSided } from "./distributions.ts";
import { around, type Interval } from "./interval.ts";
import { differenceOf, type Estimate, type Moments, relativeDifferenceOf } from "./moments.ts";

/** A comparison of two groups. Its interval and p hold for one look at the data. */
export interface Comparison extends Estimate, Interval {
  readonly p: number;
}

/** By how much the mean of `b` is above that of `a`. Welch (1947), Biometrika 34:28. */
export function welchTest(a: Moments, b: Moments, alpha: number): Comparison {
  return compare(differenceOf(a, b), degreesOf(a, b), alpha);
}

/** The same as a share of the mean of `a`, by the delta method, as GrowthBook has it. */
export function welchRelativeTest(a: Moments, b: Moments, alpha: number): Comparison {
  return compare(relativeDifferenceOf(a, b), degreesOf(a, b), alpha);
}

function compare(estimate: Estimate, degrees: number, alpha: number): Comparison {
  const { value, standardError } = estimate;
  return {
    ...estimate,
    ...around(value, studentQuantile(1 - alpha / 2, degrees) * standardError),
    p: studentTwoSided(value / standardError, degrees),
  };
}

/** Degrees of freedom after Welch and Satterthwaite. */
function degreesOf(a: Moments, b: Moments): number {
  const [fromA, fromB] = [a.variance / a.n, b.variance / b.n];
  return (fromA + fromB) ** 2 / (fromA ** 2 / (a.n - 1) + fromB ** 2 / (b.n - 1));
}
