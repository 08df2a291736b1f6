import { fail, ok, type Result } from "@cairn/core";
import type { OpenSession } from "@cairn/core/api";
import { type Context, Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { createLimiter } from "../../http/limit.ts";
import { problemResponse } from "../../http/problem.ts";
import type { SessionRecord } from "../../store/access.ts";
import type { MemberRecord } from "../../store/members.ts";
import { becomeFirstAdmin, setOwnPassword } from "../../team/own-account.ts";
import { isOpen, seenAt, sessionId, type SignedIn } from "../../team/sessions.ts";
import { note } from "../../team/team.ts";
import { jsonResponse } from "../answer.ts";
import { isoTime } from "../iso-time.ts";
import { fieldsOf } from "./query.ts";
import { enter, sessionAnswer } from "./session-cookie.ts";
import type { ApiVariables } from "./signed-in.ts";
import { wrongFields } from "./wrong-fields.ts";

// Whoever finds a studio open must not find out its password too.
const PASSWORDS_TRIED = { perSecond: 1 / 60, burst: 10 };

/** What concerns only who asks: their first name and password, their password, their sessions. */
export function ownAccountRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { team } = context;
  const { access } = team;
  const tried = createLimiter(PASSWORDS_TRIED);

  routes.post("/team/first", async (c) => {
    const person = personOf(c);
    if (!person.ok) return person.failure;
    const signedIn = person.value;
    if (signedIn.member !== undefined) {
      return problemResponse("conflict", "You are of the team already.");
    }
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const member = await becomeFirstAdmin(fields.value, team);
    if (!member.ok) return wrongFields(member.failure);
    return entered(c, member.value);
  });
  routes.put("/password", async (c) => {
    const person = personOf(c);
    if (!person.ok) return person.failure;
    const signedIn = person.value;
    const { member } = signedIn;
    if (member === undefined) {
      const how = "Choose your name and e-mail with it: POST /api/team/first.";
      return problemResponse("conflict", `Nobody is known here yet. ${how}`);
    }
    const { openedBy } = signedIn.session;
    if (openedBy === "provider" && member.password === undefined) {
      // An open session proves nothing anew, and a password would outlive the provider's word.
      const how = "Ask an admin for a sign-in link; it lets you choose a password.";
      return problemResponse("conflict", `Your sign-in provider vouches for you. ${how}`);
    }
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const cameByLink = openedBy === "link";
    const retryAfterS = tried(member.id, context.now());
    if (retryAfterS > 0) {
      const detail = `Too many attempts. Try again in ${retryAfterS} s.`;
      return problemResponse("too-many", detail, { retryAfterS });
    }
    const set = await setOwnPassword({ member, cameByLink }, fields.value, team);
    if (!set.ok) return wrongFields(set.failure);
    return entered(c, { ...member, password: "set" });
  });
  routes.get("/sessions", async (c) => {
    const person = personOf(c);
    if (!person.ok) return person.failure;
    const signedIn = person.value;
    const sessions = await openSessions(signedIn);
    return jsonResponse(sessions.map((session) => shown(session, signedIn)));
  });
  routes.delete("/sessions", async (c) => {
    const person = personOf(c);
    if (!person.ok) return person.failure;
    const signedIn = person.value;
    const { member, hash } = signedIn.session;
    const ended = await access.endSessions({ member, kind: "studio", exceptHash: hash });
    if (ended > 0) await note(team, signedIn.name, "session-ended", `${ended} others`);
    return c.body(null, 204);
  });
  routes.delete("/sessions/:id", async (c) => {
    const person = personOf(c);
    if (!person.ok) return person.failure;
    const signedIn = person.value;
    const found = (await openSessions(signedIn)).find(
      (session) => sessionId(session) === c.req.param("id"),
    );
    if (found === undefined) {
      return problemResponse("not-found", "You have no such session open.");
    }
    await access.takeSession(found.hash);
    await note(team, signedIn.name, "session-ended", found.browser);
    return c.body(null, 204);
  });
  return routes;

  /** A session of its own for what was just made: those from before have ended. */
  async function entered(c: Context, member: MemberRecord): Promise<Response> {
    const who = { name: member.name, member: member.id, openedBy: "password" } as const;
    const session = await enter(c, who, context);
    return sessionAnswer(c, { session, name: member.name, role: member.role, member }, context);
  }

  async function openSessions({
    session: { member },
  }: SignedIn): Promise<readonly SessionRecord[]> {
    const sessions = await access.sessionsOf({ member, kind: "studio" });
    return sessions.filter((session) => isOpen(session, context.now()));
  }
}

function personOf(c: Context<ApiVariables>): Result<SignedIn, Response> {
  const signedIn = c.get("signedIn");
  if (signedIn !== undefined) return ok(signedIn);
  const detail = "This is for people who signed in: a secret key has no password and no session.";
  return fail(problemResponse("conflict", detail));
}

function shown(session: SessionRecord, { session: own }: SignedIn): OpenSession {
  const { browser, createdAtMs, expiresAtMs } = session;
  return {
    id: sessionId(session),
    current: session.hash === own.hash,
    createdAt: isoTime(createdAtMs ?? seenAt(session)),
    seenAt: isoTime(seenAt(session)),
    expiresAt: isoTime(expiresAtMs),
    ...(browser === undefined ? {} : { browser }),
  };
}
