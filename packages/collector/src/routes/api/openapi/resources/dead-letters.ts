import type { Resource } from "../resource.ts";
import { anyObject, environment, integer, listOf, object, ref, text, time } from "../schema.ts";

const chosen = { env: environment, code: text, since: time };

/** Refused events. */
export const DEAD_LETTERS: Resource = {
  operations: [
    {
      method: "get",
      path: "/dead-letters",
      summary: "Refused events, newest first, and how many are kept by code.",
      query: { ...chosen, limit: integer, cursor: text },
      status: 200,
      answer: ref("DeadLetters"),
    },
    {
      method: "get",
      path: "/dead-letters/export",
      summary: "Refused events, one JSON object a line.",
      query: chosen,
      status: 200,
      answer: ref("DeadLetter"),
      contentType: "application/x-ndjson",
    },
    {
      method: "post",
      path: "/dead-letters/replay",
      summary: "Judge refused events again; what is stored leaves the list.",
      query: { ...chosen, id: integer },
      status: 200,
      answer: ref("ReplayedLetters"),
    },
    {
      method: "delete",
      path: "/dead-letters",
      summary: "Remove refused events; without code and since all of the environment.",
      query: { ...chosen, id: integer },
      status: 200,
      answer: object({ removed: integer }),
    },
  ],
  schemas: {
    DeadLetter: object({
      id: integer,
      receivedAt: time,
      "messageId?": text,
      code: text,
      message: text,
      raw: text,
    }),
    DeadLetters: object({
      letters: listOf(ref("DeadLetter")),
      codes: anyObject,
      "cursor?": text,
    }),
    ReplayedLetters: object({ stored: integer, duplicates: integer, refused: integer }),
  },
};
