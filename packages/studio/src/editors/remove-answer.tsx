import type { JSX } from "preact";
import { partAskedAbout } from "./part-asked-about.ts";
import { RemoveDialog, type RemoveProps } from "./remove-dialog.tsx";
import { bringsBackWords } from "../words/removal.ts";

/** Asks about a help answer: what opens it goes with it, or opens help without it. */
export function RemoveAnswer({ studio, removal, onGone }: RemoveProps): JSX.Element | null {
  const asked = partAskedAbout(studio, removal, "faqs");
  if (asked === undefined) return null;
  const { id, title, places } = asked;
  return (
    <RemoveDialog
      studio={studio}
      title={title}
      words={`It is gone from the draft, and from the help with the next publish. ${bringsBackWords(studio.draft.stored.value)}`}
      withIt="Buttons that open it open help as a whole from then on; remedies that offer it go."
      places={places}
      cancel={removal.cancel}
      remove={() => {
        removal.cancel();
        studio.definitions.removeAnswer(id, places);
        studio.announcer.say(`${title} is removed.`);
        onGone();
      }}
    />
  );
}
