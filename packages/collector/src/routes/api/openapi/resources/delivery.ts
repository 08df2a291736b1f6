import type { Resource } from "../resource.ts";
import { anyObject, environment, integer, object, ref, time } from "../schema.ts";

/** What became of what was sent. */
export const DELIVERY: Resource = {
  operations: [
    {
      method: "get",
      path: "/delivery",
      summary: "What was stored, known already, refused, and given up by browsers, by reason.",
      query: { env: environment },
      status: 200,
      answer: ref("Delivery"),
    },
  ],
  schemas: {
    Delivery: object({
      stored: integer,
      refused: integer,
      erased: integer,
      givenUp: anyObject,
      lately: ref("DeliveredLately"),
      "rebuild?": object({ events: integer, all: integer }),
      "retentionMs?": integer,
    }),
    DeliveredLately: object({
      since: time,
      stored: integer,
      duplicates: integer,
      refused: anyObject,
      fromBrowsers: integer,
      inMemory: integer,
    }),
  },
};
