import type { Member, MemberLink } from "@cairn/core/api";
import { type Context, Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import type { SessionRecord } from "../../store/access.ts";
import type { MemberChange, MemberRecord } from "../../store/members.ts";
import {
  changeRole,
  invite,
  linkFor,
  type MemberLink as NewLink,
  removeMember,
} from "../../team/membership.ts";
import { readRole } from "../../team/person-fields.ts";
import { isOpen, seenAt } from "../../team/sessions.ts";
import { jsonResponse } from "../answer.ts";
import { isoTime } from "../iso-time.ts";
import { fieldsOf } from "./query.ts";
import { signInLink } from "./session-cookie.ts";
import type { ApiVariables } from "./signed-in.ts";
import { wrongFields } from "./wrong-fields.ts";

/** `GET` and `POST /team`, `PUT` and `DELETE /team/:id`, `POST /team/:id/link`: who may sign in, and as what. */
export function teamRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { team } = context;

  routes.get("/team", async () => {
    const members = await team.members.members();
    return jsonResponse(await Promise.all(members.map(shown)));
  });
  routes.post("/team", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const invited = await invite(fields.value, c.get("by"), team);
    return invited.ok ? linkAnswer(c, invited.value) : wrongFields(invited.failure);
  });
  routes.put("/team/:id", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const role = readRole(fields.value["role"]);
    if (!role.ok) return wrongFields(role.failure);
    const id = c.req.param("id");
    const changed = await changeRole(id, role.value, c.get("by"), team);
    const member = await team.members.member(id);
    if (changed !== "done" || member === undefined) return notChanged(changed);
    return jsonResponse(await shown(member));
  });
  routes.delete("/team/:id", async (c) => {
    const removed = await removeMember(c.req.param("id"), c.get("by"), team);
    return removed === "done" ? c.body(null, 204) : notChanged(removed);
  });
  routes.post("/team/:id/link", async (c) => {
    const made = await linkFor(c.req.param("id"), c.get("by"), team);
    return made === undefined ? notChanged("unknown") : linkAnswer(c, made);
  });
  return routes;

  async function linkAnswer(c: Context, made: NewLink): Promise<Response> {
    const answer: MemberLink = {
      member: await shown(made.member),
      link: signInLink(c, made.token, context),
      expiresAt: isoTime(made.expiresAtMs),
    };
    return jsonResponse(answer, 201);
  }

  async function shown(record: MemberRecord): Promise<Member> {
    const { id, name, email, role, password, joinedAtMs } = record;
    const nowMs = context.now();
    const sessions = await team.access.sessionsOf({ member: id });
    const seenAtMs = sessions
      .filter((session) => isOpen(session, nowMs))
      .reduce((latest, session) => Math.max(latest, seenAt(session)), 0);
    const link = sessions.find((session) => isLink(session, nowMs));
    return {
      id,
      name,
      email,
      role,
      hasPassword: password !== undefined,
      ...(joinedAtMs === undefined ? {} : { joinedAt: isoTime(joinedAtMs) }),
      ...(seenAtMs === 0 ? {} : { seenAt: isoTime(seenAtMs) }),
      ...(link === undefined ? {} : { linkUntil: isoTime(link.expiresAtMs) }),
    };
  }
}

function isLink({ kind, expiresAtMs }: SessionRecord, nowMs: number): boolean {
  return kind === "sign-in-link" && expiresAtMs > nowMs;
}

function notChanged(because: MemberChange): Response {
  if (because === "last-admin") {
    const what = "This is the last admin: without one, nobody could let anybody in.";
    return problemResponse("conflict", `${what} Make somebody else an admin first.`);
  }
  return problemResponse("not-found", "Nobody of the team has this id.");
}
