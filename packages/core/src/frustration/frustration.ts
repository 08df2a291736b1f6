/** The frustration signals, with published definitions in docs/signals.md. */
export const FRUSTRATION_KINDS = [
  "rage-click",
  "dead-click",
  "error-click",
  "u-turn",
  "form-abandoned",
  "validation-repeated",
  "help-search-repeated",
  "thrash",
] as const;
export type FrustrationKind = (typeof FRUSTRATION_KINDS)[number];

/** One frustration signal: what, when, where. No text, values or raw clicks. */
export interface Frustration {
  readonly kind: FrustrationKind;
  readonly atMs: number;
  readonly path: string;
  /** Selector or `data-cairn` name of the element or form, where there is one. */
  readonly element?: string;
  /** How many clicks, errors or searches made it. */
  readonly count: number;
}
