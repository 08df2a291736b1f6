import { placesNaming } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import type { Removal } from "../models/removal.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { counted } from "../words/figures.ts";
import { problemPlaces } from "../words/problem-place.ts";

interface RemoveGuideProps {
  readonly studio: Studio;
  readonly removal: Removal;
  /** Runs when it is gone. */
  readonly onGone: () => void;
}

/** Asks whether a guide is to go for good, and says what else goes with it. */
export function RemoveGuide({ studio, removal, onGone }: RemoveGuideProps): JSX.Element | null {
  const id = removal.id.value;
  if (id === undefined) return null;
  const book = studio.draft.guidebook.value;
  const title = plainText(book.guides?.[id]?.title, firstLocale(book)) || id;
  const places = placesNaming(book, "guides", id);
  const users = problemPlaces(
    places.map((path) => ({ path, code: "named", message: "" })),
    book,
  );
  const remove = (): void => {
    removal.cancel();
    studio.definitions.removeGuide(id, places);
    studio.announcer.say(`${title} is removed.`);
    onGone();
  };
  const archive = (): void => {
    removal.cancel();
    studio.definitions.setStatus(id, "archived");
    studio.announcer.say(`${title} is archived.`);
  };
  return (
    <Dialog title={`Remove ${title}?`} onClose={removal.cancel}>
      <p>
        Its words and its targeting are gone from the draft. What was measured stays in the numbers.
        An older version brings it back.
      </p>
      {users.length > 0 && (
        <>
          <p>What starts it goes with it: {counted(places.length, "button")} in</p>
          <ul class="named-places">
            {users.map((user) => (
              <li key={user.title}>{user.title}</li>
            ))}
          </ul>
        </>
      )}
      <div class="dialog-actions">
        <Button look="danger" onPress={remove}>
          Remove it
        </Button>
        {book.guides?.[id]?.status !== "archived" && (
          <Button onPress={archive}>Archive it instead</Button>
        )}
        <Button look="quiet" onPress={removal.cancel}>
          Keep it
        </Button>
      </div>
    </Dialog>
  );
}
