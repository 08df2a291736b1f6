import type {
  Action,
  CompiledFaq,
  CompiledGuide,
  CompiledGuidebook,
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
}

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
  | { readonly kind: "tips-off" | "tips-on" };

/** The help popup's side of the port. */
export interface HelpPort {
  /** Open, with the query or the answer it was opened for. */
  readonly open: ReadonlySignal<HelpOpening | undefined>;
  /** Answers that fit this page and the present stall, best first, at most 3. */
  readonly suggestions: ReadonlySignal<readonly CompiledFaq[]>;
  /** Whether a suggestion is offered now because of a stall: a small card beside the launcher, not an interruption of focus. */
  readonly offered: ReadonlySignal<CompiledFaq | undefined>;
  search(query: string): readonly CompiledFaq[];
  /** Tells that a search was made, once it settled. */
  searched(query: string, results: number): void;
  viewed(faq: string): void;
  rated(faq: string, helpful: boolean): void;
  contact(context: { readonly query?: string; readonly faq?: string }): void;
  start(opening?: HelpOpening): void;
  close(): void;
  /** The offered suggestion was put away. */
  decline(faq: string): void;
}

export interface HelpOpening {
  readonly query?: string | undefined;
  readonly faq?: string;
}

/** Draws guides into one `<cairn-root>`; returns how to take everything away again. */
export type MountWidgets = (port: WidgetPort) => Stop;
