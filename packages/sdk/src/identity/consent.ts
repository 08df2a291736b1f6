import type { Message } from "@cairn/core";
import { misuse } from "../errors.ts";

/** Whether something may be stored or sent: yes, not decided yet, no. */
export type Consent = "granted" | "pending" | "denied";

const PENDING_MESSAGES = 200;

/** Throws for what is neither yes nor no; `also` may stand for neither. */
export function consentOrThrow(value: unknown, also?: Consent): void {
  if (value !== "granted" && value !== "denied" && value !== also) {
    throw misuse(value, 'consent "granted" or "denied"');
  }
}

/**
 * Consent at the start of a page. A remembered `consent("granted")` was the person's own word: it wins
 * over Global Privacy Control and over "pending", not over a host that says "denied".
 * Throws for a word that is none of them.
 */
export function consentAtStart(
  asked: Consent = "granted",
  remembered: unknown,
  asksForPrivacy: boolean | undefined,
): Consent {
  consentOrThrow(asked, "pending");
  if (asked === "denied") return asked;
  if (remembered) return "granted";
  return asksForPrivacy ? "denied" : asked;
}

/** Lets `message` wait with those `held` in memory for the decision; how many wait, or false when there is no room for it. */
export function hold(held: Message[], message: Message): number | false {
  // Who somebody is cannot be learned again, so that is always kept.
  const isKept = held.length < PENDING_MESSAGES || !("properties" in message);
  return isKept && held.push(message);
}
