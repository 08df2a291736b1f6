import type { Resource } from "../resource.ts";
import { integer, listOf, object, ref, text } from "../schema.ts";

const rules = {
  domains: listOf(text),
  users: listOf(text),
  traits: listOf(object({ name: text, value: text })),
};

/** Our own staff, whom no figure counts. */
export const STAFF: Resource = {
  operations: [
    {
      method: "get",
      path: "/staff",
      summary: "Who our own staff are, whom no figure counts, and how many people fit.",
      status: 200,
      answer: ref("Staff"),
    },
    {
      method: "put",
      path: "/staff",
      summary:
        "Says who our own staff are, by e-mail domain, user id or trait. Figures follow at once, of what was before too; stalls are learned anew.",
      body: ref("StaffRules"),
      status: 200,
      answer: ref("Staff"),
      failures: [422],
    },
  ],
  schemas: {
    StaffRules: object(rules),
    Staff: object({ ...rules, people: object({ live: integer, test: integer }) }),
  },
};
