/**
 * `GET /api/experiments?env=`: what help changes. `all` compares everybody with those who get no guide at all; `guides` has
 * every published guide that somebody could be held out of, measured or not.
 */
export interface Experiments {
  readonly all: Experiment;
  readonly guides: readonly Experiment[];
}

/** `GET /api/experiments/:guide?env=` (404 when the published guidebook has no such guide, or nobody can be held out of it). */
export interface Experiment {
  /** Absent: all guides together. */
  readonly guide?: string;
  readonly title: string;
  /** What it is measured by; absent where there is no milestone that it could be. */
  readonly effect?: ExperimentEffect;
  /** What is assigned and counted: people, or accounts as a whole. */
  readonly unit: "user" | "account";
  /** Share withheld by design, 0 to 0.5; 0 while nobody was ever held out. */
  readonly share: number;
  /** Whether the published guidebook still holds somebody out. */
  readonly running: boolean;
  /** First exposure that counts. */
  readonly since?: string;
  readonly shown: ExperimentArm;
  readonly withheld: ExperimentArm;
  /** Absent while an arm has no unit whose window is over, and where the arms are uneven. */
  readonly lift?: ExperimentLift;
  /** Probability of arms as uneven as these by chance; below 0.001 there is no verdict. */
  readonly sampleRatioP?: number;
  /** Units that were in the other arm later, too; they count where they were first. */
  readonly crossed: number;
  /** Units left out: they came to the guide before the present share was set. */
  readonly earlier: number;
  readonly verdict: ExperimentVerdict;
}

/** Reaching a milestone within a time after the exposure. */
export interface ExperimentEffect {
  readonly milestone: string;
  readonly title: string;
  readonly withinMs: number;
}

/** One arm. `exposed` is `before + waiting + complete`. */
export interface ExperimentArm {
  readonly exposed: number;
  /** Had reached the milestone before the exposure: left out. */
  readonly before: number;
  /** Their window is not over: not counted yet. */
  readonly waiting: number;
  readonly complete: number;
  /** Of `complete`. */
  readonly reached: number;
  /** `reached / complete` with its 95 % Wilson interval; absent while `complete` is 0. */
  readonly rate?: ShareEstimate;
}

/** A figure and the interval that it lies in. */
export interface ShareEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Rate with the guide against rate without, in 95 % intervals that hold at all looks together. */
export interface ExperimentLift {
  /** Difference of the rates: .09 is 9 points. */
  readonly difference: ShareEstimate;
  /** The same over the rate without: .3 is 30 % more. Absent where that rate may be 0. */
  readonly relative?: ShareEstimate;
}

/** What may be said now. */
export interface ExperimentVerdict {
  readonly kind:
    | "helps"
    | "hurts"
    | "no-effect"
    | "too-early"
    /** The arms do not have the sizes that the assignment should give them. */
    | "uneven"
    | "nobody-yet"
    | "no-holdout"
    | "no-milestone";
  /** "Helps", "Too early: about 9 days more". */
  readonly words: string;
  /** One or two sentences: the figures behind it, or what to do. */
  readonly detail: string;
  /** Of "too-early": about how many more until an effect worth having would show; absent where that is not known yet. */
  readonly days?: number;
}

/**
 * `GET /api/before-after?env=&milestone=&at=&days=14&within=7d`: people who arrived in the days before a moment against those
 * who arrived after it. Weaker evidence than an experiment: whatever else changed shows, too.
 */
export interface BeforeAfter {
  readonly milestone: string;
  readonly title: string;
  readonly at: string;
  readonly days: number;
  readonly withinMs: number;
  /** As long a time before `before`: how much it changes by itself. */
  readonly earlier: ArrivalGroup;
  /** Their windows end before `at`. */
  readonly before: ArrivalGroup;
  readonly after: ArrivalGroup;
  /** Rate after minus rate before, 95 % interval for one look; absent while a group is empty. */
  readonly change?: ShareEstimate;
  /** Rate before minus rate earlier. */
  readonly usual?: ShareEstimate;
  readonly verdict: {
    readonly kind: "rose" | "fell" | "no-change" | "too-few" | "too-early";
    readonly words: string;
    readonly detail: string;
  };
}

/**
 * `GET /api/markers` → newest moment first. `POST /api/markers` (201) adds one, `DELETE /api/markers/:id` (204) removes it:
 * days on which something changed for everybody.
 */
export interface Marker extends NewMarker {
  readonly id: string;
}
export interface NewMarker {
  /** ISO 8601. */
  readonly at: string;
  readonly kind: "release" | "fix";
  /** At most 200 characters. */
  readonly title: string;
  /** The milestone whose stall it mended, of a fix. */
  readonly milestone?: string;
  /** What showed that stall, in words; at most 200 characters. */
  readonly evidence?: string;
}

/** People by when they were first seen: from `from` up to `until`. */
export interface ArrivalGroup {
  readonly from: string;
  readonly until: string;
  /** Whose window is over. */
  readonly complete: number;
  readonly waiting: number;
  readonly reached: number;
  /** With its 95 % Wilson interval; absent while `complete` is 0. */
  readonly rate?: ShareEstimate;
}
