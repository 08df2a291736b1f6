import { studentQuantile } from "./distributions.ts";
import type { Interval } from "./interval.ts";
import type { Moments } from "./moments.ts";

/** 95 % interval of a mean, by Student's t; `n` is at least 2. Student (1908), Biometrika 6:1. */
export function meanInterval({ n, mean, variance }: Moments): Interval {
  const reach = studentQuantile(0.975, n - 1) * Math.sqrt(variance / n);
  return { low: mean - reach, high: mean + reach };
}
