import type { UiSignal } from "@cairn/core";
import { OWN_ROOT } from "../find/query.ts";
import { isVisible } from "../find/visible.ts";

/** Whether this is a moment to leave the user alone. */
export interface Quiet {
  see(signal: UiSignal): void;
  /** Keystrokes in the last seconds, or a form that was begun and not sent. */
  isTyping(nowMs: number): boolean;
  /** When a quiet card may appear: it only waits for a pause between keystrokes. */
  cardMs(): number;
}

// An interruption waits for a pause in writing; a form that was begun counts as a flow for longer.
const TYPING_MS = 3_000;
const FLOW_MS = 30_000;
const CARD_MS = 400;

export function createQuiet(): Quiet {
  let editedMs = -Infinity;
  let isInForm = false;
  return {
    see({ kind, atMs }) {
      if (kind === "edit") {
        editedMs = atMs;
        isInForm = true;
      } else if (kind === "submit" || kind === "navigation") isInForm = false;
    },
    isTyping: (nowMs) => nowMs - editedMs < (isInForm ? FLOW_MS : TYPING_MS),
    cardMs: () => editedMs + CARD_MS,
  };
}

/** Whether the host has a modal open: nothing of ours may lie over it or fight it for the focus. */
export function isHostModalOpen(): boolean {
  return [...document.querySelectorAll("dialog[open],[aria-modal=true]")].some(
    (element) =>
      !element.closest(OWN_ROOT) &&
      isVisible(element) &&
      // A dialog that was opened by `show()` blocks nothing.
      (element.hasAttribute("aria-modal") || element.matches(":modal")),
  );
}
