import type { Condition, EventMatch } from "../condition/condition.ts";
import type { AccountFact } from "../progress/account.ts";
import type { ProgressDefinitions } from "../progress/progress.ts";
import type { StallBaseline } from "../stall/baseline.ts";
import type { StallReasonKind } from "../stall/evidence.ts";
import type { Action, CompiledGuide, Holdout, Target } from "./compiled-guide.ts";
import type { RichText } from "./rich-text.ts";

/**
 * The guidebook as browsers get it: public, one locale, rich text parsed, durations in milliseconds,
 * no authors, notes or archived guides. Pages are regular expressions for `matchPath`.
 */
export interface CompiledGuidebook {
  readonly format: 1;
  /** Version that was published, for example "12". */
  readonly revision: string;
  readonly locale: string;
  readonly dir: "ltr" | "rtl";
  /** Every guide off, at once. Tracking goes on. */
  readonly paused: boolean;
  readonly goals: readonly { readonly id: string; readonly title: string }[];
  readonly definitions: ProgressDefinitions;
  /** In the order in which they come next: those of the activation first. */
  readonly milestones: readonly CompiledMilestone[];
  /** How stalls are judged: the first that knows the milestone does. */
  readonly stalls: readonly StallBaseline[];
  /** The mouse is watched for thrash. */
  readonly thrash?: true;
  /** Ids of the milestones that together make a user activated. */
  readonly activation: readonly string[];
  readonly segments: Readonly<Record<string, Condition>>;
  /** What the collector finds out about accounts for conditions; in the collector's own compilation only. */
  readonly accountFacts?: readonly AccountFact[];
  readonly events: readonly CompiledEventRule[];
  readonly guides: readonly CompiledGuide[];
  readonly faqs: readonly CompiledFaq[];
  readonly help: CompiledHelp;
  /** For the search: stemless lower-case word → indices into `faqs`, with weight. */
  readonly helpIndex: Readonly<Record<string, readonly (readonly [faq: number, weight: number])[]>>;
  readonly caps: CompiledCaps;
  /** Who gets no guide unasked; absent: everybody may. */
  readonly holdout?: Holdout;
  readonly theme: CompiledTheme;
}

export interface CompiledMilestone {
  readonly id: string;
  readonly title: string;
  /** Milestones that come before; it is "next" once all of them are reached. */
  readonly after: readonly string[];
  /** Absent: by the user alone. Present: once this many people of the account reached it (collector decides). */
  readonly people?: number;
  /** Reached by not doing something for so long, milliseconds; it comes after itself, so that it is never next. */
  readonly absentMs?: number;
  /** Active milliseconds that the author expects it to take. */
  readonly expectedActiveMs?: number;
  /** Events that are failed attempts at it. */
  readonly failures: readonly EventMatch[];
  /** Where it is worked on; evidence counts there only, when given. */
  readonly pages: readonly string[];
}

/** A no-code event. */
export type CompiledEventRule = {
  readonly name: string;
  readonly pages: readonly string[];
} & (
  | { readonly on: "click"; readonly target: Target }
  | { readonly on: "submit"; readonly target: Target }
  | { readonly on: "visit" }
);

export interface CompiledFaq {
  readonly id: string;
  readonly question: string;
  readonly answer: RichText;
  /** Pages it belongs to. */
  readonly pages: readonly string[];
  /** Offered when somebody stalls here. */
  readonly milestones: readonly string[];
  readonly reasons: readonly StallReasonKind[];
  /** Words of an error message this answers, lower case; matched inside the page only. */
  readonly errors: readonly string[];
  /** Decides between answers that fit nearly alike: what it was measured to help, and 1000 for a pinned one. */
  readonly rank?: number;
  readonly action?: Action;
}

export interface CompiledHelp {
  /** Show a help launcher; without it help opens by `openHelp` and by suggestion. */
  readonly launcher: boolean;
  /** Empty: the widget's own words. */
  readonly title: string;
  /** Hand-over to a human; absent: not offered. */
  readonly contact?: { readonly label: string; readonly replyTime: string; readonly href?: string };
  /** Offer the fitting answer when somebody stalls. */
  readonly suggestOnStall: boolean;
}

export interface CompiledCaps {
  readonly perSession: number;
  readonly perDay: number;
  readonly perWeek: number;
  readonly minGapMs: number;
  /** Nothing interrupts so soon after the page opened. */
  readonly quietAfterLoadMs: number;
  /** What the guides of one group may use up together. */
  readonly groups: Readonly<Record<string, CompiledGroupCaps>>;
}

/** Left out: no bound of its own. */
export interface CompiledGroupCaps {
  /** Ids of its guides. */
  readonly members: readonly string[];
  readonly perSession?: number | undefined;
  readonly perDay?: number | undefined;
  readonly perWeek?: number | undefined;
}

/** How the widgets look, and where the launcher sits. */
export interface CompiledTheme {
  /** Style text for the root: CSS custom properties in both schemes, for more contrast too. */
  readonly css: string;
  readonly corner: "start" | "end";
}
