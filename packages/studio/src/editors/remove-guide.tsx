import type { JSX } from "preact";
import { Button } from "../parts/button.tsx";
import { partAskedAbout } from "./part-asked-about.ts";
import { RemoveDialog, type RemoveProps } from "./remove-dialog.tsx";
import { bringsBackWords } from "../words/removal.ts";

/** Asks about a guide: what starts it goes with it. */
export function RemoveGuide({ studio, removal, onGone }: RemoveProps): JSX.Element | null {
  const asked = partAskedAbout(studio, removal, "guides");
  if (asked === undefined) return null;
  const { id, title, places, book } = asked;
  const end = (what: string): void => {
    removal.cancel();
    studio.announcer.say(`${title} is ${what}.`);
  };
  return (
    <RemoveDialog
      studio={studio}
      title={title}
      words={`Its words and its targeting are gone from the draft. What was measured stays in the numbers. ${bringsBackWords(studio.draft.stored.value)}`}
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
