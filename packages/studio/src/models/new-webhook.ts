import type { Environment, NewWebhook, WebhookEvent, WebhookWithSecret } from "@cairn/core/api";
import { type ReadonlySignal, batch, signal } from "@preact/signals";
import type { Api, ApiFailure } from "../api.ts";

/** What is typed for a webhook that does not exist yet. */
export interface NewWebhookModel {
  readonly url: ReadonlySignal<string>;
  readonly description: ReadonlySignal<string>;
  readonly events: ReadonlySignal<readonly WebhookEvent[]>;
  readonly busy: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<ApiFailure | undefined>;
  setUrl(url: string): void;
  setDescription(description: string): void;
  toggle(event: WebhookEvent): void;
  add(): Promise<void>;
}

/** What a webhook can tell, in the order in which it is offered. */
export const WEBHOOK_EVENTS: readonly WebhookEvent[] = [
  "milestone.reached",
  "stall.detected",
  "stall.resolved",
  "survey.answered",
];

/** An empty form; `onAdded` gets what it made, with the secret. */
export function createNewWebhook(
  api: Pick<Api, "addWebhook">,
  environment: Environment,
  onAdded: (added: WebhookWithSecret) => void,
): NewWebhookModel {
  const url = signal("");
  const description = signal("");
  const events = signal<readonly WebhookEvent[]>(WEBHOOK_EVENTS);
  const busy = signal(false);
  const failure = signal<ApiFailure | undefined>(undefined);
  return {
    url,
    description,
    events,
    busy,
    failure,
    setUrl(text) {
      url.value = text;
    },
    setDescription(text) {
      description.value = text;
    },
    toggle(event) {
      const now = events.peek();
      events.value = WEBHOOK_EVENTS.filter((one) =>
        one === event ? !now.includes(one) : now.includes(one),
      );
    },
    async add() {
      if (busy.peek()) return;
      busy.value = true;
      const words = description.peek().trim();
      const sent: NewWebhook = {
        url: url.peek().trim(),
        environment,
        events: events.peek(),
        ...(words === "" ? {} : { description: words }),
      };
      const answer = await api.addWebhook(sent);
      batch(() => {
        busy.value = false;
        failure.value = answer.ok ? undefined : answer.failure;
        if (!answer.ok) return;
        url.value = "";
        description.value = "";
        events.value = WEBHOOK_EVENTS;
        onAdded(answer.value);
      });
    },
  };
}
