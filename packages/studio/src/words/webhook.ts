import type { WebhookAttempt, WebhookEvent } from "@cairn/core/api";
import type { WebhookOutcome } from "../models/webhooks.ts";
import { failureWords } from "./failure.ts";
import { counted } from "./figures.ts";

/** What a webhook can tell, for a person. */
export const EVENT_WORDS: Readonly<Record<WebhookEvent, string>> = {
  "milestone.reached": "Milestone reached",
  "stall.detected": "Stall detected",
  "stall.resolved": "Stall resolved",
  "survey.answered": "Survey answered",
};

export const STATE_WORDS = {
  on: "On",
  paused: "Paused",
  gone: "Gone: it answered 410",
} as const;

export const DELIVERY_WORDS = {
  pending: "waiting",
  delivered: "delivered",
  dead: "given up",
} as const;

/** How one try to deliver ended. */
export function attemptWords({ outcome, status, detail, tookMs }: WebhookAttempt): string {
  const more = detail === undefined ? "" : `: ${detail}`;
  switch (outcome) {
    case "delivered":
      return `Delivered: it answered ${status ?? 200} within ${Math.round(tookMs)} ms`;
    case "refused":
      return `It answered ${status ?? "something else than 2xx"}${more}`;
    case "gone":
      return "It answered 410: it wants nothing any more";
    case "address-not-allowed":
      return `The address may not be called${more}`;
    case "timed-out":
      return "No answer within 15 seconds";
    case "not-reached":
      return `It could not be reached${more}`;
  }
}

/** What a step with a webhook led to. */
export function webhookOutcomeWords(outcome: WebhookOutcome): string {
  switch (outcome.kind) {
    case "tested":
      return `${attemptWords(outcome.attempt)}.`;
    case "paused":
      return "Paused. What happens meanwhile waits here, for up to 30 days.";
    case "resumed":
      return "On again. What waited is being sent.";
    case "rotated":
      return "The secret is changed. For 24 hours the old one signs too.";
    case "removed":
      return "Removed, with everything that waited.";
    case "added":
      return "Added. It hears of what happens from now on.";
    case "replayed":
      return outcome.replayed === 0
        ? "There was nothing to send again."
        : `${counted(outcome.replayed, "delivery", "deliveries")} on the way again.`;
    case "failed":
      return failureWords(outcome.failure);
  }
}

/** Whether what came of it needs somebody to look. */
export function isBadOutcome(outcome: WebhookOutcome): boolean {
  if (outcome.kind === "tested") return outcome.attempt.outcome !== "delivered";
  return outcome.kind === "failed";
}
