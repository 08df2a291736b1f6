import type { Message } from "@cairn/core";

/** Whether something may be stored or sent: yes, not decided yet, no. */
export type Consent = "granted" | "pending" | "denied";

const PENDING_MESSAGES = 200;

/**
 * Consent at the start of a page. A remembered `consent("granted")` was the person's own word: it wins
 * over Global Privacy Control and over "pending", not over a host that says "denied".
 */
export function consentAtStart(
  asked: Consent | undefined,
  remembered: unknown,
  asksForPrivacy: boolean | undefined,
): Consent {
  if (asked === "denied") return asked;
  if (remembered) return "granted";
  return asksForPrivacy ? "denied" : (asked ?? "granted");
}

/** Lets `message` wait with those `held` in memory for the decision; false when there is no room for it. */
export function hold(held: Message[], message: Message): boolean {
  // Who somebody is cannot be learned again, so that is always kept.
  const isKept = held.length < PENDING_MESSAGES || !("properties" in message);
  if (isKept) held.push(message);
  return isKept;
}
