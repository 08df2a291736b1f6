import type { Environment } from "@cairn/core/api";
import type { JSX } from "preact";
import { ListField } from "../editors/list-field.tsx";
import { ORIGINS_PATH, type OriginsModel } from "../models/origins.ts";
import { ReadByOthers } from "../editors/editors-only.tsx";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { Panel } from "../parts/panel.tsx";

interface OriginsPanelProps {
  readonly studio: Studio;
  readonly env: Environment;
  readonly model: OriginsModel;
}

/** From where browsers may send: the first thing that stands between a new key and a real product. */
export function OriginsPanel({ studio, env, model }: OriginsPanelProps): JSX.Element {
  const status = model.status.value;
  return (
    <Panel
      id="origins-title"
      kicker="Step 2"
      title="Say where your product runs"
      note={`The ${env} key is public. Browsers may use it only on the addresses that stand here; servers may always.`}
    >
      <form
        class="origins"
        onSubmit={(submitting) => {
          submitting.preventDefault();
          void model.save();
        }}
      >
        <ReadByOthers studio={studio} role="admin">
          <ListField
            form={model}
            path={ORIGINS_PATH}
            label="Addresses of your product"
            one="address"
            required
            placeholder={env === "live" ? "https://app.example" : "https://staging.app.example"}
            hint="Scheme and host, without a path. Once one stands here, your own machine needs a line too: http://localhost:3000."
            none="None yet. Only pages on this machine (localhost) and those the collector serves itself may send. Anywhere else browsers are answered 403 and nothing arrives."
            onAdded={studio.platform.focus}
          />
          {model.stored.value.includes("*") && (
            <Notice tone="warning">
              With *, any website may send events with this key. Name your addresses before it
              counts.
            </Notice>
          )}
          <div class="origins-save">
            <Button
              type="submit"
              look="primary"
              idle={status === "as-stored" || status === "saved"}
            >
              {status === "saving" ? "Saving…" : "Save addresses"}
            </Button>
            <p role="status" class="field-hint">
              {STATUS_WORDS[status]}
            </p>
          </div>
        </ReadByOthers>
      </form>
    </Panel>
  );
}

const STATUS_WORDS: Readonly<Record<OriginsModel["status"]["value"], string>> = {
  "as-stored": "",
  changed: "Not saved yet.",
  saving: "",
  saved: "Saved. It counts from the next request on.",
  lost: "The collector does not answer. Try again.",
};
