import type { StallReason } from "../stall/evidence.ts";

/** `GET /api/insights/overview?env=`. */
export interface Overview {
  readonly users: number;
  readonly activated: number;
  readonly stalledNow: number;
  readonly events: number;
  readonly lastEventAt?: string;
  readonly deadLetters: number;
  readonly guides: readonly GuideFigures[];
}
export interface GuideFigures {
  readonly guide: string;
  readonly shown: number;
  readonly completed: number;
  readonly dismissed: number;
  readonly broken: number;
}

/**
 * `GET /api/insights/funnel?env=&steps=a&steps=b…`: users who did each step after the step before (ordered funnel).
 * Without `steps`: the activation milestones. Steps are milestone ids, or `event:NAME`.
 */
export interface Funnel {
  readonly users: number;
  readonly steps: readonly FunnelStep[];
}
export interface FunnelStep {
  readonly step: string;
  readonly title: string;
  readonly users: number;
  /** Users who got here but not to the next step; their ids open from the number. */
  readonly stoppedHere: number;
}

/**
 * `GET /api/insights/time-to-milestone?env=&milestone=` (or `event=NAME`): Kaplan–Meier of the time from each user's first
 * event, of those who came since `from` where that is given. Users still under way are censored at `asOf`, else at the latest
 * event of the log.
 */
export interface TimeToMilestone {
  readonly milestone: string;
  readonly users: number;
  readonly reached: number;
  readonly censored: number;
  /**
   * Share that has reached it by `ms`, with the number still at risk just before; steps, ascending. Of more than 1 000 only
   * those that are a thousandth of share or more after the one before, and the last.
   */
  readonly points: readonly {
    readonly ms: number;
    readonly share: number;
    readonly atRisk: number;
    readonly low: number;
    readonly high: number;
  }[];
  readonly medianMs?: number;
}

/**
 * `GET /api/insights/stalls?env=`: who is stuck now, and those resolved in the last 7 days, each person once per
 * milestone. Counts are of all; `people` are at most 500, stuck and newest first.
 */
export interface Stalls {
  readonly byMilestone: readonly StallGroup[];
  readonly people: readonly StalledPerson[];
}
export interface StallGroup {
  readonly milestone: string;
  readonly title: string;
  readonly stalledNow: number;
  /** Of them, those who are away and not back; left out where nobody is. */
  readonly awayNow?: number;
  readonly resolved: number;
  readonly evidence: readonly { readonly words: string; readonly users: number }[];
}
export interface StalledPerson {
  readonly user: string;
  readonly name?: string;
  readonly milestone: string;
  readonly title: string;
  readonly at: string;
  readonly resolvedAt?: string;
  /** When they were seen last before, of those whom the collector found away; `at` is when that became unusual. */
  readonly awaySince?: string;
  /** When they were seen last since: they came back and have not passed yet. */
  readonly backAt?: string;
  /** Chance that they pass without help, 0 to 1, where known. */
  readonly chance?: number;
  readonly reasons: readonly StallReason[];
  /** The reasons as one sentence. */
  readonly words: string;
}
