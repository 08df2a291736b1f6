import type { JSX } from "preact";
import type { DraftModel } from "../models/draft.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { atTime } from "../words/figures.ts";

/** Two drafts, one place: the choice is a person's. */
export function ConflictDialog({ draft }: { readonly draft: DraftModel }): JSX.Element | null {
  const theirs = draft.conflict.value;
  if (theirs === undefined) return null;
  return (
    <Dialog title="This draft was saved somewhere else" onClose={() => {}}>
      <p>
        Another tab or a colleague saved it on {atTime(theirs.savedAt)}, while yours held edits that
        were not saved yet. Nothing was overwritten. Which one should stay?
      </p>
      <div class="dialog-actions">
        <Button look="primary" onPress={() => void draft.resolve("mine")}>
          Keep mine, replace the other
        </Button>
        <Button onPress={() => void draft.resolve("theirs")}>Take the other, drop my edits</Button>
      </div>
    </Dialog>
  );
}
