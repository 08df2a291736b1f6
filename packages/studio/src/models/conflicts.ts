import { signal } from "@preact/signals";
import type { DraftModel, PartChoices } from "./draft.ts";

/** Settles an open conflict of the draft part by part. */
export interface Conflicts {
  /** Whose version of a part is to stay; mine unless somebody chose. */
  choiceOf(part: string): "mine" | "theirs";
  choose(part: string, whose: "mine" | "theirs"): void;
  /** Goes on with what is chosen; what was not chosen is gone then. */
  settle(): Promise<void>;
}

export function createConflicts(draft: Pick<DraftModel, "resolve">): Conflicts {
  const choices = signal<PartChoices>(new Map());
  return {
    choiceOf: (part) => choices.value.get(part) ?? "mine",
    choose(part, whose) {
      choices.value = new Map([...choices.peek(), [part, whose]]);
    },
    async settle() {
      const chosen = choices.peek();
      choices.value = new Map();
      await draft.resolve(chosen);
    },
  };
}
