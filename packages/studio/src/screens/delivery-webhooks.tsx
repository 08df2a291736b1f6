import type { JSX } from "preact";
import { EditorsOnly } from "../editors/editors-only.tsx";
import type { Studio } from "../models/studio.ts";
import { WEBHOOKS_OUTCOME, type WebhookStep, type WebhooksModel } from "../models/webhooks.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { Notice } from "../parts/notice.tsx";
import { Panel } from "../parts/panel.tsx";
import { counted } from "../words/figures.ts";
import { isBadOutcome, webhookOutcomeWords } from "../words/webhook.ts";
import { NewWebhookForm } from "./delivery-new-webhook.tsx";
import { WebhookCard } from "./delivery-webhook.tsx";

interface WebhooksProps {
  readonly studio: Studio;
  readonly model: WebhooksModel;
  readonly nowMs: number;
}

/** Other systems that are told, how that goes, and a form for one more. */
export function WebhooksPanel({ studio, model, nowMs }: WebhooksProps): JSX.Element {
  const env = studio.router.env.value;
  const shown = model.shown.value ?? [];
  const dead = shown.reduce((sum, one) => sum + one.dead, 0);
  const outcome = model.outcome.value;
  const isListed = shown.some(({ id }) => id === outcome?.of);
  return (
    <Panel
      id="webhooks-title"
      kicker="Webhooks"
      title={
        dead > 0
          ? `${counted(dead, "delivery", "deliveries")} to other systems given up`
          : shown.length === 0
            ? "No other system is told"
            : `${counted(shown.length, "other system")} told`
      }
      note={`Told of ${env} data, signed as Standard Webhooks describe, tried again for three days.`}
    >
      <div role="status" class="outcome" id={WEBHOOKS_OUTCOME} tabIndex={-1}>
        {outcome !== undefined && !isListed && (
          <Notice tone={isBadOutcome(outcome.outcome) ? "bad" : "good"}>
            {webhookOutcomeWords(outcome.outcome)}
          </Notice>
        )}
      </div>
      <LoadedView
        resource={model.list}
        what="webhooks"
        draw={() => (
          <>
            {shown.map((webhook) => (
              <WebhookCard key={webhook.id} webhook={webhook} model={model} nowMs={nowMs} />
            ))}
          </>
        )}
      />
      <EditorsOnly studio={studio} role="admin">
        <NewWebhookForm model={model.fresh} />
      </EditorsOnly>
      <Confirmation model={model} />
    </Panel>
  );
}

function Confirmation({ model }: { readonly model: WebhooksModel }): JSX.Element | null {
  const step = model.confirming.value;
  if (step === undefined) return null;
  const { title, words, verb } = WORDS[step.kind];
  return (
    <Dialog title={title} onClose={() => model.ask(undefined)}>
      <p>
        {words} <code class="address">{step.webhook.url}</code>
      </p>
      <div class="dialog-actions">
        <Button
          look={step.kind === "remove" ? "danger" : "primary"}
          onPress={() => void model.confirm()}
        >
          {verb}
        </Button>
        <Button onPress={() => model.ask(undefined)}>Cancel</Button>
      </div>
    </Dialog>
  );
}

const WORDS: Readonly<
  Record<
    WebhookStep["kind"],
    { readonly title: string; readonly words: string; readonly verb: string }
  >
> = {
  rotate: {
    title: "Change the secret?",
    words: "A new secret is shown once. For 24 hours both sign, so the receiver can follow:",
    verb: "Change the secret",
  },
  remove: {
    title: "Remove this webhook?",
    words: "It is told nothing any more, and what still waits for it is gone:",
    verb: "Remove it",
  },
};
