/**
 * `GET /api/insights/away?env=`: what the last daily look for people who are not there was judged by. `GET
 * /api/stalls.csv?env=` has everybody who is stuck or away now.
 */
export interface AwayStatus {
  /** When people were looked for; absent: not since the collector started. */
  readonly at?: string;
  /** People that was learned from. */
  readonly people: number;
  /** People who were left out: more events than a person makes, or a clock that lies. */
  readonly unfit: number;
  /** Share of those who pass a milestone that may be called away there, 0 to 1. */
  readonly falseAlarms: number;
  /** The share that it came to, by cross-validation; absent where nothing could be learned. */
  readonly falseAlarmRate?: number;
  readonly milestones: readonly AwayMilestone[];
}
export interface AwayMilestone {
  readonly milestone: string;
  readonly title: string;
  /** People who passed it without help, and those who had some: they count up to there. */
  readonly passed: number;
  readonly helped: number;
  /** For somebody of the usual pace: after so long an absence is unusual, milliseconds. */
  readonly awayMs?: number;
  /** Of those who were away for so long, the share that passed nevertheless, 0 to 1, where known. */
  readonly chance?: number;
  /** Why it is not known how long is unusual: too few people passed this milestone, or any. */
  readonly because?: "few-passed" | "few-passed-in-all";
}

/**
 * `GET /api/insights/first-screen-loss?env=`: people who left after the first thing they did, among all who were lost.
 * They are in no figure of how well stalls are noticed: nothing was seen of them that could show one.
 */
export interface FirstScreenLoss {
  /** Who has not got through so long after they came is lost, milliseconds. */
  readonly horizonMs: number;
  readonly lost: number;
  /** Of them, those who left after one event of their own. */
  readonly afterOne: number;
  /** The most frequent first, at most five each. */
  readonly pages: readonly FirstScreenShare[];
  readonly referrers: readonly FirstScreenShare[];
  readonly devices: readonly FirstScreenShare[];
}
export interface FirstScreenShare {
  readonly value: string;
  readonly people: number;
}
