import type { StallBaseline } from "@cairn/core";
import type { StallModelQuality } from "@cairn/core/api";

/** How a baseline is fitted. */
export interface StallFitOptions {
  /** Name of the baseline: "learned-7". */
  readonly version: string;
  /** "presence" (default): moments of silence count, too, as browsers see them. "events": only what happened. */
  readonly view?: "presence" | "events";
  /** Share of the users who get through that may be alarmed about at least once, 0 to 1. Default 0.05. */
  readonly alpha?: number;
  /** Adds one log odds for each of the first six signs, as the frustration counter would. Such a baseline says no chance. */
  readonly counter?: boolean;
  /** Prior precision of each weight, in 1 / log odds². Default 1: a step rarely moves the odds by more than e². */
  readonly ridge?: number;
}

/** Why nothing was fitted, closed and readable. The guidebook falls back to the author's rule then. */
export type StallInsufficiency =
  | "no-users"
  | "few-users"
  | "none-passed"
  | "few-passed"
  | "none-lost"
  | "few-lost"
  | "no-events"
  | "no-milestone-known"
  | "no-signal"
  | "not-calibrated";

/** One bin of the calibration curve; its chances are of models that had not seen the user. */
export type CalibrationBin = StallModelQuality["calibration"][number];

/** How good a baseline is, by cross-validation; its `calibration` is empty where the baseline says no chance. */
export interface StallQuality extends Omit<StallModelQuality, "milestones"> {
  /** Users seen at each milestone, and how many of them got through. Those not in the baseline had too few. */
  readonly milestones: Readonly<
    Record<string, { readonly users: number; readonly passed: number; readonly known: boolean }>
  >;
}

/** What came of fitting. */
export type StallFit =
  | { readonly kind: "fitted"; readonly baseline: StallBaseline; readonly quality: StallQuality }
  | {
      readonly kind: "insufficient";
      readonly because: StallInsufficiency;
      readonly users: number;
      readonly passed: number;
      readonly lost: number;
      /** Where it came far enough to be judged. */
      readonly quality?: StallQuality;
    };
