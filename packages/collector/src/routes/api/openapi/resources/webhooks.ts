import type { Resource } from "../resource.ts";
import { environment, flag, integer, listOf, object, oneOf, ref, text, time } from "../schema.ts";

const event = oneOf("milestone.reached", "stall.detected", "stall.resolved", "survey.answered");
const state = oneOf("pending", "delivered", "dead");

/** Webhooks: destinations and deliveries. */
export const WEBHOOKS: Resource = {
  operations: [
    {
      method: "get",
      path: "/webhooks",
      summary: "Webhooks of both environments, with their figures.",
      status: 200,
      answer: listOf(ref("Webhook")),
    },
    {
      method: "post",
      path: "/webhooks",
      summary: "Add a webhook for what is received from now on; its secret is shown this once.",
      body: ref("NewWebhook"),
      status: 201,
      answer: ref("WebhookWithSecret"),
    },
    {
      method: "put",
      path: "/webhooks/{id}",
      summary: "Change a webhook; what is left out stays. enabled pauses it or sends on.",
      body: ref("WebhookChange"),
      status: 200,
      answer: ref("Webhook"),
      failures: [404, 409],
    },
    {
      method: "delete",
      path: "/webhooks/{id}",
      summary: "Remove a webhook with its queue.",
      status: 204,
      failures: [404],
    },
    {
      method: "post",
      path: "/webhooks/{id}/rotate",
      summary: "Give it a new secret, shown this once; the one before signs too for a day.",
      status: 200,
      answer: ref("WebhookWithSecret"),
      failures: [404, 409],
    },
    {
      method: "post",
      path: "/webhooks/{id}/test",
      summary: "Send a ping now and tell what came of it.",
      status: 200,
      answer: ref("WebhookAttempt"),
      failures: [404],
    },
    {
      method: "get",
      path: "/webhooks/{id}/deliveries",
      summary: "Deliveries of the last 30 days, newest first.",
      query: { state, limit: integer, cursor: text },
      status: 200,
      answer: ref("WebhookDeliveries"),
      failures: [404],
    },
    {
      method: "post",
      path: "/webhooks/{id}/replay",
      summary: "Send one delivery again, or the dead ones since a time; their ids stay.",
      body: ref("WebhookReplay"),
      status: 200,
      answer: ref("WebhookReplayed"),
      failures: [404],
    },
  ],
  schemas: {
    Webhook: object({
      id: text,
      environment,
      url: text,
      events: listOf(event),
      "description?": text,
      state: oneOf("on", "paused", "gone"),
      createdAt: time,
      secrets: listOf(object({ ending: text, createdAt: time, "retiresAt?": time })),
      pending: integer,
      delivered: integer,
      failedAttempts: integer,
      dead: integer,
    }),
    NewWebhook: object({ url: text, environment, events: listOf(event), "description?": text }),
    WebhookChange: object({
      "url?": text,
      "events?": listOf(event),
      "description?": text,
      "enabled?": flag,
    }),
    WebhookWithSecret: object({ webhook: ref("Webhook"), secret: text }),
    WebhookAttempt: object({
      at: time,
      tookMs: integer,
      outcome: oneOf(
        "delivered",
        "refused",
        "gone",
        "address-not-allowed",
        "timed-out",
        "not-reached",
      ),
      "status?": integer,
      "detail?": text,
      "answer?": text,
    }),
    WebhookDeliveries: object({
      deliveries: listOf(
        object({
          id: text,
          type: event,
          messageId: text,
          state,
          createdAt: time,
          attempts: integer,
          "nextAt?": time,
          "lastAttempt?": ref("WebhookAttempt"),
        }),
      ),
      "cursor?": text,
    }),
    WebhookReplay: object({ "delivery?": text, "since?": time }),
    WebhookReplayed: object({ replayed: integer }),
  },
};
