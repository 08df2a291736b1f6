import { compiled, erfc, igamc, incbet, incbi, lbeta, ndtri } from "cephes";

// Cephes is the library that SciPy computes these with, too; here it is WebAssembly that is compiled first.
await compiled;

/** The value that a standard normal variable does not pass with this probability, above 0 and below 1. */
export function normalQuantile(probability: number): number {
  return ndtri(probability);
}

/** Probability that a standard normal variable is at most `z`. */
export function normalCdf(z: number): number {
  const tail = normalTwoSided(z) / 2;
  return z > 0 ? 1 - tail : tail;
}

/** Density of the standard normal distribution at `z`. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** Probability of a standard normal value at least as far from 0 as `z`. */
export function normalTwoSided(z: number): number {
  return orNothing(() => erfc(Math.abs(z) / Math.SQRT2));
}

/** The value that Student's t with these degrees of freedom does not pass with this probability, at least 0.5. */
export function studentQuantile(probability: number, degrees: number): number {
  const x = incbi(degrees / 2, 0.5, 2 * (1 - probability));
  return Math.sqrt(degrees * (1 / x - 1));
}

/** Probability of a value of Student's t at least as far from 0 as `t`. */
export function studentTwoSided(t: number, degrees: number): number {
  return orNothing(() => incbet(degrees / 2, 0.5, degrees / (degrees + t * t)));
}

/** Probability that a chi-square variable with these degrees of freedom is above `x`. */
export function chiSquareAbove(x: number, degrees: number): number {
  return orNothing(() => igamc(degrees / 2, x / 2));
}

/** Natural logarithm of the beta function. */
export function lnBeta(a: number, b: number): number {
  return lbeta(a, b);
}

/** Natural logarithm of the number of ways to take `k` of `n`. */
export function lnChoose(n: number, k: number): number {
  return -Math.log(n + 1) - lbeta(n - k + 1, k + 1);
}

/** What `compute` gives; 0 where that is less than a number can hold, at which Cephes throws. */
function orNothing(compute: () => number): number {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Error && error.message.includes("underflow")) return 0;
    throw error;
  }
}
