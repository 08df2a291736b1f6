import type { Interval } from "./interval.ts";
import type { Estimate } from "./moments.ts";

/**
 * The interval of `b / a` that `reach` standard errors make: all ratios r at which b − r·a is not further from 0. It leaves
 * out 1 exactly where the interval of b − a leaves out 0. Undefined where `a` itself may be 0: then any ratio may be.
 * Fieller (1954), J. R. Stat. Soc. B 16:175.
 */
export function ratioInterval(a: Estimate, b: Estimate, reach: number): Interval | undefined {
  const [varianceA, varianceB] = [a, b].map(({ standardError }) => (reach * standardError) ** 2);
  const quadratic = a.value ** 2 - (varianceA ?? 0);
  if (quadratic <= 0) return undefined;
  const middle = (a.value * b.value) / quadratic;
  const spread = Math.sqrt(
    Math.max(0, middle ** 2 - (b.value ** 2 - (varianceB ?? 0)) / quadratic),
  );
  return { low: middle - spread, high: middle + spread };
}
