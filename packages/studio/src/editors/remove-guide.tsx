import { placesNaming } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import { firstLocale, plainText } from "../models/text-value.ts";
import { Button } from "../parts/button.tsx";
import { RemoveDialog, type RemoveProps } from "./remove-dialog.tsx";

/** Asks about a guide: what starts it goes with it. */
export function RemoveGuide({ studio, removal, onGone }: RemoveProps): JSX.Element | null {
  const id = removal.id.value;
  if (id === undefined) return null;
  const book = studio.draft.guidebook.value;
  const title = plainText(book.guides?.[id]?.title, firstLocale(book)) || id;
  const places = placesNaming(book, "guides", id);
  const end = (what: string): void => {
    removal.cancel();
    studio.announcer.say(`${title} is ${what}.`);
  };
  return (
    <RemoveDialog
      studio={studio}
      title={title}
      words="Its words and its targeting are gone from the draft. What was measured stays in the numbers. An older version brings it back."
      withIt="The buttons that start it go with it."
      places={places}
      cancel={removal.cancel}
      remove={() => {
        studio.definitions.removeGuide(id, places);
        end("removed");
        onGone();
      }}
    >
      {book.guides?.[id]?.status !== "archived" && (
        <Button
          onPress={() => {
            studio.definitions.setStatus(id, "archived");
            end("archived");
          }}
        >
          Archive it instead
        </Button>
      )}
    </RemoveDialog>
  );
}
