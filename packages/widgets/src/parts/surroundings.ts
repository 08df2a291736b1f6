import type { WidgetPort } from "@cairn/sdk/port";
import type { Signal } from "@preact/signals-core";
import type { Words } from "../messages/words.ts";

/** The help among the guides: no guide can carry this id. */
export const HELP = "?";

/** What every kind is handed: the port, the words, and what kinds share with each other. */
export interface Surroundings {
  readonly port: WidgetPort;
  readonly words: Words;
  /** Says a sentence politely to screen readers. */
  announce(text: string): void;
  /** Whose panel stands open in the corner; opening one closes the other. */
  readonly corner: Signal<string | undefined>;
  /** Whether a panel covers most of the page. */
  isNarrow(): boolean;
}
