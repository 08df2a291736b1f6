/** Mean and variance of one group's values. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Of one value, not of the mean. */
  readonly variance: number;
}

/** Of values whose sum and sum of squares are known; the variance is the unbiased one. `n` is at least 2. */
export function momentsOf(group: {
  readonly n: number;
  readonly sum: number;
  readonly sumSquares: number;
}): Moments {
  const { n, sum, sumSquares } = group;
  return { n, mean: sum / n, variance: (sumSquares - sum ** 2 / n) / (n - 1) };
}

/** Of `successes` ones among `n` zeros and ones. */
export function momentsOfShare(successes: number, n: number): Moments {
  const mean = successes / n;
  return { n, mean, variance: mean * (1 - mean) };
}

/** An estimate with its standard error. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
}

/** By how much the mean of `b` is above that of `a`. */
export function differenceOf(a: Moments, b: Moments): Estimate {
  return {
    value: b.mean - a.mean,
    standardError: Math.sqrt(a.variance / a.n + b.variance / b.n),
  };
}

/** The same as a share of the mean of `a`, which is not 0; standard error by the delta method. */
export function relativeDifferenceOf(a: Moments, b: Moments): Estimate {
  return {
    value: (b.mean - a.mean) / a.mean,
    standardError: Math.sqrt(
      b.variance / (b.n * a.mean ** 2) + (b.mean ** 2 * a.variance) / (a.n * a.mean ** 4),
    ),
  };
}
