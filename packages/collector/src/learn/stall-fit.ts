import type { StallBaseline } from "@cairn/core";

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

/** One bin of the calibration curve: what was said, and what became of it. */
export interface CalibrationBin {
  /** Mean chance to get through that was given, 0 to 1, by models that had not seen the user. */
  readonly said: number;
  /** Share who got through. */
  readonly passed: number;
  /** Users in it; each weighs 1, spread over their moments. */
  readonly users: number;
}

/** How good a baseline is, by cross-validation: every figure is of users whom the judging model had not seen. */
export interface StallQuality {
  readonly users: number;
  readonly passed: number;
  readonly lost: number;
  /** Users with a guide before it was decided: they are in no figure but the threshold's. */
  readonly helped: number;
  /** Lost users with one event or none: nothing that they did tells them from others. */
  readonly firstScreenLoss: number;
  /** Chance that a moment of a lost user has more evidence than one of a user who got through. */
  readonly auc: number;
  readonly alpha: number;
  /** Share of those who get through, helped ones by their chance to get through without, that were alarmed about. */
  readonly falseAlarmRate: number;
  /** Share of the lost that were alarmed about. */
  readonly recall: number;
  /** Median seconds from the first alarm to the last thing seen of a lost user, of those alarmed about. */
  readonly leadSeconds?: number;
  /** At most ten bins of equal weight, by rising chance; none where the baseline says no chance. */
  readonly calibration: readonly CalibrationBin[];
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
