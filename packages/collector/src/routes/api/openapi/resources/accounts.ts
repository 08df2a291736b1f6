import type { Resource } from "../resource.ts";
import {
  anyObject,
  environment,
  integer,
  listOf,
  number,
  object,
  ref,
  text,
  time,
} from "../schema.ts";
import { personSummary, timelineEntry } from "./people.ts";

const summary = {
  id: text,
  "name?": text,
  firstAt: time,
  lastAt: time,
  people: integer,
  active: integer,
  stuck: integer,
  reached: integer,
  milestones: integer,
  "mostActive?": object({ user: text, "name?": text, share: number }),
};

/** Accounts, one by one. */
export const ACCOUNTS: Resource = {
  operations: [
    {
      method: "get",
      path: "/accounts",
      summary: "Accounts, newest activity first; search looks into id and name.",
      query: { env: environment, search: text, limit: integer, cursor: text },
      status: 200,
      answer: ref("Accounts"),
    },
    {
      method: "get",
      path: "/accounts/{id}",
      summary: "One account: its people, how far they are, and the newest 200 things they did.",
      query: { env: environment },
      status: 200,
      answer: ref("Account"),
      failures: [404],
    },
  ],
  schemas: {
    Accounts: object({ accounts: listOf(object(summary)), "cursor?": text }),
    Account: object({
      ...summary,
      traits: anyObject,
      progress: listOf(
        object({
          milestone: text,
          title: text,
          people: integer,
          "needs?": integer,
          "reachedAt?": time,
        }),
      ),
      members: listOf(object({ ...personSummary, share: number })),
      timeline: listOf(object({ ...timelineEntry, user: text })),
    }),
  },
};
