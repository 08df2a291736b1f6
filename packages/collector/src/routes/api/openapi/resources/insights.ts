import type { Resource } from "../resource.ts";
import { environment, integer, listOf, number, object, ref, text, time } from "../schema.ts";

/** How it goes. */
export const INSIGHTS: Resource = {
  operations: [
    {
      method: "get",
      path: "/insights/overview",
      summary: "How it goes altogether.",
      query: { env: environment },
      status: 200,
      answer: ref("Overview"),
    },
    {
      method: "get",
      path: "/insights/funnel",
      summary:
        "Users who did each step after the step before. A step is a milestone id or event:NAME; the activation without steps.",
      query: { env: environment, steps: listOf(text) },
      status: 200,
      answer: ref("Funnel"),
      failures: [404],
    },
    {
      method: "get",
      path: "/insights/time-to-milestone",
      summary:
        "Kaplan–Meier curve from each user's first event; milestone or event says to what. Of those who came from a time on, where that is given. Censored at asOf, else at the log's latest event.",
      query: { env: environment, milestone: text, event: text, from: time, asOf: time },
      status: 200,
      answer: ref("TimeToMilestone"),
      failures: [404],
    },
    {
      method: "get",
      path: "/insights/stalls",
      summary:
        "Who is stuck now, and whose stall ended in the last 7 days. Counts are of all; people are the newest 500.",
      query: { env: environment },
      status: 200,
      answer: ref("Stalls"),
    },
  ],
  schemas: {
    Overview: object({
      users: integer,
      activated: integer,
      stalledNow: integer,
      events: integer,
      "lastEventAt?": time,
      deadLetters: integer,
      guides: listOf(
        object({
          guide: text,
          shown: integer,
          completed: integer,
          dismissed: integer,
          broken: integer,
        }),
      ),
    }),
    Funnel: object({
      users: integer,
      steps: listOf(object({ step: text, title: text, users: integer, stoppedHere: integer })),
    }),
    TimeToMilestone: object({
      milestone: text,
      users: integer,
      reached: integer,
      censored: integer,
      points: listOf(
        object({ ms: number, share: number, atRisk: integer, low: number, high: number }),
      ),
      "medianMs?": number,
    }),
    StallReason: object({
      kind: text,
      count: integer,
      weight: number,
      overMs: number,
      "path?": text,
      "element?": text,
      "event?": text,
    }),
    Stalls: object({
      byMilestone: listOf(
        object({
          milestone: text,
          title: text,
          stalledNow: integer,
          "awayNow?": integer,
          resolved: integer,
          evidence: listOf(object({ words: text, users: integer })),
        }),
      ),
      people: listOf(
        object({
          user: text,
          "name?": text,
          milestone: text,
          title: text,
          at: time,
          "resolvedAt?": time,
          "awaySince?": time,
          "backAt?": time,
          "chance?": number,
          reasons: listOf(ref("StallReason")),
          words: text,
        }),
      ),
    }),
  },
};
