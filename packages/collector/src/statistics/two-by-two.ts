import { chiSquareAbove, lnChoose, normalQuantile } from "./distributions.ts";
import type { Interval } from "./interval.ts";
import type { ChiSquare } from "./sample-ratio.ts";

/** Two groups by two outcomes: `[[a, b], [c, d]]`. */
export type TwoByTwo = readonly [readonly [number, number], readonly [number, number]];

/** How much higher the odds of the first outcome are in the first group. `prior` is added to each cell. */
export function oddsRatio([[a, b], [c, d]]: TwoByTwo, prior = 0): number {
  return ((a + prior) * (d + prior)) / ((b + prior) * (c + prior));
}

/** Woolf's interval of the odds ratio; no cell is 0. Woolf (1955), Ann. Hum. Genet. 19:251. */
export function oddsRatioInterval(table: TwoByTwo, confidence = 0.95): Interval {
  const reach =
    normalQuantile((1 + confidence) / 2) *
    Math.sqrt(table.flat().reduce((total, cell) => total + 1 / cell, 0));
  const middle = Math.log(oddsRatio(table));
  return { low: Math.exp(middle - reach), high: Math.exp(middle + reach) };
}

/** Pearson's chi-square without continuity correction, and the correlation φ of group and outcome, −1 to 1. */
export function association(table: TwoByTwo): ChiSquare & { readonly phi: number } {
  const [[a, b], [c, d]] = table;
  const margins = (a + b) * (c + d) * (a + c) * (b + d);
  const phi = margins === 0 ? 0 : (a * d - b * c) / Math.sqrt(margins);
  const chi2 = phi ** 2 * (a + b + c + d);
  return { chi2, p: chiSquareAbove(chi2, 1), phi };
}

// Tables as likely as the one found differ from it by rounding.
const AS_LIKELY = 1 + 1e-7;

/** Fisher's exact test, two-sided: all tables with these margins that are no likelier than this one. */
export function fisherExact([[a, b], [c, d]]: TwoByTwo): number {
  const [first, second, successes] = [a + b, c + d, a + c];
  const ofAll = lnChoose(first + second, successes);
  const likelihood = (x: number): number =>
    Math.exp(lnChoose(first, x) + lnChoose(second, successes - x) - ofAll);
  const found = likelihood(a) * AS_LIKELY;
  let p = 0;
  for (let x = Math.max(0, successes - second); x <= Math.min(first, successes); x += 1) {
    const one = likelihood(x);
    if (one <= found) p += one;
  }
  return Math.min(1, p);
}
