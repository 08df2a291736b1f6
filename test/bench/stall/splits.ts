/** An interval around a mean over splits. */
export interface SplitMean {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** The items in an order that chance decides. */
export function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  const order = [...items];
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [order[index], order[other]] = [order[other]!, order[index]!];
  }
  return order;
}

/**
 * Mean over random splits with its 95 % interval. Splits share users, so the variance is corrected: (1 / splits + tested /
 * fitted) times the variance between them. Nadeau & Bengio, Machine Learning 52, 2003, §3. `t`: two-sided 95 % quantile
 * of Student's t with one degree of freedom less than there are splits.
 */
export function splitMean(
  values: readonly number[],
  testedOverFitted: number,
  t: number,
): SplitMean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance =
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const reach = t * Math.sqrt(variance * (1 / values.length + testedOverFitted));
  return { mean, low: mean - reach, high: mean + reach };
}

/** The ratio of two means over the same splits, with the interval of its first-order expansion. */
export function splitRatio(
  above: readonly number[],
  below: readonly number[],
  testedOverFitted: number,
  t: number,
): SplitMean {
  const base = below.reduce((sum, value) => sum + value, 0) / below.length;
  const ratio = above.reduce((sum, value) => sum + value, 0) / above.length / base;
  const errors = above.map((value, split) => (value - ratio * below[split]!) / base);
  const { low, high } = splitMean(errors, testedOverFitted, t);
  return { mean: ratio, low: ratio + low, high: ratio + high };
}
