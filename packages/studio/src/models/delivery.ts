import type { Stop } from "@cairn/core";
import type { Delivery, Environment } from "@cairn/core/api";
import { effect } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import { type DeadLettersModel, createDeadLetters } from "./dead-letters.ts";
import { type IdentityModel, createIdentity } from "./identity.ts";
import { type Resource, createResource, valueOf } from "./resource.ts";
import type { Router } from "./router.ts";
import { type WebhooksModel, createWebhooks } from "./webhooks.ts";

/** What became of everything that was sent to one environment, and what can be done where it was not stored. */
export interface DeliveryModel {
  readonly nowMs: number;
  readonly figures: Resource<Delivery>;
  readonly letters: DeadLettersModel;
  readonly identity: IdentityModel;
  readonly webhooks: WebhooksModel;
  readonly stop: Stop;
}

/** Figures are asked for again every 10 s, the refused events when there are more of them. */
export function createDelivery(
  api: Api,
  platform: Platform,
  router: Router,
  env: Environment,
  code: string,
): DeliveryModel {
  const figures = createResource(platform, () => api.delivery(env), 10_000);
  const letters = createDeadLetters(api, platform, router, env, code);
  const identity = createIdentity(api, platform, env);
  const webhooks = createWebhooks(api, platform, env);
  let refused: number | undefined;
  const unwatch = effect(() => {
    const now = valueOf(figures)?.refused;
    if (refused !== undefined && now !== undefined && now !== refused) letters.refresh();
    refused = now ?? refused;
  });
  return {
    nowMs: platform.now(),
    figures,
    letters,
    identity,
    webhooks,
    stop() {
      unwatch();
      figures.stop();
      letters.stop();
      identity.stop();
      webhooks.stop();
    },
  };
}
