import { placesNaming } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import type { Removal } from "../models/removal.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { UsedBy } from "./used-by.tsx";

interface RemoveSegmentProps {
  readonly studio: Studio;
  readonly removal: Removal;
  /** Runs when it is gone. */
  readonly onGone: () => void;
}

/** Asks whether a segment is to go; one that is used stays, and what uses it is named. */
export function RemoveSegment({ studio, removal, onGone }: RemoveSegmentProps): JSX.Element | null {
  const id = removal.id.value;
  if (id === undefined) return null;
  const book = studio.draft.guidebook.value;
  const title = plainText(book.segments?.[id]?.title, firstLocale(book)) || id;
  const places = placesNaming(book, "segments", id);
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
    <Dialog title={`Remove ${title}?`} onClose={removal.cancel}>
      <p>Nothing uses it. An older version brings it back.</p>
      <div class="dialog-actions">
        <Button look="danger" onPress={remove}>
          Remove it
        </Button>
        <Button look="quiet" onPress={removal.cancel}>
          Keep it
        </Button>
      </div>
    </Dialog>
  );
}
