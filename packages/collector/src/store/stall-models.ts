import type { StallBaseline } from "@cairn/core";
import type { StallFitFailure, StallLeftOut, StallModelQuality } from "@cairn/core/api";

/** What one fit of how stalls are judged came to. It names no person, and is never changed. */
export interface StallModelRecord {
  /** 1 for the first fit, and one more each. A fitted one is served as "learned-7". */
  readonly number: number;
  /** What it was fitted under, see `stallDefinitions`: it holds for no other milestones. */
  readonly definitions: string;
  /** Epoch milliseconds. */
  readonly fittedAtMs: number;
  readonly tookMs: number;
  /** Rate of false alarms that was asked for, 0 to 1. */
  readonly falseAlarms: number;
  /** Who has not got through after so long counted as lost, milliseconds. */
  readonly horizonMs: number;
  readonly activeTime: "measured" | "from-gaps";
  readonly leftOut: StallLeftOut;
  readonly fit: KeptStallFit;
}

/** The outcome of a fit, as it is kept. */
export type KeptStallFit =
  | {
      readonly kind: "fitted";
      readonly baseline: StallBaseline;
      readonly quality: StallModelQuality;
    }
  | {
      readonly kind: "insufficient";
      readonly because: StallFitFailure;
      /** Where it got so far that it was judged, and was not good enough. */
      readonly quality?: StallModelQuality;
      readonly users: number;
      readonly passed: number;
      readonly lost: number;
    };

/** A record whose fit gave a baseline. */
export type FittedStallModel = StallModelRecord & {
  readonly fit: Extract<KeptStallFit, { readonly kind: "fitted" }>;
};

/** Fits so many back are kept; of each definitions the last that gave a baseline is kept for good. */
export const STALL_FITS_KEPT = 100;

/** How stalls were learned, fit by fit. */
export interface StallModelStore {
  /** Keeps it under the next number, and lets go of what is too far back. */
  add(record: Omit<StallModelRecord, "number">): Promise<StallModelRecord>;
  /** The latest under these definitions, whatever it came to. */
  latest(definitions: string): Promise<StallModelRecord | undefined>;
  /** The latest under these definitions that gave a baseline: what is served. */
  fitted(definitions: string): Promise<FittedStallModel | undefined>;
}
