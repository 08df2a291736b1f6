import type { Environment } from "./session.ts";

/** What a webhook can tell, as `type` of its payload. */
export type WebhookEvent =
  | "milestone.reached"
  | "stall.detected"
  | "stall.resolved"
  | "survey.answered";

/**
 * One address that is told of events. `GET /api/webhooks` lists them, `POST /api/webhooks` adds one (201, with its
 * secret), `PUT /api/webhooks/:id` changes it, `DELETE /api/webhooks/:id` removes it with its queue (204).
 */
export interface Webhook {
  readonly id: string;
  readonly environment: Environment;
  /** For who may not change it its origin and "/…": the path often is a secret. */
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly description?: string;
  /** "gone": it answered 410 and is left alone until somebody sets `enabled` again. */
  readonly state: "on" | "paused" | "gone";
  readonly createdAt: string;
  /** Newest first; an older one signs too until it retires. */
  readonly secrets: readonly WebhookSecret[];
  /** Waiting now; the others count from the beginning. */
  readonly pending: number;
  readonly delivered: number;
  readonly failedAttempts: number;
  readonly dead: number;
}
export interface WebhookSecret {
  readonly ending: string;
  readonly createdAt: string;
  readonly retiresAt?: string;
}

export interface NewWebhook {
  readonly url: string;
  readonly environment: Environment;
  readonly events: readonly WebhookEvent[];
  readonly description?: string;
}

/** What is left out stays. `enabled: false` pauses it, true sends on. */
export interface WebhookChange {
  readonly url?: string;
  readonly events?: readonly WebhookEvent[];
  readonly description?: string;
  readonly enabled?: boolean;
}

/** Answer of `POST /api/webhooks` and `POST /api/webhooks/:id/rotate`: the one time that the secret is shown. */
export interface WebhookWithSecret {
  readonly webhook: Webhook;
  readonly secret: string;
}

/** `GET /api/webhooks/:id/deliveries?state=&limit=&cursor=`, newest first. */
export interface WebhookDeliveries {
  readonly deliveries: readonly WebhookDelivery[];
  readonly cursor?: string;
}
export interface WebhookDelivery {
  /** The `webhook-id` header: the same on each attempt. */
  readonly id: string;
  readonly type: WebhookEvent;
  readonly messageId: string;
  readonly state: "pending" | "delivered" | "dead";
  readonly createdAt: string;
  readonly attempts: number;
  readonly nextAt?: string;
  readonly lastAttempt?: WebhookAttempt;
}

/** One try. Also the answer of `POST /api/webhooks/:id/test`, which sends a `ping`. */
export interface WebhookAttempt {
  readonly at: string;
  readonly tookMs: number;
  readonly outcome: WebhookOutcome;
  readonly status?: number;
  /** What went wrong, for a person. */
  readonly detail?: string;
  /** The beginning of an answer other than 2xx. */
  readonly answer?: string;
}
export type WebhookOutcome =
  | "delivered"
  | "refused"
  | "gone"
  | "address-not-allowed"
  | "timed-out"
  | "not-reached";

/** `POST /api/webhooks/:id/replay`: one delivery, or all dead ones made since a time. Answers how many. */
export type WebhookReplay = { readonly delivery: string } | { readonly since: string };
export interface WebhookReplayed {
  readonly replayed: number;
}
