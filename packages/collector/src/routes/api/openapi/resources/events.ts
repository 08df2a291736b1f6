import type { Resource } from "../resource.ts";
import {
  anyObject,
  environment,
  integer,
  listOf,
  object,
  oneOf,
  ref,
  text,
  time,
} from "../schema.ts";

/** What arrives. */
export const EVENTS: Resource = {
  operations: [
    {
      method: "get",
      path: "/events/seen",
      summary: "Events that really arrive, by falling count.",
      query: { env: environment },
      status: 200,
      answer: listOf(ref("SeenEvent")),
    },
    {
      method: "get",
      path: "/live",
      summary:
        "Events as they come in, as server-sent events named event; the last 50 first, a ping every 20 s.",
      query: { env: environment, user: text },
      status: 200,
      answer: ref("LiveEvent"),
      contentType: "text/event-stream",
    },
  ],
  schemas: {
    SeenEvent: object({
      name: text,
      type: oneOf("track", "page", "identify", "group", "alias"),
      count: integer,
      users: integer,
      lastAt: time,
      properties: listOf(object({ name: text, kinds: listOf(text), examples: listOf(text) })),
    }),
    LiveEvent: object({
      messageId: text,
      receivedAt: time,
      environment,
      "user?": text,
      type: text,
      name: text,
      properties: anyObject,
      verdict: oneOf("accepted", "duplicate", "rejected"),
      "problem?": ref("Problem"),
      "raw?": text,
    }),
  },
};
