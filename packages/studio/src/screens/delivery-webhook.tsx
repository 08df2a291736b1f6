import type { Webhook, WebhookDelivery } from "@cairn/core/api";
import type { JSX } from "preact";
import type { WebhooksModel } from "../models/webhooks.ts";
import { Button } from "../parts/button.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { Notice } from "../parts/notice.tsx";
import { OnlyFor } from "../parts/only-for.tsx";
import { SecretOnce } from "../parts/secret-once.tsx";
import { Table } from "../parts/table.tsx";
import { ago, grouped } from "../words/figures.ts";
import {
  DELIVERY_WORDS,
  EVENT_WORDS,
  STATE_WORDS,
  attemptWords,
  isBadOutcome,
  webhookOutcomeWords,
} from "../words/webhook.ts";

interface WebhookProps {
  readonly webhook: Webhook;
  readonly model: WebhooksModel;
  readonly nowMs: number;
}

/** One address: how it goes, and what can be done with it. */
export function WebhookCard({ webhook, model, nowMs }: WebhookProps): JSX.Element {
  const { id, url, description, events, state } = webhook;
  const outcome = model.outcome.value?.of === id ? model.outcome.value.outcome : undefined;
  return (
    <article class="webhook" aria-labelledby={`${id}:title`}>
      <h3 id={`${id}:title`}>
        <span class="address">{description ?? url}</span>{" "}
        <span class={`tag tag-${state === "on" ? "good" : "warn"}`}>{STATE_WORDS[state]}</span>
      </h3>
      <p class="quiet">
        {description !== undefined && <span class="address">{url} · </span>}
        {events.map((one) => EVENT_WORDS[one]).join(", ")}
      </p>
      <dl class="figures">
        <Figure words="waiting" value={webhook.pending} />
        <Figure words="delivered" value={webhook.delivered} />
        <Figure words="failed attempts" value={webhook.failedAttempts} />
        <Figure words="given up" value={webhook.dead} />
      </dl>
      <Steps webhook={webhook} model={model} />
      <div role="status" class="outcome">
        {outcome !== undefined && (
          <Notice tone={isBadOutcome(outcome) ? "bad" : "good"}>
            {webhookOutcomeWords(outcome)}
          </Notice>
        )}
      </div>
      <SecretOnce model={model.secret} of={id} what="secret of this webhook" />
      <Deliveries webhook={webhook} model={model} nowMs={nowMs} />
    </article>
  );
}

function Figure({ words, value }: { readonly words: string; readonly value: number }): JSX.Element {
  return (
    <div>
      <dt>{words}</dt>
      <dd>{grouped(value)}</dd>
    </div>
  );
}

function Steps({ webhook, model }: Omit<WebhookProps, "nowMs">): JSX.Element {
  const isBusy = model.busy.value === webhook.id;
  const isOn = webhook.state === "on";
  const isOpen = model.deliveries.value.has(webhook.id);
  return (
    <div class="webhook-steps" role="group" aria-label="Steps">
      <OnlyFor role="editor">
        <Button small idle={isBusy} onPress={() => void model.test(webhook)}>
          {isBusy ? "Working…" : "Send a test"}
        </Button>
      </OnlyFor>
      <OnlyFor role="admin">
        <Button small idle={isBusy} onPress={() => void model.setOn(webhook, !isOn)}>
          {isOn ? "Pause" : "Switch on"}
        </Button>
      </OnlyFor>
      {webhook.dead > 0 && (
        <OnlyFor role="editor">
          <Button small idle={isBusy} onPress={() => void model.replay(webhook)}>
            Send what was given up
          </Button>
        </OnlyFor>
      )}
      <Button small expanded={isOpen} onPress={() => model.look(webhook, !isOpen)}>
        Deliveries
      </Button>
      <OnlyFor role="admin">
        <Button small onPress={() => model.ask({ kind: "rotate", webhook })}>
          Change secret
        </Button>
        <Button small look="quiet" onPress={() => model.ask({ kind: "remove", webhook })}>
          Remove
        </Button>
      </OnlyFor>
    </div>
  );
}

function Deliveries({ webhook, model, nowMs }: WebhookProps): JSX.Element | null {
  const resource = model.deliveries.value.get(webhook.id);
  if (resource === undefined) return null;
  return (
    <LoadedView
      resource={resource}
      what="deliveries"
      draw={({ deliveries }) =>
        deliveries.length === 0 ? (
          <p class="quiet">Nothing has happened yet that it is told of.</p>
        ) : (
          <Table
            caption="The latest deliveries"
            rows={deliveries}
            keyOf={({ id }) => id}
            columns={[
              { head: "What", cell: ({ type }) => EVENT_WORDS[type] },
              { head: "When", cell: ({ createdAt }) => ago(createdAt, nowMs) },
              { head: "How it went", cell: (one) => <Went delivery={one} /> },
              {
                head: "Again",
                steps: true,
                cell: (one) => (
                  <Button
                    small
                    label={`Send again: ${one.id}`}
                    onPress={() => void model.replay(webhook, one.id)}
                  >
                    Send again
                  </Button>
                ),
              },
            ]}
          />
        )
      }
    />
  );
}

function Went({ delivery }: { readonly delivery: WebhookDelivery }): JSX.Element {
  const { state, attempts, lastAttempt } = delivery;
  const tries = attempts > 1 ? ` after ${attempts} attempts` : "";
  return (
    <div>
      {DELIVERY_WORDS[state]}
      {tries}
      {lastAttempt !== undefined && state !== "delivered" && (
        <span class="person-more">{attemptWords(lastAttempt)}</span>
      )}
    </div>
  );
}
