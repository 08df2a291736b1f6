import type { EventMatch } from "../condition/condition.ts";

/** What every threshold may have; all times in milliseconds. */
interface Limits {
  /** Counts only what lies within one stretch of this length. */
  readonly rollingMs?: number;
  /**
   * Counts only what lies within one period of the calendar: of length `rollingMs`, a month without; this added to a time
   * gives the clock that it goes by.
   */
  readonly shiftMs?: number;
  /** Counts only up to so long after sign-up (the guidebook's start event, else the first event seen). */
  readonly sinceStartMs?: number;
  /** Amounts are running totals of their session, of which only the growth counts. */
  readonly running?: boolean;
  /** Not a milestone: keeps the latest in place of the earliest, for "did" conditions; nothing asks when it is reached. */
  readonly latest?: boolean;
}

/** How much of what has to happen. Compiled form; the authored one is in the guidebook. */
export type Threshold = Limits &
  (
    | { readonly kind: "count"; readonly event: EventMatch; readonly atLeast: number }
    | {
        readonly kind: "distinct";
        readonly event: EventMatch;
        readonly property: string;
        readonly atLeast: number;
      }
    /** Adds up a numeric property. */
    | {
        readonly kind: "sum";
        readonly event: EventMatch;
        readonly property: string;
        readonly atLeast: number;
      }
    /**
     * The steps in their order, each with an event of its own; with `property`, all of them with the same value. Its
     * window spans the first and the last. A candidate's amount is the sum of 2^i over the steps i that it can be.
     */
    | {
        readonly kind: "sequence";
        readonly steps: readonly EventMatch[];
        readonly property?: string;
        readonly atLeast: number;
      }
    /** Milliseconds of active time. */
    | { readonly kind: "active-time"; readonly atLeast: number; readonly running: true }
    /** Not a milestone: the `atLeast` latest occurrences, for "did" conditions; nothing asks when it is reached. */
    | { readonly kind: "recent"; readonly event: EventMatch; readonly atLeast: number }
    /** The same with the amounts of a numeric property, for figures that add up. */
    | {
        readonly kind: "recent";
        readonly event: EventMatch;
        readonly property: string;
        readonly atLeast: number;
      }
  );

/**
 * One fact that may still decide when a threshold is reached:
 * time, message id, and (by kind) the value added, the distinct value, the session's running total, or the steps.
 */
export interface Candidate {
  readonly atMs: number;
  readonly id: string;
  /** Amount, running total of the session, or steps of a sequence. */
  readonly amount?: number | undefined;
  /** Distinct value, or session. */
  readonly of?: string | undefined;
}

/** What is known of one threshold: candidates in order of (time, id), in normal form. */
export interface ThresholdState {
  /** Version of the definition that the candidates were collected under. */
  readonly version: string;
  readonly candidates: readonly Candidate[];
}

/**
 * How far one user is. A join-semilattice: `mergeProgress` is commutative, associative and idempotent,
 * and folding any order, repetition or split of the same events gives the same state.
 */
export interface Progress {
  /** Earliest event of any kind, epoch milliseconds. */
  readonly firstMs?: number | undefined;
  /** Latest event of any kind, epoch milliseconds. */
  readonly lastMs?: number | undefined;
  /** Earliest occurrence of the guidebook's start event. */
  readonly startMs?: number | undefined;
  readonly thresholds: Readonly<Record<string, ThresholdState>>;
}

/** The definitions that progress is folded under. */
export interface ProgressDefinitions {
  readonly start?: EventMatch;
  readonly thresholds: Readonly<
    Record<string, { readonly version: string; readonly threshold: Threshold }>
  >;
  /** Events that are counted a day at a time for facts about accounts (null: any); the collector's own only. */
  readonly tallies?: Readonly<Record<string, EventMatch | null>>;
  /** Events that say that an attempt failed; the collector's own only. */
  readonly failures?: readonly EventMatch[];
}

/** An event as the fold sees it. Page views are named "Page Viewed", identify "Identified", group "Grouped". */
export interface ProgressEvent {
  readonly id: string;
  readonly name: string;
  readonly atMs: number;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly session?: string | undefined;
  /** Active milliseconds of the session when the event was made. */
  readonly activeMs?: number | undefined;
}

export const EMPTY_PROGRESS: Progress = { thresholds: {} };
