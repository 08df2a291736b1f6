import { sampleRatioTest } from "../../statistics/sample-ratio.ts";
import { isCounted, wantedReach } from "./enough.ts";
import { type Lift, liftOf } from "./lift.ts";
import { proportionOf, type Tally } from "./tally.ts";

/** What may be said of an experiment. */
export type Verdict =
  | { readonly kind: "helps" | "hurts" | "no-effect" | "too-early" }
  /** The arms do not have the sizes that the assignment gives them: who was counted depends on the arm. */
  | { readonly kind: "uneven"; readonly p: number }
  | { readonly kind: "nobody-yet" };

/** What is known of an experiment, counted at one moment. */
export interface Reading {
  readonly tally: Tally;
  /** Absent while an arm has no complete unit. */
  readonly lift?: Lift;
  /** Probability of arms as uneven as these by chance; absent while there is nobody. */
  readonly sampleRatioP?: number;
  readonly verdict: Verdict;
}

/** Below it the arms are called uneven. Strict, since it is looked at often. */
export const UNEVEN_P = 0.001;

/**
 * Judges an experiment that withholds from `share` of its units, above 0 and up to 0.5. May be called as often as one likes:
 * at most one comparison in twenty of a guide that does nothing ever gets "helps" or "hurts".
 */
export function judge(tally: Tally, share: number): Reading {
  const exposed = [tally.shown.exposed, tally.withheld.exposed];
  if (exposed.every((count) => count === 0)) return { tally, verdict: { kind: "nobody-yet" } };
  const sampleRatioP = sampleRatioTest(exposed, [1 - share, share]).p;
  const [shown, withheld] = [proportionOf(tally.shown), proportionOf(tally.withheld)];
  const lift = shown.n > 0 && withheld.n > 0 ? liftOf(shown, withheld) : undefined;
  const verdict: Verdict =
    sampleRatioP < UNEVEN_P ? { kind: "uneven", p: sampleRatioP } : verdictOn(lift, tally);
  return { tally, sampleRatioP, ...(lift === undefined ? {} : { lift }), verdict };
}

function verdictOn(lift: Lift | undefined, tally: Tally): Verdict {
  if (lift === undefined || !isCounted(tally)) return { kind: "too-early" };
  const { value, low, high } = lift.difference;
  if (low > 0) return { kind: "helps" };
  if (high < 0) return { kind: "hurts" };
  return { kind: high - value <= wantedReach(tally) ? "no-effect" : "too-early" };
}
