import type { JsonObject } from "../event/message.ts";
import type { AuthoredCondition } from "../guidebook/condition.ts";
import type { Guidebook } from "../guidebook/guidebook.ts";
import type { ReplayMiss, ReplayUnknown, ReplayVerdict } from "../replay/verdict.ts";

/**
 * What questions that take a while answer, one JSON object a line: how far it is, as often as a reader wants to know, then
 * once the result. Ending the request ends the work.
 */
export type ReachLine<Result> =
  | { readonly progress: ReachProgress }
  | { readonly result: Result }
  /** A bug or an outage ended it. */
  | { readonly failed: string };
export interface ReachProgress {
  /** Rows, people: what is counted differs from stage to stage. */
  readonly done: number;
  readonly all: number;
}

/** One person behind a figure. */
export interface ReachPerson {
  readonly id: string;
  readonly name?: string;
}

/** `POST /api/simulate?env=`: who would have seen the guides of a draft, had it been live. Answers lines of `Simulation`. */
export interface Simulate {
  readonly guidebook: Guidebook;
  /** Refused when this one cannot be published; left out: those that cannot are left out. */
  readonly guide?: string;
  /** How far back, as "7d", at most "31d"; 7 days when left out. */
  readonly since?: string;
}
export interface Simulation {
  readonly from: string;
  readonly until: string;
  /** People who did anything in this time, our own staff left out. */
  readonly people: number;
  /** Of them those that were looked at; fewer than all where there are very many: a sample by chance. */
  readonly looked: number;
  /** People with too many events to be looked at. */
  readonly leftOut: number;
  readonly guides: readonly SimulatedGuide[];
  /** Parts of the draft that could not be published and were taken as not there, as "guides.start". */
  readonly unfinished: readonly string[];
}
/** Counts are of the people who were looked at. */
export interface SimulatedGuide {
  readonly guide: string;
  readonly title: string;
  readonly kind: string;
  readonly would: number;
  readonly unknown: number;
  readonly wouldNot: number;
  /** Why not, or what decides and is not known, most people first. */
  readonly reasons: readonly ReachReason[];
  /** Who would have seen it, newest first, at most 100. */
  readonly who: readonly (ReachPerson & { readonly at: string; readonly path: string })[];
}
export type ReachReason = {
  readonly people: number;
  /** Some of them, at most 20. */
  readonly some: readonly ReachPerson[];
} & (
  | { readonly kind: "unknown"; readonly because: ReplayUnknown }
  | { readonly kind: "would-not"; readonly because: ReplayMiss }
);

/** `POST /api/segments/count?env=`: who fits a condition of a draft now. Answers lines of `SegmentCount`. */
export interface CountSegment {
  readonly guidebook: Guidebook;
  /** May name segments and milestones of the draft. */
  readonly when: AuthoredCondition;
}
export interface SegmentCount {
  /** Our own staff left out. */
  readonly people: number;
  readonly matching: number;
  readonly accounts: number;
  /** Accounts with at least one person who fits. */
  readonly accountsMatching: number;
  /** What the condition asks that only a page knows: nobody who is not there fits it. */
  readonly inPage: readonly string[];
  /** It asks what people of an account do together, which is counted only from when this is published: nobody fits that yet. */
  readonly uncounted: boolean;
  /** Who fits, newest first, at most 100. */
  readonly who: readonly (ReachPerson & { readonly lastAt: string; readonly account?: string })[];
}

/** `POST /api/milestones/preview?env=`: what a milestone of a draft makes of history. Answers lines of `MilestonePreview`. */
export interface PreviewMilestone {
  readonly guidebook: Guidebook;
  readonly milestone: string;
}
export interface MilestonePreview {
  readonly people: number;
  readonly reached: number;
  readonly accounts: number;
  /** Accounts with at least one person who reached it. */
  readonly accountsReached: number;
  /** Whether a milestone of this id is live; `before` counts are 0 where none is. */
  readonly isLive: boolean;
  /** Reached as it is live. */
  readonly reachedBefore: number;
  /** As the draft says and not as it is live, and the other way round. */
  readonly onlyNow: number;
  readonly onlyBefore: number;
  /** The last 12 weeks, oldest first: who reached it in each. */
  readonly weeks: readonly {
    readonly from: string;
    readonly reached: number;
    readonly before: number;
  }[];
  /** Who reached it, newest first, at most 100. */
  readonly who: readonly (ReachPerson & { readonly at: string })[];
}

/**
 * `GET /api/milestones/suggestions?env=`: events that those who got value, or came back, did more often in their first days
 * than the others. No claim of cause. Answers lines of `EventSuggestions`.
 */
export interface EventSuggestions {
  /** What the people are told apart by. */
  readonly by: "activated" | "returned";
  /** How long after their first event each was looked at, days. */
  readonly days: number;
  readonly people: number;
  /** Of them those who got there. */
  readonly there: number;
  readonly events: readonly SuggestedEvent[];
}
export interface SuggestedEvent {
  readonly event: string;
  /** How many did it among those who got there, and among the others. */
  readonly there: number;
  readonly others: number;
  /** φ of the two by two table, 0 to 1. */
  readonly phi: number;
}

/** `POST /api/preview-as?env=`: how a guide of a draft stands for one person now. */
export interface PreviewAs {
  readonly guidebook: Guidebook;
  readonly guide: string;
  readonly person: string;
}
export interface PreviewedPerson extends ReachPerson {
  readonly traits: JsonObject;
  readonly accountTraits: JsonObject;
  readonly locale?: string;
  /** When they reached each milestone of the draft, epoch milliseconds. */
  readonly reachedAt: Readonly<Record<string, number>>;
  /** Where they were seen last, if anywhere. */
  readonly path?: string;
  /** Whether it would show if they were on that page now. */
  readonly verdict: ReplayVerdict;
}
