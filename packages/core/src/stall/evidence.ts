import type { Frustration } from "../frustration/frustration.ts";

/** Why somebody is taken to be stuck, closed and readable. */
export const STALL_REASON_KINDS = [
  "failed-attempts",
  "long-active-time",
  "rage-click",
  "dead-click",
  "error-click",
  "u-turn",
  "form-abandoned",
  "validation-repeated",
  "help-search-repeated",
  "gone",
] as const;
export type StallReasonKind = (typeof STALL_REASON_KINDS)[number];

/** One piece of evidence, fit for `reasonInWords`. */
export interface StallReason {
  readonly kind: StallReasonKind;
  readonly count: number;
  /** How much of the evidence it is, 0 to 1; reasons are listed by falling weight. */
  readonly weight: number;
  /** From the first to the last occurrence, or the active time, milliseconds. */
  readonly overMs: number;
  readonly path?: string;
  readonly element?: string;
  /** Name of the event that failed, for "failed-attempts". */
  readonly event?: string;
}

/** What was seen of a user since the milestone before, while this one is next. */
export interface StallEvidence {
  readonly milestone: string;
  readonly activeMs: number;
  readonly frustrations: readonly Frustration[];
  /** Attempts that the guidebook calls failures of this milestone (event matches). */
  readonly failures: readonly {
    readonly event: string;
    readonly atMs: number;
    readonly path?: string;
  }[];
}
