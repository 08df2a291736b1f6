import type { JSX } from "preact";
import type { OverviewModel } from "../models/overview.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { NewMarkForm } from "./new-mark.tsx";

/** Asks when and how a stall was fixed in the product; nothing while that is not asked. */
export function FixDialogView({ model }: { readonly model: OverviewModel }): JSX.Element | null {
  const { fixDialog } = model;
  const stone = fixDialog.stone.value;
  if (stone === undefined) return null;
  const mark = fixDialog.mark.value;
  return (
    <Dialog title={`Fixed in the product: ${stone.title}`} onClose={fixDialog.close}>
      <p>
        From that day on, those who come to {stone.title} are compared with those who came before.
        {mark.evidence !== undefined && ` What showed it was: ${mark.evidence}.`}
      </p>
      <NewMarkForm
        id="fix"
        label="What was fixed"
        mark={mark}
        type={fixDialog.type}
        day={{ value: fixDialog.day.value, set: fixDialog.setDay }}
        onSubmit={() => void fixDialog.submit()}
      />
      <div class="dialog-actions">
        <Button onPress={fixDialog.close}>Cancel</Button>
      </div>
    </Dialog>
  );
}
