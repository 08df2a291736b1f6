import type { StallReasonKind } from "@cairn/core";

/** What shows that somebody is stuck, for lists to choose from. */
export const SIGN_WORDS: Readonly<Record<StallReasonKind, string>> = {
  "failed-attempts": "Failed attempts",
  "long-active-time": "Taking clearly longer than expected",
  "rage-click": "Clicking the same spot again and again",
  "dead-click": "Clicking something that does nothing",
  "error-click": "A click that led to an error",
  "u-turn": "Going back and forth between pages",
  "form-abandoned": "Leaving a form half filled",
  "validation-repeated": "The same form error again and again",
  "help-search-repeated": "Searching help again and again",
  thrash: "Shaking the mouse to and fro",
  since: "Much time at this step",
  active: "Much time in all",
  silence: "Doing nothing for a while",
  gap: "Coming back after a break",
  events: "Doing much without getting there",
  signs: "Many signs of trouble in all",
  event: "The same step again and again",
  last: "Coming no further than one step",
  gone: "Left without finishing",
};

/** The same within a sentence. */
export function signWords(kind: StallReasonKind): string {
  const words = SIGN_WORDS[kind] ?? kind;
  return words.charAt(0).toLowerCase() + words.slice(1);
}
