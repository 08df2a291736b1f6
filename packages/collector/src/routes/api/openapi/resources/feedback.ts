import { QUESTION_KINDS } from "../../../../insights/feedback/happening.ts";
import { FEEDBACK_WHO } from "../../../../insights/feedback/respondents.ts";
import type { Resource } from "../resource.ts";
import {
  environment,
  flag,
  integer,
  listOf,
  number,
  object,
  oneOf,
  ref,
  text,
  time,
} from "../schema.ts";

const estimate = object({ value: number, low: number, high: number });
const query = { env: environment, days: integer };
const respondent = object({
  user: text,
  "name?": text,
  at: time,
  "said?": text,
  "score?": object({ kind: oneOf("nps", "csat", "ces"), value: integer }),
});

/** What people answered in surveys, and why they go. */
export const FEEDBACK: Resource = {
  operations: [
    {
      method: "get",
      path: "/insights/feedback",
      summary:
        "What people answered in surveys, question by question, and the reasons they gave for cancelling, in the last days, 90 unless told. Each person's latest answer counts.",
      query,
      status: 200,
      answer: ref("Feedback"),
    },
    {
      method: "get",
      path: "/insights/feedback/{id}/people",
      summary:
        "The people behind a figure of a survey or a cancel flow, newest first: `who` they are, or the `question` with its `kind` that they answered; `pick` is one answer or one reason.",
      query: {
        ...query,
        who: oneOf(...FEEDBACK_WHO),
        question: text,
        kind: oneOf(...QUESTION_KINDS),
        pick: text,
        limit: integer,
        cursor: text,
      },
      status: 200,
      answer: ref("Respondents"),
      failures: [404],
    },
    {
      method: "get",
      path: "/insights/feedback/{id}/export",
      summary: "Everybody's answers to one survey, or their reasons to cancel, as CSV.",
      query,
      status: 200,
      contentType: "text/csv",
      failures: [404],
    },
  ],
  schemas: {
    Feedback: object({
      days: integer,
      from: time,
      until: time,
      surveys: listOf(
        object({
          survey: text,
          title: text,
          isAsked: flag,
          shown: integer,
          answered: integer,
          dismissed: integer,
          silent: integer,
          "rate?": number,
          "lastAt?": time,
          questions: listOf(ref("QuestionFigures")),
        }),
      ),
      cancelFlows: listOf(
        object({
          flow: text,
          title: text,
          isAsked: flag,
          opened: integer,
          accepted: integer,
          cancelled: integer,
          left: integer,
          people: integer,
          reasons: listOf(
            object({
              reason: text,
              label: text,
              isOffered: flag,
              people: integer,
              share: estimate,
              "remedy?": text,
              accepted: integer,
              cancelled: integer,
            }),
          ),
          "lastAt?": time,
        }),
      ),
    }),
    QuestionFigures: object({
      question: text,
      title: text,
      isAsked: flag,
      people: integer,
      kind: oneOf(...QUESTION_KINDS),
      "scores?": listOf(integer),
      "promoters?": integer,
      "passives?": integer,
      "detractors?": integer,
      "satisfied?": integer,
      "mean?": number,
      "estimate?": estimate,
      "trend?": listOf(object({ from: time, until: time, people: integer, "estimate?": estimate })),
      "options?": listOf(
        object({
          option: text,
          label: text,
          isOffered: flag,
          people: integer,
          "share?": estimate,
        }),
      ),
      "latest?": listOf(respondent),
    }),
    Respondents: object({ total: integer, people: listOf(respondent), "cursor?": text }),
  },
};
