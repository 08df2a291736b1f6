import type { Resource } from "../resource.ts";
import { environment, integer, listOf, number, object, oneOf, ref, text, time } from "../schema.ts";

/** People who are not there. */
export const AWAY: Resource = {
  operations: [
    {
      method: "get",
      path: "/insights/away",
      summary:
        "What the last daily look for people who are away unusually long was judged by. Whom it found stands among the stalls.",
      query: { env: environment },
      status: 200,
      answer: ref("AwayStatus"),
    },
    {
      method: "get",
      path: "/insights/first-screen-loss",
      summary:
        "People who left after the first thing they did, among all who were lost, with the first page, referrer and device where known.",
      query: { env: environment },
      status: 200,
      answer: ref("FirstScreenLoss"),
    },
    {
      method: "get",
      path: "/stalls.csv",
      summary:
        "Everybody who is stuck or away now, one line for each milestone: person, name, email, account, milestone, since when, evidence in words, chance.",
      query: { env: environment },
      status: 200,
      answer: text,
      contentType: "text/csv",
    },
  ],
  schemas: {
    AwayStatus: object({
      "at?": time,
      people: integer,
      unfit: integer,
      falseAlarms: number,
      "falseAlarmRate?": number,
      milestones: listOf(
        object({
          milestone: text,
          title: text,
          passed: integer,
          helped: integer,
          "awayMs?": number,
          "chance?": number,
          "because?": oneOf("few-passed", "few-passed-in-all"),
        }),
      ),
    }),
    FirstScreenShare: object({ value: text, people: integer }),
    FirstScreenLoss: object({
      horizonMs: number,
      lost: integer,
      afterOne: integer,
      pages: listOf(ref("FirstScreenShare")),
      referrers: listOf(ref("FirstScreenShare")),
      devices: listOf(ref("FirstScreenShare")),
    }),
  },
};
