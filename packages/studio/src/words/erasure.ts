import type { ErasureOutcome } from "../models/erasure.ts";
import { failureWords } from "./failure.ts";
import { counted } from "./figures.ts";

/** What erasing a person led to. */
export function erasureWords(outcome: ErasureOutcome): string {
  if (outcome.kind === "failed") {
    return `Not finished: ${failureWords(outcome.failure)} Erasing again goes on where it stopped.`;
  }
  const { known, events, deadLetters, deliveries } = outcome.erased;
  if (!known && deadLetters === 0) return "Nothing was held about this person.";
  const gone = [
    counted(events, "event"),
    counted(deadLetters, "refused event"),
    counted(deliveries, "webhook delivery", "webhook deliveries"),
  ];
  return `Erased: ${gone.join(", ")}, and the profile. What they did before now stays out, whatever browser sends it later.`;
}
