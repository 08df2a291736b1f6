/** `GET /api/stall-model`: how stalls are judged. `POST /api/stall-model/refit` begins a fit and answers the same. */
export interface StallModel {
  /** What browsers judge by: what was learned (the author's rule behind it), or the author's rule alone. */
  readonly judgedBy: "learned" | "expected";
  /** The rate that the guidebook asks for: share of those who get through who may be taken for stuck, 0 to 1. */
  readonly falseAlarms: number;
  /** What is served; absent while nothing could be learned under the published definitions. */
  readonly learned?: LearnedStalls;
  /** What the latest fit under the published definitions came to; absent before the first. */
  readonly latest?: StallFitTried;
  /** The fit that is under way. */
  readonly fitting?: StallFitProgress;
  /** When the next one begins by itself. Absent where there is nothing to learn: no milestone is published. */
  readonly nextAt?: string;
}

/** A baseline that was learned, with how good it is. */
export interface LearnedStalls {
  /** "learned-7"; `Stall Detected` names it. */
  readonly version: string;
  readonly at: string;
  readonly quality: StallModelQuality;
  /** Milestones of the published guidebook in order. At those that are not `learned` the author's rule judges. */
  readonly milestones: readonly {
    readonly id: string;
    readonly title: string;
    readonly learned: boolean;
    readonly users: number;
    readonly passed: number;
  }[];
}

/** How good a baseline is; every figure is of users whom the judging model had not seen. Shares are 0 to 1. */
export interface StallModelQuality {
  readonly users: number;
  readonly passed: number;
  readonly lost: number;
  /** Users who were shown a guide because they were in trouble: what would have become of them is unknown. */
  readonly helped: number;
  /** Lost users with one event or none: no detector reaches them. */
  readonly firstScreenLoss: number;
  /** Chance that a moment of a lost user has more excess evidence than one of a user who got through. */
  readonly auc: number;
  readonly alpha: number;
  /** Share of those who got through that were alarmed about. */
  readonly falseAlarmRate: number;
  /** Share of the lost that were alarmed about. */
  readonly recall: number;
  /** Median seconds from the first alarm to the last thing seen of a lost user. */
  readonly leadSeconds?: number;
  /** Chance of getting through as it was said, and the share who did, in bins by rising chance. */
  readonly calibration: readonly {
    readonly said: number;
    readonly passed: number;
    readonly users: number;
  }[];
  readonly milestones: Readonly<
    Record<string, { readonly users: number; readonly passed: number }>
  >;
}

/** A fit that came to its end. */
export interface StallFitTried {
  readonly at: string;
  readonly seconds: number;
  readonly outcome: "fitted" | "insufficient";
  /** Why nothing could be learned. */
  readonly because?: StallFitFailure;
  /** How good it is, where it got so far; what was not good enough is not served. */
  readonly quality?: StallModelQuality;
  /** People whose outcome is known: those who got through, and those who had the time and did not. */
  readonly users: number;
  readonly passed: number;
  readonly lost: number;
  /** How many of each it takes at least. */
  readonly needed: { readonly users: number; readonly passed: number; readonly lost: number };
  /** Who has not got through after so long counts as lost, milliseconds. */
  readonly horizonMs: number;
  /** "from-gaps": no browser told of active time, so pauses of up to 30 s count as such. */
  readonly activeTime: "measured" | "from-gaps";
  readonly leftOut: StallLeftOut;
}

/** People who were not learned from, by the reason. */
export interface StallLeftOut {
  /** They may still get through. */
  readonly undecided: number;
  /** More than a person does: scripts and tests. */
  readonly bots: number;
  /** Their clock jumped, or was days off. */
  readonly clocks: number;
  /** Nothing of theirs came from a browser, where browsers' events are learned from. */
  readonly unseen: number;
}

/** Why nothing could be learned, closed and readable. */
export type StallFitFailure =
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

/** How far a fit is: waiting for a rebuild, reading `done` of `all` people, or computing. */
export interface StallFitProgress {
  readonly step: "waiting" | "reading" | "computing";
  readonly since: string;
  readonly done: number;
  readonly all: number;
}
