import type { JSX } from "preact";
import type { Confirming, PublishModel } from "../models/publish.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";

/** The second word before a large step. */
export function PublishConfirmation({
  model,
}: {
  readonly model: PublishModel;
}): JSX.Element | null {
  const what = model.confirming.value;
  if (what === undefined) return null;
  const { title, words, yes } = wordsOf(what);
  return (
    <Dialog title={title} onClose={() => model.ask(undefined)}>
      <p>{words}</p>
      <div class="dialog-actions">
        <Button
          look={what.kind === "pause" ? "danger" : "primary"}
          onPress={() => void model.confirm()}
        >
          {yes}
        </Button>
        <Button onPress={() => model.ask(undefined)}>Cancel</Button>
      </div>
    </Dialog>
  );
}

function wordsOf(what: Confirming): {
  readonly title: string;
  readonly words: string;
  readonly yes: string;
} {
  switch (what.kind) {
    case "pause": {
      const { environment } = what;
      return {
        title:
          environment === undefined ? "Pause all guides?" : `Pause all guides in ${environment}?`,
        words:
          "Every guide is gone from open tabs within 60 seconds. Tracking goes on, and you can switch them on again at any time.",
        yes: environment === undefined ? "Pause everything" : `Pause ${environment}`,
      };
    }
    case "promote":
      return {
        title: `Make version ${what.version.version} live?`,
        words:
          "Everybody gets what is tried in test now. Test gets what live gets from then on. Your draft stays as it is.",
        yes: "Make it live",
      };
  }
}
