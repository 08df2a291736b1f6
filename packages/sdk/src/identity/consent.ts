/** Whether something may be stored or sent: yes, not decided yet, no. */
export type Consent = "granted" | "pending" | "denied";

/** Messages that wait in memory for the decision. */
export const PENDING_MESSAGES = 200;

/**
 * Consent at the start of a page. A remembered `consent("granted")` was the person's own word: it wins
 * over Global Privacy Control and over "pending", not over a host that says "denied".
 */
export function consentAtStart(facts: {
  readonly asked: Consent | undefined;
  readonly isRemembered: boolean;
  readonly globalPrivacyControl: boolean;
}): Consent {
  if (facts.asked === "denied") return "denied";
  if (facts.isRemembered) return "granted";
  return facts.globalPrivacyControl ? "denied" : (facts.asked ?? "granted");
}
