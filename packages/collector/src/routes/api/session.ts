import type { WaysIn } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import { noteJoined } from "../../team/own-account.ts";
import { createSignIn, type Credentials, type SignInFailure } from "../../team/sign-in.ts";
import { MOST_CHARACTERS } from "../../team/password-rules.ts";
import { note } from "../../team/team.ts";
import { jsonResponse } from "../answer.ts";
import { clientOf } from "../client.ts";
import { fieldsOf } from "./query.ts";
import { requestSite } from "./same-origin.ts";
import { enter, leave, sessionAnswer } from "./session-cookie.ts";
import { type ApiVariables, foreign } from "./signed-in.ts";

/** `GET /sign-in` and `POST /session`: what needs no session. */
export function signInRoutes(context: CollectorContext): Hono {
  const routes = new Hono();
  const { team } = context;
  const signIn = createSignIn(team);
  routes.get("/sign-in", async () => {
    const members = await team.members.members();
    const { provider } = context.config;
    const ways: WaysIn = {
      password: members.some(({ password }) => password !== undefined),
      ...(provider === undefined ? {} : { provider: provider.name }),
    };
    return jsonResponse(ways);
  });
  routes.post("/session", async (c) => {
    if (requestSite(c.req.raw) === "foreign") return foreign();
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const credentials = credentialsOf(fields.value);
    const entering = await signIn(credentials, clientOf(c).client);
    if (!entering.ok) return refused(entering.failure, credentials.kind);
    const who = entering.value;
    await noteJoined(who, team);
    const session = await enter(c, who, context);
    await note(team, who.name, "signed-in", `by ${credentials.kind}`);
    const member = who.member === undefined ? undefined : await team.members.member(who.member);
    const { name, role } = member ?? { name: who.name, role: "admin" as const };
    const here = { session, name, role, ...(member === undefined ? {} : { member }) };
    return sessionAnswer(c, here, context);
  });
  return routes;
}

/** `GET` and `DELETE /session`. */
export function sessionRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  routes.get("/session", async (c) => {
    const asker = c.get("signedIn") ?? { name: c.get("by"), role: c.get("role") };
    return sessionAnswer(c, asker, context);
  });
  routes.delete("/session", async (c) => {
    if (c.get("signedIn") !== undefined) await note(context.team, c.get("by"), "signed-out");
    await leave(c, context);
    return c.body(null, 204);
  });
  return routes;
}

function credentialsOf(fields: Readonly<Record<string, unknown>>): Credentials {
  const { email, password, token } = fields;
  if (email === undefined && password === undefined) return { kind: "link", token };
  // What is no text is a wrong one.
  return {
    kind: "password",
    email: textOf(email),
    password: textOf(password).slice(0, MOST_CHARACTERS),
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function refused(failure: SignInFailure, kind: Credentials["kind"]): Response {
  if (failure.kind === "too-many") {
    const what = kind === "link" ? "wrong sign-in tokens" : "attempts to sign in";
    const { retryAfterS } = failure;
    const detail = `Too many ${what}. Try again in ${retryAfterS} s.`;
    return problemResponse("too-many", detail, { retryAfterS });
  }
  if (failure.kind === "wrong-password") {
    return problemResponse("not-signed-in", "The e-mail or the password is not right.");
  }
  const how =
    "It works once. The collector prints one at its start while nobody has joined; later an admin of your team makes one, or `cairn user link`.";
  return problemResponse("not-signed-in", `This sign-in link was used or is too old. ${how}`);
}
