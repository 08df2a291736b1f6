import { around, type Interval } from "../../statistics/interval.ts";
import type { Estimate } from "../../statistics/moments.ts";
import { ratioInterval } from "../../statistics/ratio-interval.ts";
import { type SequentialDesign, sequentialReach } from "../../statistics/sequential.ts";
import type { Proportion } from "../../statistics/two-proportions.ts";

/** An effect with the interval that it lies in, at all looks together with a chance of 95 %. */
export interface Effect extends Interval {
  readonly value: number;
}

/** What a guide changes. */
export interface Lift {
  /** Rate with the guide minus rate without, as a share of units. */
  readonly difference: Effect;
  /** The same as a share of the rate without; absent where that may be 0. */
  readonly relative?: Effect;
}

/**
 * Of the comparisons that are looked at every day, at most one in twenty may ever call chance an effect; tightest near a
 * thousand units, which is what most products gather in a quarter.
 */
export const DESIGN: SequentialDesign = { alpha: 0.05, tunedFor: 1_000 };

/** The lift between two arms of at least one unit each. Both intervals leave out "no effect", or neither does. */
export function liftOf(shown: Proportion, withheld: Proportion): Lift {
  const [to, from] = [rateOf(shown), rateOf(withheld)];
  const reach = sequentialReach(shown.n + withheld.n, DESIGN);
  const difference = to.value - from.value;
  const ratio = ratioInterval(from, to, reach);
  return {
    difference: {
      value: difference,
      ...around(difference, reach * Math.hypot(to.standardError, from.standardError)),
    },
    ...(ratio === undefined
      ? {}
      : {
          relative: {
            value: difference / from.value,
            low: ratio.low - 1,
            high: ratio.high - 1,
          },
        }),
  };
}

/**
 * The rate as it is, its standard error as if one more had reached it and one more had not: a small arm that nobody or
 * everybody of has reached it is not sure of that. Agresti & Caffo (2000), Am. Stat. 54:280.
 */
function rateOf({ successes, n }: Proportion): Estimate {
  const drawn = (successes + 1) / (n + 2);
  return { value: successes / n, standardError: Math.sqrt((drawn * (1 - drawn)) / (n + 2)) };
}
