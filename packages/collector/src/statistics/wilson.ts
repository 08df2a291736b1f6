import { normalQuantile } from "./distributions.ts";
import type { Interval } from "./interval.ts";

/**
 * Score interval of a share, `successes` of `n`, at least 1, with this confidence. Wilson (1927), J. Am. Stat. Assoc. 22:209.
 */
export function wilsonInterval(successes: number, n: number, confidence = 0.95): Interval {
  const z = normalQuantile((1 + confidence) / 2);
  const share = successes / n;
  const shrink = 1 + z ** 2 / n;
  const middle = (share + z ** 2 / (2 * n)) / shrink;
  const reach = (z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))) / shrink;
  return {
    low: successes === 0 ? 0 : middle - reach,
    high: successes === n ? 1 : middle + reach,
  };
}
