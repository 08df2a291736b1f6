/** Both ends of an interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What lies within `reach` of `middle`. */
export function around(middle: number, reach: number): Interval {
  return { low: middle - reach, high: middle + reach };
}
