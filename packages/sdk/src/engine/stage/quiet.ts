import type { Edited } from "../stage.ts";

// An interruption waits for a pause in writing; a form that was begun counts as a flow for longer.
const TYPING_MS = 3_000;
const FLOW_MS = 30_000;
const CARD_MS = 400;

/** Whether the user must be left alone: keystrokes in the last seconds, or a form that was begun and not sent. */
export function isTyping({ atMs, isInForm }: Edited, nowMs: number): boolean {
  return nowMs - atMs < (isInForm ? FLOW_MS : TYPING_MS);
}

/** When a quiet card may appear: it only waits for a pause between keystrokes. */
export function cardMs({ atMs }: Edited): number {
  return atMs + CARD_MS;
}
