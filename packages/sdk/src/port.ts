import type {
  Action,
  CompiledFaq,
  CompiledFigure,
  CompiledGuide,
  CompiledGuidebook,
  CompiledTourStep,
  Stop,
  Target,
} from "@cairn/core";
import type { ReadonlySignal } from "@preact/signals-core";

/**
 * The one port through which widgets see the SDK. The engine hands it to `mountWidgets`; the studio's preview
 * hands over an object literal of its own. Engine and widgets share one copy of signals-core.
 */
export interface WidgetPort {
  readonly guidebook: CompiledGuidebook;
  /** UI language (BCP 47) and direction. */
  readonly locale: string;
  readonly dir: "ltr" | "rtl";
  /** Where `<cairn-root>` is appended; `document.body` when left out. */
  readonly container?: HTMLElement;
  /** Guides to draw now, quiet ones (checklist) included. A guide leaves the list when it is over. */
  readonly showing: ReadonlySignal<readonly ShownGuide[]>;
  /** Milestones reached, epoch milliseconds. */
  readonly reachedAt: ReadonlySignal<Readonly<Record<string, number>>>;
  /** Checklist items skipped as "not for me", as `guide/item`. */
  readonly skipped: ReadonlySignal<ReadonlySet<string>>;
  readonly tipsOff: ReadonlySignal<boolean>;
  readonly help: HelpPort;
  /** Fills `{name|there}` placeholders from traits. */
  personalise(text: string): string;
  /** Follows an element: undefined while it is not there. Late, moved and replaced elements are followed. */
  watchTarget(target: Target): {
    readonly element: ReadonlySignal<Element | undefined>;
    readonly stop: Stop;
  };
  /** Tells what happened; the engine decides, remembers and records the event. */
  report(happening: GuideHappening): void;
  /** Follows a link of a guide inside the host page; URLs were checked, and are checked again here. */
  act(action: Action, guide?: string): void;
}

export interface ShownGuide {
  readonly guide: CompiledGuide;
  /** "asked": the user or the host asked for it; focus may move into it. "offered": it came by itself. */
  readonly because: "asked" | "offered";
  /** For a checklist: open panel, or only its launcher. */
  readonly open: boolean;
  /** For a checklist that the user put away: only a small launcher stays. */
  readonly dismissed?: boolean;
  /** For a tour: where it is. */
  readonly step?: ShownStep;
  /** For a recap and a cancel flow: what there is to tell, in the guide's order. */
  readonly figures?: readonly ShownFigure[];
  /** For a survey that the user began earlier in this session, on a page that is gone: what they told in it. */
  readonly replies?: Replies | undefined;
  /**
   * For a guide that asks: room for what widgets remember of this showing. The same object when it comes back after it
   * gave way to a modal of the page, another one when it is shown anew.
   */
  readonly memory?: { model?: unknown };
}

/** One step of a tour on screen. */
export interface ShownStep {
  readonly step: CompiledTourStep;
  /** From 1. */
  readonly number: number;
  /** Steps of the tour, those that a branch may skip included. */
  readonly of: number;
  /** There is a step before to go back to. */
  readonly mayGoBack: boolean;
  /** Its element, which the stage found and follows; undefined for a step in the middle of the page. */
  readonly element: ReadonlySignal<Element | undefined>;
}

/** A figure with its value; never 0. */
export interface ShownFigure {
  readonly figure: CompiledFigure;
  readonly value: number;
}

/** What somebody answered: a number on a scale, the id of an option or several, or words. */
export type Answer = number | string | readonly string[];

/** Answers by question. */
export type Replies = Readonly<Record<string, Answer>>;

/** What an end user did, or what became of a guide on screen. */
export type GuideHappening =
  /** First paint: only now it counts as seen. */
  | { readonly kind: "shown"; readonly guide: string }
  | { readonly kind: "opened" | "closed"; readonly guide: string }
  | { readonly kind: "completed"; readonly guide: string; readonly by?: string }
  | { readonly kind: "dismissed"; readonly guide: string }
  | { readonly kind: "snoozed"; readonly guide: string }
  /** "Don't show again". */
  | { readonly kind: "never"; readonly guide: string }
  | {
      readonly kind: "item-skipped" | "item-restored";
      readonly guide: string;
      readonly item: string;
    }
  | { readonly kind: "item-opened"; readonly guide: string; readonly item: string }
  | { readonly kind: "broken"; readonly guide: string; readonly tried: readonly string[] }
  /** A tour: on from the step on screen, or back to the one before. The stage decides which step that is. */
  | { readonly kind: "next" | "back"; readonly guide: string }
  /** A survey's question, or the welcome question (`question` is its trait then). "completed" follows the last one. */
  | {
      readonly kind: "answered";
      readonly guide: string;
      readonly question: string;
      readonly answer: Answer;
    }
  /** A cancel flow: why they go. */
  | { readonly kind: "reason"; readonly guide: string; readonly reason: string }
  /** A cancel flow: they take the remedy that goes with the reason instead, and the flow is over. */
  | { readonly kind: "remedy"; readonly guide: string; readonly reason: string }
  /** A cancel flow: they go on to cancel, and the flow is over. "dismissed" closes it without either. */
  | { readonly kind: "went-on"; readonly guide: string }
  | { readonly kind: "tips-off" | "tips-on" };

/** What a person can do in the help popup once it is open. */
export interface HelpActs {
  search(query: string): readonly CompiledFaq[];
  /** Tells that a search was made, once it settled. */
  searched(query: string, results: number): void;
  viewed(faq: string): void;
  rated(faq: string, helpful: boolean): void;
  contact(context: { readonly query?: string; readonly faq?: string }): void;
  /** The offered suggestion was put away. */
  decline(faq: string): void;
}

/** The help popup's side of the port. */
export interface HelpPort extends HelpActs {
  /** Open, with the query or the answer it was opened for. */
  readonly open: ReadonlySignal<HelpOpening | undefined>;
  /** Answers that fit this page and the present stall, best first, at most 3. */
  readonly suggestions: ReadonlySignal<readonly CompiledFaq[]>;
  /** Whether a suggestion is offered now because of a stall: a small card beside the launcher, not an interruption of focus. */
  readonly offered: ReadonlySignal<CompiledFaq | undefined>;
  start(opening?: HelpOpening): void;
  close(): void;
}

export interface HelpOpening {
  readonly query?: string | undefined;
  readonly faq?: string;
}

/** Draws guides into one `<cairn-root>`; returns how to take everything away again. */
export type MountWidgets = (port: WidgetPort) => Stop;
