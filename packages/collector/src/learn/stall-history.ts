import type { StallHappening } from "@cairn/core";

/** What one user did until it was decided whether they get through, as stalls are learned from it. */
export interface StallHistory {
  readonly user: string;
  /** In order of time; the milestone at hand at the beginning comes first, each next one as it came to hand. */
  readonly happenings: readonly StallHappening[];
  /** Whether they reached all milestones of the activation within the horizon. It is what is learned, never an input. */
  readonly outcome: "passed" | "lost";
  /** When they passed: nothing from then on is looked at. */
  readonly passedMs?: number;
  /**
   * When the first guide was shown for the milestone at hand, if one was before they passed: nothing from then on is
   * looked at, and what would have become of them without it counts as unknown.
   */
  readonly helpedMs?: number;
}
