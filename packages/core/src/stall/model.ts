import type { StallEvidence, StallReason } from "./evidence.ts";

/** How a stall model judges one user's evidence at one moment. */
export interface StallScore {
  /** Which model says so, with its version. */
  readonly model: string;
  /** Excess evidence over how users like this one usually go; an alarm at 1 or more. */
  readonly excess: number;
  /** Chance to finish without help, 0 to 1, where the model is calibrated. */
  readonly chance?: number;
  readonly reasons: readonly StallReason[];
}

/** The port behind which the author's rule stands now and the learned model later. */
export type StallModel = (evidence: StallEvidence) => StallScore;
