import { ROLES } from "../../../../team/role.ts";
import type { Resource } from "../resource.ts";
import { flag, integer, listOf, object, oneOf, ref, text, time } from "../schema.ts";

const role = oneOf(...ROLES);

/** Who may sign in, and who did what. */
export const TEAM: Resource = {
  operations: [
    {
      method: "get",
      path: "/team",
      summary: "Everybody who may sign in, by name.",
      status: 200,
      answer: listOf(ref("Member")),
    },
    {
      method: "post",
      path: "/team",
      summary: "Invite somebody by a one-time link, which is told once.",
      body: ref("NewMember"),
      status: 201,
      answer: ref("MemberLink"),
      failures: [422],
    },
    {
      method: "put",
      path: "/team/{id}",
      summary: "Give somebody another role. 409 for the last admin.",
      body: ref("RoleChange"),
      status: 200,
      answer: ref("Member"),
      failures: [404, 409, 422],
    },
    {
      method: "delete",
      path: "/team/{id}",
      summary: "Remove somebody; their sessions end. 409 for the last admin.",
      status: 204,
      failures: [404, 409],
    },
    {
      method: "post",
      path: "/team/{id}/link",
      summary: "Make a new one-time link for somebody; links from before end.",
      status: 201,
      answer: ref("MemberLink"),
      failures: [404],
    },
    {
      method: "get",
      path: "/audit",
      summary: "Who did what, newest first.",
      query: { by: text, action: text, cursor: text, limit: integer },
      status: 200,
      answer: ref("Audit"),
    },
  ],
  schemas: {
    Member: object({
      id: text,
      name: text,
      email: text,
      role,
      hasPassword: flag,
      "joinedAt?": time,
      "seenAt?": time,
      "linkUntil?": time,
    }),
    NewMember: object({ name: text, email: text, role }),
    RoleChange: object({ role }),
    MemberLink: object({ member: ref("Member"), link: text, expiresAt: time }),
    Audit: object({ lines: listOf(ref("AuditLine")), people: listOf(text), "cursor?": text }),
    AuditLine: object({ id: integer, at: time, by: text, action: text, "detail?": text }),
  },
};
