import type { Resource } from "../resource.ts";
import { environment, integer, listOf, number, object, oneOf, ref, text } from "../schema.ts";

/** The way to value, stone by stone. */
export const STALL_MAP: Resource = {
  operations: [
    {
      method: "get",
      path: "/stall-map",
      summary:
        "The milestones of the activation in order: who came, passed, is under way, stuck or away, how long it takes, and the three pieces of evidence that most people show.",
      query: { env: environment },
      status: 200,
      answer: ref("StallMap"),
    },
    {
      method: "get",
      path: "/stall-map/people",
      summary:
        "The people behind a figure of a stone (at; stuck without it), or behind a piece of its evidence by its key, newest activity first.",
      query: {
        env: environment,
        milestone: text,
        at: oneOf("came", "passed", "under-way", "stuck", "away"),
        evidence: text,
        limit: integer,
        cursor: text,
      },
      status: 200,
      answer: ref("People"),
      failures: [404],
    },
  ],
  schemas: {
    StallMap: object({
      users: integer,
      through: integer,
      stones: listOf(
        object({
          milestone: text,
          title: text,
          came: integer,
          passed: integer,
          underWay: integer,
          stuck: integer,
          away: integer,
          "stopShare?": number,
          "medianMs?": number,
          evidence: listOf(
            object({
              kind: oneOf("page", "element", "error", "search", "first-screen", "sign"),
              words: text,
              users: integer,
              key: text,
              about: object({
                "reason?": text,
                "path?": text,
                "element?": text,
                "said?": text,
                "query?": text,
              }),
            }),
          ),
        }),
      ),
    }),
  },
};
