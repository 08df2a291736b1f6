import type { StallReasonKind } from "../stall/evidence.ts";

/**
 * `GET /api/stall-map?env=`: the way to value as stones, in order: the milestones of the activation, or all of them where
 * none is named. Everybody is at one place: the stone that they are stuck at (of several the newest stall), else the first
 * that they have not reached, else through. So at each stone `came = passed + underWay + stuck`, the next one's `came` is
 * this one's `passed`, and the last one's `passed` is `through`.
 *
 * Whom a figure counts: `GET /api/stall-map/people?env=&milestone=ID&at=came|passed|under-way|stuck|away`, or with
 * `evidence=KEY` in place of `at` those behind a piece of evidence; newest activity first, answered as `People`.
 */
export interface StallMap {
  readonly users: number;
  readonly through: number;
  readonly stones: readonly StallStone[];
}

/** One milestone of the way. People, but for the two last figures. */
export interface StallStone {
  readonly milestone: string;
  readonly title: string;
  /** Whose place is this stone or further on. */
  readonly came: number;
  /** Whose place is further on. */
  readonly passed: number;
  /** Here and not stuck. */
  readonly underWay: number;
  /** Here and stuck now. */
  readonly stuck: number;
  /** Of the stuck, those who are away and not back. */
  readonly away: number;
  /** Share of those who came that has not passed, 0 to 1; left out where nobody came. */
  readonly stopShare?: number;
  /**
   * Median time from having reached all stones before (at the first: from the first event) to reaching this one, milliseconds:
   * Kaplan–Meier, who is under way is censored at the log's latest event. Left out while fewer than half have.
   */
  readonly medianMs?: number;
  /** At most three, most people first; signs such as "much time" only where fewer than three tell what it was. */
  readonly evidence: readonly StoneEvidence[];
}

/** What shows why people stop at a stone. */
export interface StoneEvidence {
  /**
   * "page", "element": where their signs of trouble were. "error": what failed. "search": what they looked for in the help, and
   * it had no answer. "first-screen": those who left after the first thing they did, by where that was. "sign": nothing of these.
   */
  readonly kind: StoneEvidenceKind;
  /** As one phrase: "angry clicks on #connect", "searched “iban” and found nothing". */
  readonly words: string;
  /** People; each counts once. Of those who are stuck here, but for "first-screen". */
  readonly users: number;
  /** What `evidence=` of `GET /api/stall-map/people` asks for. */
  readonly key: string;
  readonly about: EvidenceAbout;
}

/** Where help would fit, as far as it is known; of one of these people where they differ. */
export interface EvidenceAbout {
  readonly reason?: StallReasonKind;
  readonly path?: string;
  readonly element?: string;
  /** What the failed attempts said went wrong. */
  readonly said?: string;
  /** What was looked for in the help. */
  readonly query?: string;
}

export type StoneEvidenceKind = "page" | "element" | "error" | "search" | "first-screen" | "sign";
