import type { Stop } from "@cairn/core";
import type { WidgetPort } from "@cairn/sdk/port";
import type { ReadonlySignal, Signal } from "@preact/signals-core";
import type { Words } from "../messages/words.tsx";
import type { afterPaint } from "./first-paint.ts";
import type { focused, holdsFocus, rememberFocus } from "./focus.ts";
import type { stepAside } from "./step-aside.ts";

/**
 * What every kind is handed: the port, the words, what kinds share with each other, and small code that would be a
 * chunk of its own if two kinds imported it.
 */
export interface Surroundings {
  readonly port: WidgetPort;
  readonly words: Words;
  /** Says a sentence politely to screen readers. */
  announce(text: string): void;
  /** What was announced last. */
  readonly said: ReadonlySignal<string>;
  /** Whose panel stands open in the corner; opening one closes the other. */
  readonly corner: Signal<string | undefined>;
  /** Whether a panel covers most of the page. */
  isNarrow(): boolean;
  /** Another `<cairn-root>`, inside `place`, which belongs to the page. */
  openRoot(place: HTMLElement): { readonly shadow: ShadowRoot; readonly stop: Stop };
  readonly afterPaint: typeof afterPaint;
  readonly stepAside: typeof stepAside;
  readonly focused: typeof focused;
  readonly rememberFocus: typeof rememberFocus;
  readonly holdsFocus: typeof holdsFocus;
}
