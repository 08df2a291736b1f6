import type { Condition, EventMatch } from "../condition/condition.ts";
import type { RichText } from "./rich-text.ts";

/** How to find an element, tried as a vote: more agreement wins, ambiguity never guesses. */
export interface Target {
  readonly selectors: readonly string[];
  /** Visible text (accessible name) that it carries, lower case; untranslated products only. */
  readonly text?: string;
  /** Selector of all elements that have its role. */
  readonly hasRole?: string;
}

/** A link or a start of something, offered as a button. */
export type Action =
  | { readonly kind: "link"; readonly label: string; readonly href: string }
  | { readonly kind: "guide"; readonly label: string; readonly guide: string }
  | { readonly kind: "help"; readonly label: string; readonly faq?: string };

export interface CompiledGuideBase {
  readonly id: string;
  /** Higher wins. */
  readonly priority: number;
  /** Whether it may show by itself; absent: only when asked for or started. */
  readonly when?: Condition;
  /** Paths on which it may show; empty: everywhere. */
  readonly pages: readonly string[];
  /** Wait after the condition began to hold, before it claims the slot. */
  readonly delayMs: number;
  readonly caps: {
    readonly times?: number;
    readonly everyMs?: number;
    /** Comes again each `everyMs`, also when the last one was completed or closed. */
    readonly again?: true;
  };
  /** Shares the caps of this group. */
  readonly group?: string;
  readonly snoozeMs: number;
  /** Absent: nobody goes without this guide alone. */
  readonly holdout?: Holdout;
}

/** Who goes without, so that the effect of help can be measured. */
export interface Holdout {
  /** Of users or accounts, above 0 and up to 0.5. */
  readonly share: number;
  /** What is assigned as one: accounts where the milestone that counts is an account's. */
  readonly by: "user" | "account";
  /** "guide": from one guide. "global": from all guides. */
  readonly holdout: "guide" | "global";
}

export type CompiledGuide =
  | CompiledChecklist
  | CompiledHint
  | CompiledNotice
  | CompiledTour
  | CompiledWelcome
  | CompiledSurvey
  | CompiledRecap
  | CompiledCancelFlow;

/** Its launcher and panel are quiet: it does not interrupt and takes no slot in the arbiter. */
export interface CompiledChecklist extends CompiledGuideBase {
  readonly kind: "checklist";
  readonly title: string;
  readonly intro?: RichText;
  /** Opens by itself the first time. */
  readonly autoOpen: boolean;
  /** Said when everything is done; empty: the widget's own words. */
  readonly done: string;
  readonly items: readonly CompiledChecklistItem[];
}
export interface CompiledChecklistItem {
  readonly id: string;
  readonly title: string;
  readonly detail?: RichText;
  /** Completes the item when reached. */
  readonly milestone: string;
  readonly action?: Action;
  readonly skippable: boolean;
}

export type Placement = "top" | "right" | "bottom" | "left";

export interface CompiledHint extends CompiledGuideBase {
  readonly kind: "hint";
  readonly style: "tooltip" | "hotspot";
  readonly target: Target;
  readonly placement?: Placement;
  readonly title?: string;
  readonly body: RichText;
  readonly action?: Action;
}

export interface CompiledNotice extends CompiledGuideBase {
  readonly kind: "notice";
  /** A modal waits for an answer; a banner lies along an edge of the page; a slideout stands in the corner. */
  readonly style: "modal" | "banner" | "slideout";
  /** "celebrate" draws the finished cairn, "alert" a warning mark. */
  readonly tone: "plain" | "celebrate" | "alert";
  /** For a banner. */
  readonly edge: "top" | "bottom";
  readonly title: string;
  readonly body: RichText;
  readonly actions: readonly Action[];
}

/** Steps one after another, across pages and reloads. */
export interface CompiledTour extends CompiledGuideBase {
  readonly kind: "tour";
  /** Its name, for screen readers. */
  readonly title: string;
  readonly steps: readonly CompiledTourStep[];
}
export interface CompiledTourStep {
  readonly id: string;
  /** Absent: the step stands in the middle of the page. */
  readonly target?: Target;
  readonly placement?: Placement;
  readonly title?: string;
  readonly body: RichText;
  /** Where it shows; empty: everywhere. Elsewhere the tour waits. */
  readonly pages: readonly string[];
  /** Opened when the tour comes to this step on another page. */
  readonly href?: string;
  /** What happens when its element is not there within `waitMs`: "wait" goes on waiting, unseen. */
  readonly missing: "wait" | "skip" | "centre" | "stop";
  readonly waitMs: number;
  /** Dims the page around the element. */
  readonly spotlight: boolean;
  readonly advance: TourAdvance;
  /** The first that holds says which step comes next; none: the one that follows. */
  readonly branches: readonly { readonly when: Condition; readonly step: string }[];
  /** The tour ends after it. */
  readonly isLast: boolean;
}
/** What moves the tour on; with anything but "button" no next button is drawn. */
export type TourAdvance =
  | { readonly on: "button" }
  /** A click on the element, which the page gets as well. */
  | { readonly on: "click" }
  /** The field was filled in and left. */
  | { readonly on: "input" }
  | { readonly on: "event"; readonly event: EventMatch }
  | { readonly on: "milestone"; readonly milestone: string };

export interface Option {
  readonly id: string;
  readonly label: string;
}

/** Asks what brings somebody here, or who they are; the answer is a trait. */
export interface CompiledWelcome extends CompiledGuideBase {
  readonly kind: "welcome";
  readonly title: string;
  readonly intro?: RichText;
  /** "goal" or, for example, "role". */
  readonly trait: string;
  readonly options: readonly (Option & { readonly detail?: string })[];
}

export interface CompiledSurvey extends CompiledGuideBase {
  readonly kind: "survey";
  /** Its name, for screen readers. */
  readonly title: string;
  readonly questions: readonly CompiledQuestion[];
  /** Said at the end; empty: the widget's own words. */
  readonly thanks: string;
  /** Share of users who are asked at all, above 0 and up to 1. */
  readonly sample: number;
}
export type CompiledQuestion = {
  readonly id: string;
  readonly title: string;
  readonly detail?: RichText;
  readonly isOptional: boolean;
  /** The first that fits the answer says which question comes next; "" ends. None: the one that follows. */
  readonly branches: readonly QuestionBranch[];
} & (
  | {
      /** NPS: 0 to 10. CSAT: 1 to 5. CES: 1 to 7. */
      readonly kind: "nps" | "csat" | "ces";
      /** Words at the ends of the scale; empty: the widget's own. */
      readonly low: string;
      readonly high: string;
    }
  | { readonly kind: "single" | "multiple"; readonly options: readonly Option[] }
  | { readonly kind: "text" }
);
export interface QuestionBranch {
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Any of these options was chosen. */
  readonly oneOf?: readonly string[];
  readonly to: string;
}

/** What somebody got out of the product: counts and sums. Figures that are 0 or unknown are left out. */
export interface CompiledRecap extends CompiledGuideBase {
  readonly kind: "recap";
  readonly style: "modal" | "slideout";
  readonly title: string;
  readonly body?: RichText;
  readonly figures: readonly CompiledFigure[];
  readonly actions: readonly Action[];
}
export interface CompiledFigure {
  readonly id: string;
  /** By CLDR plural category; `other` always exists. The number stands before it. */
  readonly label: Readonly<Record<string, string>>;
  readonly from:
    /** Counts, or with `property` adds up, the events under the threshold `key`. */
    | {
        readonly kind: "events";
        readonly key: string;
        readonly withinMs?: number;
        readonly sum: boolean;
      }
    | { readonly kind: "trait"; readonly trait: string };
  /** The figure is multiplied by it: 1/60 turns minutes into hours. */
  readonly scale: number;
  /** ISO 4217, where it is an amount of money. */
  readonly currency?: string;
}

/** What you got so far, why you go, one fitting remedy, and always one click to go on cancelling. Starts by `startCancel`. */
export interface CompiledCancelFlow extends CompiledGuideBase {
  readonly kind: "cancel";
  readonly title: string;
  readonly figures: readonly CompiledFigure[];
  /** Asks why. */
  readonly question: string;
  readonly reasons: readonly (Option & { readonly remedy?: CompiledRemedy })[];
}
export interface CompiledRemedy {
  readonly id: string;
  /** "human" hands over to the help's contact. "pause" and "plan" are the host's to carry out: `startCancel` tells it. */
  readonly kind: "guide" | "faq" | "human" | "pause" | "plan" | "link";
  readonly title: string;
  readonly body?: RichText;
  /** The button's label. */
  readonly label: string;
  readonly guide?: string;
  readonly faq?: string;
  readonly href?: string;
}
