/**
 * Why somebody is taken to be stuck, closed and readable: what was seen going wrong, then what else weighs (the sources of
 * a baseline, up to the colon).
 */
export const STALL_REASON_KINDS = [
  "failed-attempts",
  "rage-click",
  "dead-click",
  "error-click",
  "u-turn",
  "form-abandoned",
  "validation-repeated",
  "help-search-repeated",
  "thrash",
  "long-active-time",
  "since",
  "active",
  "silence",
  "gap",
  "events",
  "signs",
  "event",
  "last",
  "gone",
] as const;
export type StallReasonKind = (typeof STALL_REASON_KINDS)[number];

/** One piece of evidence, fit for `reasonInWords`. */
export interface StallReason {
  readonly kind: StallReasonKind;
  /** How often; seconds of "silence" and "gap"; times what the author expects of "long-active-time". */
  readonly count: number;
  /** How much of the evidence it is, 0 to 1; signs come first, then the rest, both by falling weight. */
  readonly weight: number;
  /** Active time since the first sign of the kind, or since the milestone came to hand, milliseconds. */
  readonly overMs: number;
  readonly path?: string;
  readonly element?: string;
  /** Name of the event that failed, is counted or came last; "longest" of the longest gap. */
  readonly event?: string;
}
