import type { Result, Stop } from "@cairn/core";
import type {
  Environment,
  Webhook,
  WebhookAttempt,
  WebhookDeliveries,
  WebhookWithSecret,
} from "@cairn/core/api";
import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { Answer, Api, ApiFailure } from "../api.ts";
import type { Platform } from "../platform.ts";
import { type NewWebhookModel, createNewWebhook } from "./new-webhook.ts";
import { type Resource, createResource, valueOf } from "./resource.ts";
import { type ShownOnce, createShownOnce } from "./shown-once.ts";

/** What the latest step with a webhook led to. */
export type WebhookOutcome =
  | { readonly kind: "tested"; readonly attempt: WebhookAttempt }
  | { readonly kind: "paused" | "resumed" | "rotated" | "removed" | "added" }
  | { readonly kind: "replayed"; readonly replayed: number }
  | { readonly kind: "failed"; readonly failure: ApiFailure };

/** A step that wants a second word before it is taken. */
export interface WebhookStep {
  readonly kind: "rotate" | "remove";
  readonly webhook: Webhook;
}

/** Addresses that are told of events, in one environment. */
export interface WebhooksModel {
  readonly list: Resource<readonly Webhook[]>;
  /** Those of this environment; undefined until they are known. */
  readonly shown: ReadonlySignal<readonly Webhook[] | undefined>;
  readonly fresh: NewWebhookModel;
  readonly secret: ShownOnce;
  /** Id of the webhook that is being worked on. */
  readonly busy: ReadonlySignal<string | undefined>;
  readonly outcome: ReadonlySignal<
    { readonly of: string; readonly outcome: WebhookOutcome } | undefined
  >;
  readonly confirming: ReadonlySignal<WebhookStep | undefined>;
  /** The latest deliveries of webhooks that were opened, by id. */
  readonly deliveries: ReadonlySignal<ReadonlyMap<string, Resource<WebhookDeliveries>>>;
  test(webhook: Webhook): Promise<void>;
  setOn(webhook: Webhook, on: boolean): Promise<void>;
  /** Sends one delivery again, or all dead ones. */
  replay(webhook: Webhook, delivery?: string): Promise<void>;
  ask(step: WebhookStep | undefined): void;
  confirm(): Promise<void>;
  /** Shows or hides what was delivered. */
  look(webhook: Webhook, open: boolean): void;
  readonly stop: Stop;
}

/** Id of the line that says what a step led to, for a webhook that is not listed any more. */
export const WEBHOOKS_OUTCOME = "webhooks-outcome";

/** Before anything was delivered: a replay since then means all. */
const EVER = "1970-01-01T00:00:00.000Z";

/** Asks for the webhooks, again every 10 s. */
export function createWebhooks(api: Api, platform: Platform, env: Environment): WebhooksModel {
  const list = createResource(platform, () => api.webhooks(), 10_000);
  const secret = createShownOnce(platform);
  const busy = signal<string | undefined>(undefined);
  const outcome = signal<{ of: string; outcome: WebhookOutcome } | undefined>(undefined);
  const confirming = signal<WebhookStep | undefined>(undefined);
  const deliveries = signal<ReadonlyMap<string, Resource<WebhookDeliveries>>>(new Map());
  const step = async <Value>(
    { id }: Webhook,
    asked: () => Answer<Value>,
    told: (value: Value) => WebhookOutcome,
  ): Promise<void> => {
    if (busy.peek() !== undefined) return;
    busy.value = id;
    const answer: Result<Value, ApiFailure> = await asked();
    busy.value = undefined;
    outcome.value = {
      of: id,
      outcome: answer.ok ? told(answer.value) : { kind: "failed", failure: answer.failure },
    };
    list.reload();
    deliveries.peek().get(id)?.reload();
  };
  const showSecret = (made: WebhookWithSecret): void => secret.show(made.webhook.id, made.secret);
  const fresh = createNewWebhook(api, env, (added) => {
    showSecret(added);
    outcome.value = { of: added.webhook.id, outcome: { kind: "added" } };
    list.reload();
  });
  return {
    list,
    shown: computed(() => valueOf(list)?.filter((one) => one.environment === env)),
    fresh,
    secret,
    busy,
    outcome,
    confirming,
    deliveries,
    test: (webhook) =>
      step(
        webhook,
        () => api.testWebhook(webhook.id),
        (attempt) => ({ kind: "tested", attempt }),
      ),
    setOn: (webhook, on) =>
      step(
        webhook,
        () => api.changeWebhook(webhook.id, { enabled: on }),
        () => ({ kind: on ? "resumed" : "paused" }),
      ),
    replay: (webhook, delivery) =>
      step(
        webhook,
        () =>
          api.replayWebhook(webhook.id, delivery === undefined ? { since: EVER } : { delivery }),
        ({ replayed }) => ({ kind: "replayed", replayed }),
      ),
    ask(what) {
      confirming.value = what;
    },
    async confirm() {
      const what = confirming.peek();
      confirming.value = undefined;
      if (what === undefined) return;
      const { webhook } = what;
      if (what.kind === "remove") {
        await step(
          webhook,
          () => api.removeWebhook(webhook.id),
          () => ({ kind: "removed" }),
        );
        platform.focus(WEBHOOKS_OUTCOME);
        return;
      }
      await step(
        webhook,
        () => api.rotateWebhook(webhook.id),
        (made) => {
          showSecret(made);
          return { kind: "rotated" };
        },
      );
    },
    look({ id }, open) {
      const next = new Map(deliveries.peek());
      next.get(id)?.stop();
      next.delete(id);
      if (open)
        next.set(
          id,
          createResource(platform, () => api.webhookDeliveries(id)),
        );
      deliveries.value = next;
    },
    stop() {
      secret.stop();
      list.stop();
      for (const one of deliveries.peek().values()) one.stop();
    },
  };
}
