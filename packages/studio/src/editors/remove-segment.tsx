import type { JSX } from "preact";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { partAskedAbout } from "./part-asked-about.ts";
import { RemoveDialog, type RemoveProps } from "./remove-dialog.tsx";
import { UsedBy } from "./used-by.tsx";
import { bringsBackWords } from "../words/removal.ts";

/** Asks whether a segment is to go; one that is used stays, and what uses it is named. */
export function RemoveSegment({ studio, removal, onGone }: RemoveProps): JSX.Element | null {
  const asked = partAskedAbout(studio, removal, "segments");
  if (asked === undefined) return null;
  const { id, title, places } = asked;
  if (places.length > 0) {
    return (
      <Dialog title={`${title} is in use`} onClose={removal.cancel}>
        <p>
          It stays until nothing asks for it any more: without it, nobody could say who is meant.
        </p>
        <UsedBy studio={studio} places={places} />
        <div class="dialog-actions">
          <Button look="primary" onPress={removal.cancel}>
            Keep it
          </Button>
        </div>
      </Dialog>
    );
  }
  const remove = (): void => {
    removal.cancel();
    studio.definitions.removeSegment(id);
    studio.announcer.say(`${title} is removed.`);
    onGone();
  };
  return (
    <RemoveDialog
      studio={studio}
      title={title}
      words={`Nothing uses it. ${bringsBackWords(studio.draft.stored.value)}`}
      withIt=""
      places={places}
      cancel={removal.cancel}
      remove={remove}
    />
  );
}
