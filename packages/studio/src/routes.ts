import type { Environment, PeopleState } from "@cairn/core/api";

/** Every place in the studio. The URL's hash holds it, so links, reload and back work on any server path. */
export type Route =
  | {
      readonly kind: "overview";
      readonly all?: readonly StalledList[];
      /** The milestone of the curve over time; left out: the whole way. */
      readonly rate?: string;
      /** The milestone of the time curve; left out: the last of the way. */
      readonly curve?: string;
    }
  /** The people behind a figure of a stone, or behind a piece of its evidence. */
  | {
      readonly kind: "stall";
      readonly milestone: string;
      readonly figure: StallFigure;
      /** Its key; empty: `figure` counts. */
      readonly evidence: string;
    }
  /** How stalls are judged. */
  | { readonly kind: "judging" }
  /** Whom no figure counts. */
  | { readonly kind: "staff" }
  | { readonly kind: "install" }
  | ({ readonly kind: "people"; readonly search: string } & PeopleFilters)
  | { readonly kind: "person"; readonly id: string }
  | { readonly kind: "accounts"; readonly search: string }
  | { readonly kind: "account"; readonly id: string }
  | {
      readonly kind: "live";
      readonly user: string;
      /** Part of an event's name; left out: any. */
      readonly name?: string;
      readonly show: LiveFilter;
    }
  | { readonly kind: "delivery"; readonly code: string }
  | { readonly kind: "milestones" }
  | { readonly kind: "milestone"; readonly id: string; readonly at?: string }
  | { readonly kind: "segments" }
  | { readonly kind: "segment"; readonly id: string; readonly at?: string }
  | {
      readonly kind: "guides";
      readonly search?: string;
      /** A kind of guide, such as "tour". */
      readonly of?: string;
      /** How they stand, such as "changed". */
      readonly standing?: string;
    }
  | {
      readonly kind: "guide";
      readonly id: string;
      readonly at?: string;
      /** Left out: its form. */
      readonly view?: "json";
    }
  /** Theme, and how much help shows in all. */
  | { readonly kind: "look"; readonly at?: string }
  | {
      readonly kind: "translations";
      /** Empty: the first that is not the guidebook's first. */
      readonly locale: string;
      readonly missing: boolean;
      readonly search: string;
    }
  | { readonly kind: "answers"; readonly at?: string; readonly tag?: string }
  | { readonly kind: "answer"; readonly id: string; readonly at?: string }
  | { readonly kind: "effects" }
  | { readonly kind: "effect"; readonly id: string }
  | {
      readonly kind: "before-after";
      readonly milestone: string;
      /** As `2026-11-04`; empty: not chosen yet. */
      readonly day: string;
      /** How many days to either side. */
      readonly days: number;
    }
  /** What people answered in surveys, and why they cancel. `days`: how far back; left out: the usual ninety. */
  | { readonly kind: "feedback"; readonly days?: number }
  /** One survey or cancel flow. */
  | { readonly kind: "feedback-part"; readonly id: string; readonly days?: number }
  /** The people behind one of its figures. */
  | ({
      readonly kind: "feedback-people";
      readonly id: string;
      readonly days?: number;
    } & FeedbackFilters)
  | {
      readonly kind: "publish";
      /** Two versions that are compared; 0 is the time before the first. `from` left out: the one before `to`. */
      readonly from?: number;
      readonly to?: number;
    }
  | { readonly kind: "you" }
  | { readonly kind: "team" }
  /** Who did what: one person's or key's lines, those of a group, or all. */
  | { readonly kind: "audit"; readonly by: string; readonly group?: string }
  | { readonly kind: "not-found"; readonly path: string };

/** Which people are listed; what is left out does not restrict. */
export interface PeopleFilters {
  readonly state?: PeopleState;
  readonly segment?: string;
  /** NAME:VALUE */
  readonly trait?: string;
}

/** Whom a figure of a survey or a cancel flow counts, as the collector is asked for them. */
export interface FeedbackFilters {
  readonly who?: string;
  readonly question?: string;
  /** Of the question: "nps". */
  readonly of?: string;
  /** One answer, or one reason. */
  readonly pick?: string;
}
/** How it goes with people, as they can be asked for. */
export const PEOPLE_STATES: readonly PeopleState[] = ["stuck", "away", "activated", "on-the-way"];

/** Which live events are listed. */
export type LiveFilter = "all" | "problems";

/** A list of the overview that shows everybody instead of the newest: who is stuck, who got through. */
export type StalledList = "stuck" | "through";
/** Both of them. */
export const STALLED_LISTS: readonly StalledList[] = ["stuck", "through"];

/** Whom a figure of a stone counts. */
export type StallFigure = "came" | "passed" | "under-way" | "stuck" | "away";
/** All of them, from the first to the last. */
export const STALL_FIGURES: readonly StallFigure[] = [
  "came",
  "passed",
  "under-way",
  "stuck",
  "away",
];

/** A route within one environment. */
export interface Place {
  readonly route: Route;
  readonly env: Environment;
}

/** Days to either side of a moment, where nobody said. */
export const USUAL_DAYS = 14;
/** How far back answers are counted, where nobody said. */
export const FEEDBACK_DAYS = 90;
