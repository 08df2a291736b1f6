import type { JSX } from "preact";
import { type NewWebhookModel, WEBHOOK_EVENTS } from "../models/new-webhook.ts";
import { Button } from "../parts/button.tsx";
import { FieldFrame, describedBy } from "../parts/field-frame.tsx";
import { failureWords } from "../words/failure.ts";
import { EVENT_WORDS } from "../words/webhook.ts";

/** A form for one more address. */
export function NewWebhookForm({ model }: { readonly model: NewWebhookModel }): JSX.Element {
  const failure = model.failure.value;
  const problems =
    failure === undefined
      ? []
      : [{ path: "webhook-url", code: "refused", message: failureWords(failure) }];
  return (
    <form
      class="new-webhook"
      aria-labelledby="new-webhook-title"
      onSubmit={(submitting) => {
        submitting.preventDefault();
        void model.add();
      }}
    >
      <h3 id="new-webhook-title">Tell another system</h3>
      <FieldFrame
        id="webhook-url"
        label="Its address"
        hint="Begins with https://. Private addresses need --webhooks-allow-private."
        problems={problems}
      >
        <input
          id="webhook-url"
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder="https://hooks.example/cairn"
          value={model.url.value}
          aria-describedby={describedBy("webhook-url", true, problems)}
          aria-invalid={problems.length > 0}
          onInput={(typing) => model.setUrl(typing.currentTarget.value)}
        />
      </FieldFrame>
      <FieldFrame id="webhook-description" label="What it is for" optional problems={[]}>
        <input
          id="webhook-description"
          type="text"
          autocomplete="off"
          placeholder="The support desk"
          value={model.description.value}
          onInput={(typing) => model.setDescription(typing.currentTarget.value)}
        />
      </FieldFrame>
      <fieldset class="webhook-events">
        <legend class="field-label">Of what</legend>
        {WEBHOOK_EVENTS.map((event) => (
          <label key={event} class="check">
            <input
              type="checkbox"
              checked={model.events.value.includes(event)}
              onChange={() => model.toggle(event)}
            />
            <span>{EVENT_WORDS[event]}</span>
          </label>
        ))}
      </fieldset>
      <div>
        <Button type="submit" disabled={model.busy.value || model.events.value.length === 0}>
          {model.busy.value ? "Adding…" : "Add webhook"}
        </Button>
      </div>
    </form>
  );
}
