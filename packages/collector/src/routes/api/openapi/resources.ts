import type { Operation, Resource } from "./resource.ts";
import { ACTIVATION } from "./resources/activation.ts";
import { ACCOUNTS } from "./resources/accounts.ts";
import { AWAY } from "./resources/away.ts";
import { BUILDER } from "./resources/builder.ts";
import { DEAD_LETTERS } from "./resources/dead-letters.ts";
import { DEFINE } from "./resources/define.ts";
import { DELIVERY } from "./resources/delivery.ts";
import { ENVIRONMENTS } from "./resources/environments.ts";
import { EVENTS } from "./resources/events.ts";
import { EXPERIMENTS } from "./resources/experiments.ts";
import { FEEDBACK } from "./resources/feedback.ts";
import { HELP } from "./resources/help.ts";
import { IDENTITY } from "./resources/identity.ts";
import { INSIGHTS } from "./resources/insights.ts";
import { INSTALLATION } from "./resources/installation.ts";
import { KEYS } from "./resources/keys.ts";
import { PEOPLE } from "./resources/people.ts";
import { REACH } from "./resources/reach.ts";
import { SESSION } from "./resources/session.ts";
import { STAFF } from "./resources/staff.ts";
import { STALL_MAP } from "./resources/stall-map.ts";
import { STALL_MODEL } from "./resources/stall-model.ts";
import { TEAM } from "./resources/team.ts";
import { WEBHOOKS } from "./resources/webhooks.ts";
import { integer, listOf, object, ref, type Schema, text } from "./schema.ts";

const SELF: Resource = {
  operations: [
    {
      method: "get",
      path: "/openapi.json",
      summary: "This description.",
      status: 200,
      answer: { type: "object" },
      isOpen: true,
    },
  ],
  schemas: {
    Problem: object({
      path: text,
      code: text,
      message: text,
      "found?": text,
      "expected?": text,
      "hint?": text,
    }),
    ProblemDetails: object({
      type: text,
      title: text,
      status: integer,
      detail: text,
      "code?": text,
      "problems?": listOf(ref("Problem")),
    }),
  },
};

// In the order in which the studio meets them.
const RESOURCES: readonly Resource[] = [
  SESSION,
  TEAM,
  DEFINE,
  ENVIRONMENTS,
  EVENTS,
  INSIGHTS,
  STALL_MAP,
  ACTIVATION,
  AWAY,
  EXPERIMENTS,
  STALL_MODEL,
  REACH,
  PEOPLE,
  STAFF,
  ACCOUNTS,
  HELP,
  FEEDBACK,
  INSTALLATION,
  BUILDER,
  DELIVERY,
  DEAD_LETTERS,
  KEYS,
  IDENTITY,
  WEBHOOKS,
  SELF,
];

/** Every route of the API. */
export const OPERATIONS: readonly Operation[] = RESOURCES.flatMap(({ operations }) => operations);

/** Every body that the API takes or answers, by name. */
export const SCHEMAS: Readonly<Record<string, Schema>> = Object.assign(
  {},
  ...RESOURCES.map(({ schemas }) => schemas),
);
