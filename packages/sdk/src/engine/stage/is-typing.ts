import type { Edited } from "../stage.ts";

// An interruption waits for a pause in writing; a form that was begun counts as a flow for longer.
const TYPING_MS = 3_000;
const FLOW_MS = 30_000;

/** Whether the user must be left alone: keystrokes in the last seconds, or a form that was begun and not sent. */
export function isTyping(edited: Edited | undefined, nowMs: number): boolean {
  return !!edited && nowMs - edited.atMs < (edited.isInForm ? FLOW_MS : TYPING_MS);
}
