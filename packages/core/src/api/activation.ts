import type { ArrivalGroup, BeforeAfter, Marker, ShareEstimate } from "./experiments.ts";

/**
 * `GET /api/insights/activation?env=`: of those who came in a time, how many got value within `withinMs` after they came; of
 * all activation milestones together, and of each. Only people whose time is over count.
 */
export interface Activation extends ArrivalRates {
  readonly withinMs: number;
  /** Length of `now` and of `before`. */
  readonly days: number;
  /** In the guidebook's order. */
  readonly milestones: readonly MilestoneRates[];
}
export interface MilestoneRates extends ArrivalRates {
  readonly milestone: string;
  readonly title: string;
}

/** A share now, in the time before, and over time. */
export interface ArrivalRates {
  /** The latest people whose time is over. */
  readonly now: ArrivalGroup;
  /** As long a time before. */
  readonly before: ArrivalGroup;
  /** Rate now minus rate before, with its 95 % interval; absent while a group is empty. */
  readonly change?: ShareEstimate;
  /** Beyond chance, as many shares as are compared here; absent where it may be chance. */
  readonly moved?: "rose" | "fell";
  /** Oldest first, at most 26, from the first arrival on: weeks, or days in the first three weeks. */
  readonly series: readonly ArrivalGroup[];
}

/**
 * `GET /api/fixes?env=`: markers that say a stall was fixed, newest first, each with what became of those who came to that
 * milestone. `found` is as in `BeforeAfter`, but counts people from when the milestone was their next one.
 */
export interface Fix {
  readonly marker: Marker & { readonly milestone: string };
  readonly found: BeforeAfter;
}
