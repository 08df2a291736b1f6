/** What an element is, as far as the detectors must know it. Computed in the browser, no content. */
export interface ElementFacts {
  /** `data-cairn` name, else a short selector. Equal for the same element. */
  readonly element: string;
  /** Looks clickable: button, role=button, `cursor: pointer`, summary, tab, menu item. */
  readonly clickable: boolean;
  /** Repeated clicks are how it is used: stepper, date picker, pagination, tab, media key, text field. */
  readonly repeatable: boolean;
  /** A click on it need not show: input, link, label, canvas, video, stepper, media key, what is chosen already. */
  readonly exempt: boolean;
  /** Asks for help (link or button named so): opening it counts towards repeated help search. */
  readonly help?: boolean;
}

/** The stream of UI signals that the frustration detectors read, in order of time. */
export type UiSignal =
  | {
      readonly kind: "click";
      readonly atMs: number;
      readonly path: string;
      readonly x: number;
      readonly y: number;
      readonly on: ElementFacts;
      /** The click is the second or third of a text selection, or the end of a drag. */
      readonly selecting: boolean;
      /** Clicks of the mouse so far, as the event counts them; 0: a key, a label or a script made it. */
      readonly detail: number;
    }
  /** The page answered: DOM mutation, navigation, scroll, focus or selection change, dialog, download. */
  | { readonly kind: "reaction"; readonly atMs: number }
  | { readonly kind: "navigation"; readonly atMs: number; readonly path: string }
  /** An uncaught error, an unhandled rejection or a failed request (status ≥ 400). */
  | { readonly kind: "error"; readonly atMs: number; readonly path: string }
  /** `form` is empty where nothing has to be sent: no form, or one without a button that sends it. */
  | { readonly kind: "edit"; readonly atMs: number; readonly path: string; readonly form: string }
  | { readonly kind: "submit"; readonly atMs: number; readonly path: string; readonly form: string }
  /** A validation message appeared or stayed after a submit (`aria-invalid`, role=alert, :user-invalid). */
  | {
      readonly kind: "invalid";
      readonly atMs: number;
      readonly path: string;
      readonly form: string;
    }
  /** A help search; `answered` when an answer was opened from it. */
  | {
      readonly kind: "help-search";
      readonly atMs: number;
      readonly path: string;
      readonly answered: boolean;
    }
  /** The mouse turned back after some way sideways, no button held. */
  | { readonly kind: "turn"; readonly atMs: number; readonly path: string }
  /** The user got on: a milestone or a `progress` event; clears what was building up. */
  | { readonly kind: "progress"; readonly atMs: number }
  /** The page is being left or hidden. */
  | { readonly kind: "leave"; readonly atMs: number; readonly path: string }
  /** Time passes; lets a dead click be noticed without a further signal. */
  | { readonly kind: "tick"; readonly atMs: number; readonly path: string };
