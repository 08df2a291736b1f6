import type { ComponentChildren, JSX } from "preact";
import type { Removal } from "../models/removal.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { UsedBy } from "./used-by.tsx";

/** What the question about one part is drawn from. */
export interface RemoveProps {
  readonly studio: Studio;
  readonly removal: Removal;
  /** Runs when it is gone. */
  readonly onGone: () => void;
}

interface RemoveDialogProps {
  readonly studio: Studio;
  readonly title: string;
  /** What goes, and what stays. */
  readonly words: string;
  /** Said above the parts that name it. */
  readonly withIt: string;
  /** Where it is named, as core's `placesNaming` tells. */
  readonly places: readonly string[];
  readonly remove: () => void;
  readonly cancel: () => void;
  /** Other ways out. */
  readonly children?: ComponentChildren;
}

/** Asks whether a part is to go for good, and says what else goes with it. */
export function RemoveDialog(props: RemoveDialogProps): JSX.Element {
  return (
    <Dialog title={`Remove ${props.title}?`} onClose={props.cancel}>
      <p>{props.words}</p>
      {props.places.length > 0 && (
        <>
          <p>{props.withIt}</p>
          <UsedBy studio={props.studio} places={props.places} />
        </>
      )}
      <div class="dialog-actions">
        <Button look="danger" onPress={props.remove}>
          Remove it
        </Button>
        {props.children}
        <Button onPress={props.cancel}>Cancel</Button>
      </div>
    </Dialog>
  );
}
