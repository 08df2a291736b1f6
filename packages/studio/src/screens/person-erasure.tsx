import type { Environment } from "@cairn/core/api";
import type { JSX } from "preact";
import { ERASURE_OUTCOME, type ErasureModel } from "../models/erasure.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Notice } from "../parts/notice.tsx";
import { erasureWords } from "../words/erasure.ts";

/** What erasing led to. */
export function ErasureOutcome({ model }: { readonly model: ErasureModel }): JSX.Element {
  const outcome = model.outcome.value;
  return (
    <div role="status" class="outcome" id={ERASURE_OUTCOME} tabIndex={-1}>
      {outcome !== undefined && (
        <Notice tone={outcome.kind === "failed" ? "bad" : "good"}>{erasureWords(outcome)}</Notice>
      )}
    </div>
  );
}

interface ErasureDialogProps {
  readonly model: ErasureModel;
  readonly id: string;
  readonly env: Environment;
}

/** Says exactly what goes, and asks for the person's id. */
export function ErasureDialog({ model, id, env }: ErasureDialogProps): JSX.Element | null {
  if (!model.asking.value) return null;
  return (
    <Dialog title="Erase this person?" onClose={() => model.ask(false)}>
      <form
        onSubmit={(submitting) => {
          submitting.preventDefault();
          void model.erase();
        }}
      >
        <p>This cannot be undone. From the {env} data goes, by every id of theirs:</p>
        <ul class="said">
          <li>all their events, and their profile, traits and progress</li>
          <li>refused events that name them</li>
          <li>what webhooks were to tell of them, or told</li>
        </ul>
        <p>
          What they did before now stays out even if a browser sends it later. If they come back,
          they are somebody new. Backups, and systems that were told of them, are yours to clean.
        </p>
        <div class="field">
          <label class="field-label" for="erasure-id">
            Type <code class="told">{id}</code> to confirm
          </label>
          <input
            id="erasure-id"
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={model.typed.value}
            onInput={(typing) => model.type(typing.currentTarget.value)}
          />
        </div>
        <div class="dialog-actions">
          <Button
            type="submit"
            look="danger"
            disabled={!model.isConfirmed.value || model.busy.value}
          >
            {model.busy.value ? "Erasing…" : "Erase for good"}
          </Button>
          <Button onPress={() => model.ask(false)}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
