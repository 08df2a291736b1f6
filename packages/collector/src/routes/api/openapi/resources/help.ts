import type { Resource } from "../resource.ts";
import { environment, integer, listOf, number, object, ref, text, time } from "../schema.ts";

/** How the help is used. */
export const HELP: Resource = {
  operations: [
    {
      method: "get",
      path: "/insights/help",
      summary:
        "What people asked the help in the last days, 28 unless told: answers that were read and whether they helped, searches that found nothing, whom an answer did not help.",
      query: { env: environment, days: integer },
      status: 200,
      answer: ref("HelpFigures"),
    },
  ],
  schemas: {
    HelpFigures: object({
      days: integer,
      searches: integer,
      people: integer,
      contacts: integer,
      answers: listOf(
        object({
          faq: text,
          views: integer,
          viewers: integer,
          helped: integer,
          notHelped: integer,
          "share?": object({ value: number, low: number, high: number }),
          lastAt: time,
        }),
      ),
      unanswered: listOf(
        object({
          query: text,
          searches: integer,
          people: integer,
          latest: listOf(object({ id: text, "name?": text })),
          lastAt: time,
          pages: listOf(object({ path: text, searches: integer })),
        }),
      ),
      notHelped: listOf(
        object({
          faq: text,
          user: text,
          "name?": text,
          at: time,
          "path?": text,
          "next?": object({ at: time, words: text }),
        }),
      ),
    }),
  },
};
