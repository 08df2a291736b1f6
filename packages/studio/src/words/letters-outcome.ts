import type { ReplayedLetters } from "@cairn/core/api";
import type { LettersOutcome } from "../models/dead-letters.ts";
import { failureWords } from "./failure.ts";
import { counted } from "./figures.ts";

/** What became of refused events that were replayed or removed. */
export function lettersOutcomeWords(outcome: LettersOutcome): string {
  switch (outcome.kind) {
    case "replayed":
      return replayedWords(outcome.result);
    case "removed": {
      const { removed } = outcome.result;
      return removed === 0
        ? "There was nothing left to delete."
        : `${counted(removed, "refused event")} deleted.`;
    }
    case "failed":
      return failureWords(outcome.failure);
  }
}

function replayedWords({ stored, duplicates, refused }: ReplayedLetters): string {
  const parts = [
    ...(stored > 0 ? [`${counted(stored, "event")} stored, at the time they came in`] : []),
    ...(duplicates > 0 ? [`${duplicates} known already or erased, nothing to store`] : []),
    ...(refused > 0 ? [`${refused} still refused and kept, with today's reason`] : []),
  ];
  return parts.length === 0 ? "There was nothing left to replay." : `${parts.join("; ")}.`;
}
