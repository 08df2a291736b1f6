import { normalTwoSided } from "./distributions.ts";
import type { Interval } from "./interval.ts";
import { wilsonInterval } from "./wilson.ts";

/** How many of a group did something. `n` is at least 1. */
export interface Proportion {
  readonly successes: number;
  readonly n: number;
}

/** Whether two shares differ: the pooled z test of the share of `b` minus that of `a`. For one look at the data. */
export function twoProportionTest(
  a: Proportion,
  b: Proportion,
): { readonly z: number; readonly p: number } {
  const pooled = (a.successes + b.successes) / (a.n + b.n);
  const standardError = Math.sqrt(pooled * (1 - pooled) * (1 / a.n + 1 / b.n));
  const difference = b.successes / b.n - a.successes / a.n;
  const z = standardError === 0 ? 0 : difference / standardError;
  return { z, p: normalTwoSided(z) };
}

/**
 * By how much the share of `b` is above that of `a`, from the Wilson intervals of both: method 10 of Newcombe (1998), Stat.
 * Med. 17:873. For one look at the data.
 */
export function newcombeInterval(a: Proportion, b: Proportion, confidence = 0.95): Interval {
  const [shareA, shareB] = [a.successes / a.n, b.successes / b.n];
  const [ofA, ofB] = [a, b].map(({ successes, n }) => wilsonInterval(successes, n, confidence));
  if (ofA === undefined || ofB === undefined) throw new RangeError("two shares are compared");
  const difference = shareB - shareA;
  return {
    low: difference - Math.hypot(shareB - ofB.low, ofA.high - shareA),
    high: difference + Math.hypot(ofB.high - shareB, shareA - ofA.low),
  };
}
