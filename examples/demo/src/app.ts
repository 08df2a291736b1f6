import type { ConnectBank } from "./bank.ts";
import type { Route } from "./route.ts";
import type { Store } from "./store.ts";

/** What a screen may use. */
export interface App {
  readonly store: Store;
  readonly connectBank: ConnectBank;
  /** Goes to another screen. */
  go(route: Route): void;
  /** Draws the current screen again and puts the focus on the element with id `focus`, or on the heading. */
  redraw(focus?: string): void;
  /** Says in a line at the bottom what has just been done. */
  say(text: string): void;
}

/** A screen that was drawn. */
export interface Screen {
  /** For the browser's tab. */
  readonly title: string;
  readonly content: readonly Node[];
}
