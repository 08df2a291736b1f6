import type { Message } from "@cairn/core";
import { type Consent, PENDING_MESSAGES } from "../identity/consent.ts";

/** Lets messages through as far as there is consent. */
export interface Gate {
  pass(message: Message): void;
  /** Lets go on `granted` what waited, and gives it up on `denied`. */
  decide(consent: Consent): void;
  waiting(): number;
}

/** Messages wait in memory while consent is pending, the latest 200; `through` takes them when it is granted. */
export function createGate(
  start: Consent,
  through: (message: Message) => void,
  onDropped: (reason: string, count: number) => void,
): Gate {
  let consent = start;
  let held: Message[] = [];
  return {
    pass(message) {
      if (consent === "granted") return through(message);
      if (consent === "denied") return;
      held.push(message);
      if (held.length <= PENDING_MESSAGES) return;
      // Who somebody is cannot be learned again.
      const victim = held.findIndex(({ type }) => type === "page" || type === "track");
      held.splice(Math.max(0, victim), 1);
      onDropped("consent-pending", 1);
    },
    decide(decision) {
      consent = decision;
      const decided = held;
      held = [];
      if (decision === "granted") decided.forEach(through);
      else onDropped("consent-denied", decided.length);
    },
    waiting: () => held.length,
  };
}
