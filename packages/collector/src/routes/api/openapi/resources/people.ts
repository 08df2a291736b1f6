import type { Resource } from "../resource.ts";
import {
  anyObject,
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

/** What each line of a list of people holds. */
export const personSummary = {
  id: text,
  "name?": text,
  "email?": text,
  "account?": text,
  "accountName?": text,
  firstAt: time,
  lastAt: time,
  reached: integer,
  activated: flag,
  "isStaff?": flag,
  "stalledAt?": time,
  "stalledBy?": object({ milestone: text, title: text }),
};

/** What each entry of a timeline holds. */
export const timelineEntry = {
  messageId: text,
  at: time,
  receivedAt: time,
  name: text,
  words: text,
  kind: oneOf(
    "event",
    "page",
    "identify",
    "guide",
    "milestone",
    "claim",
    "stall",
    "frustration",
    "help",
  ),
  properties: anyObject,
};

/** People, one by one. */
export const PEOPLE: Resource = {
  operations: [
    {
      method: "get",
      path: "/people",
      summary:
        "People, newest activity first; search looks into id, name and e-mail. With state, segment or trait (NAME:VALUE) those of them, as far as the log tells: a page may hold fewer or more than limit.",
      query: {
        env: environment,
        search: text,
        state: oneOf("stuck", "away", "activated", "on-the-way"),
        segment: text,
        trait: text,
        limit: integer,
        cursor: text,
      },
      status: 200,
      answer: ref("People"),
      failures: [404],
    },
    {
      method: "get",
      path: "/people/{id}",
      summary: "One person, with the newest 500 entries of their timeline.",
      query: { env: environment },
      status: 200,
      answer: ref("Person"),
      failures: [404],
    },
    {
      method: "delete",
      path: "/people/{id}",
      summary:
        "Erase a person everywhere, by all their ids; what they did before and arrives later is refused.",
      query: { env: environment },
      status: 200,
      answer: ref("ErasedPerson"),
    },
    {
      method: "get",
      path: "/people/{id}/export",
      summary: "Everything held about a person, one JSON object a line.",
      query: { env: environment },
      status: 200,
      answer: anyObject,
      contentType: "application/x-ndjson",
    },
  ],
  schemas: {
    People: object({ people: listOf(object(personSummary)), "cursor?": text }),
    ErasedPerson: object({
      known: flag,
      events: integer,
      deadLetters: integer,
      deliveries: integer,
    }),
    Person: object({
      ...personSummary,
      traits: anyObject,
      progress: listOf(
        object({ milestone: text, title: text, "reachedAt?": time, "undecided?": flag }),
      ),
      events: integer,
      guides: listOf(
        object({
          guide: text,
          title: text,
          kind: text,
          shown: integer,
          withheld: integer,
          "lastAt?": time,
          "outcome?": oneOf("completed", "dismissed", "never-again", "snoozed"),
          "held?": object({ because: text, "until?": time, details: listOf(text) }),
        }),
      ),
      experiments: listOf(
        object({
          guide: text,
          "title?": text,
          arm: oneOf("shown", "withheld"),
          by: oneOf("user", "account"),
          unit: text,
          holdout: oneOf("guide", "global"),
          share: number,
          since: time,
          "crossed?": flag,
        }),
      ),
      timeline: listOf(object(timelineEntry)),
    }),
  },
};
