import type { JSX } from "preact";
import type { PublishModel } from "../models/publish.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Panel } from "../parts/panel.tsx";
import { atTime } from "../words/figures.ts";

interface PauseProps {
  readonly studio: Studio;
  readonly model: PublishModel;
}

/** The switch that takes every guide away at once, and the second word before a large step. */
export function PausePanel({ studio, model }: PauseProps): JSX.Element {
  const paused = studio.draft.stored.value?.paused === true;
  return (
    <>
      <Panel
        id="pause-title"
        kicker="Switch"
        title={paused ? "All guides are paused" : "Guides are on"}
        note={
          paused
            ? "Nobody sees a guide. Tracking goes on."
            : "Something wrong with what people see? Pause everything first, look afterwards."
        }
        actions={
          paused ? (
            <Button look="primary" disabled={model.busy.value} onPress={() => void model.resume()}>
              Switch guides on
            </Button>
          ) : (
            <Button
              look="danger"
              disabled={model.busy.value}
              onPress={() => model.ask({ kind: "pause" })}
            >
              Pause all guides
            </Button>
          )
        }
      >
        {null}
      </Panel>
      <Confirmation model={model} />
    </>
  );
}

function Confirmation({ model }: { readonly model: PublishModel }): JSX.Element | null {
  const what = model.confirming.value;
  if (what === undefined) return null;
  const isPause = what.kind === "pause";
  return (
    <Dialog
      title={isPause ? "Pause all guides?" : `Go back to version ${what.version.version}?`}
      onClose={() => model.ask(undefined)}
    >
      <p>
        {isPause
          ? "Every guide is gone from open tabs within 60 seconds. Tracking goes on, and you can switch them on again at any time."
          : `The version of ${atTime(what.version.publishedAt)} goes live again, as a new version. Your draft stays as it is.`}
      </p>
      <div class="dialog-actions">
        <Button look={isPause ? "danger" : "primary"} onPress={() => void model.confirm()}>
          {isPause ? "Pause everything" : "Go back"}
        </Button>
        <Button onPress={() => model.ask(undefined)}>Cancel</Button>
      </div>
    </Dialog>
  );
}
