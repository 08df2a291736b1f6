import { chiSquareAbove } from "./distributions.ts";

/** A chi-square statistic and the probability of one as large by chance. */
export interface ChiSquare {
  readonly chi2: number;
  readonly p: number;
}

/**
 * Whether arms have the sizes that the assignment should give them: Pearson's goodness of fit. `weights` are in the order
 * of `observed` and need not add up to 1. Fabijan et al. (2019), KDD, on sample ratio mismatch.
 */
export function sampleRatioTest(
  observed: readonly number[],
  weights: readonly number[],
): ChiSquare {
  const total = sum(observed);
  const weight = sum(weights);
  const chi2 = sum(
    observed.map((count, arm) => {
      const expected = (total * (weights[arm] ?? 0)) / weight;
      return expected === 0 ? 0 : (count - expected) ** 2 / expected;
    }),
  );
  return { chi2, p: chiSquareAbove(chi2, observed.length - 1) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
