import type { Resource } from "../resource.ts";
import { anyObject, flag, integer, listOf, object, ref, text, time } from "../schema.ts";

/** The draft, publishing it, going back, and the pause switch. */
export const DEFINE: Resource = {
  operations: [
    {
      method: "get",
      path: "/draft",
      summary: "The draft, with its problems.",
      status: 200,
      answer: ref("Draft"),
    },
    {
      method: "put",
      path: "/draft",
      summary: "Save the draft, valid or not. 409 when revision is not the stored one.",
      body: ref("SaveDraft"),
      status: 200,
      answer: ref("Draft"),
      failures: [409, 422],
    },
    {
      method: "post",
      path: "/draft/check",
      summary: "Problems and warnings of a guidebook; nothing is stored.",
      body: ref("CheckDraft"),
      status: 200,
      answer: ref("CheckResult"),
    },
    {
      method: "post",
      path: "/publish",
      summary: "Publish the stored draft. 422 with problems when it is not valid.",
      body: ref("Publish"),
      status: 200,
      answer: ref("Version"),
      failures: [409, 422],
    },
    {
      method: "get",
      path: "/versions",
      summary: "Published versions, newest first.",
      status: 200,
      answer: listOf(ref("Version")),
    },
    {
      method: "post",
      path: "/rollback",
      summary: "Publish an older version again.",
      body: ref("Rollback"),
      status: 200,
      answer: ref("Version"),
      failures: [404],
    },
    {
      method: "put",
      path: "/pause",
      summary: "Take every guide off, or let them on again; open tabs follow within 60 s.",
      body: ref("Pause"),
      status: 204,
    },
  ],
  schemas: {
    Draft: object({
      guidebook: anyObject,
      revision: integer,
      savedAt: time,
      "live?": integer,
      changed: flag,
      paused: flag,
      problems: listOf(ref("Problem")),
      warnings: listOf(ref("Problem")),
    }),
    SaveDraft: object({ guidebook: anyObject, revision: integer }),
    CheckDraft: object({ guidebook: anyObject }),
    CheckResult: object({ problems: listOf(ref("Problem")), warnings: listOf(ref("Problem")) }),
    Publish: object({ "note?": text, revision: integer }),
    Rollback: object({ version: integer }),
    Version: object({
      version: integer,
      publishedAt: time,
      by: text,
      "note?": text,
      "restores?": integer,
    }),
    Pause: object({ paused: flag }),
  },
};
