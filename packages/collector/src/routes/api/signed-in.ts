import { fail, ok, type Result } from "@cairn/core";
import type { Role } from "@cairn/core/api";
import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { problemResponse } from "../../http/problem.ts";
import { hashOf } from "../../http/secrets.ts";
import type { AccessStore } from "../../store/access.ts";
import { roleOfScopes } from "./roles.ts";
import { isSafeMethod, requestSite } from "./same-origin.ts";
import { studioSession } from "./studio-session.ts";

/** What the API's handlers know of who asks. */
export interface ApiVariables {
  readonly Variables: {
    /** Name of the person or of the secret key, for the audit log. */
    readonly by: string;
    readonly role: Role;
  };
}

interface Asker {
  readonly name: string;
  readonly role: Role;
}

/** The studio's session cookie. */
export const COOKIE = "cairn_studio";

/** Lets through who has a studio session or a secret key; answers 401 or 403 to everybody else. */
export function signedIn(access: AccessStore, now: () => number): MiddlewareHandler<ApiVariables> {
  return async (c, next) => {
    // Another scheme is a proxy's in front of the collector, and none of ours.
    const [, bearer] = /^bearer\s+(.*)$/i.exec(c.req.header("authorization") ?? "") ?? [];
    const who =
      bearer === undefined
        ? await byCookie(c.req.raw, getCookie(c, COOKIE), access, now())
        : await bySecretKey(bearer.trim(), access);
    if (!who.ok) return who.failure;
    c.set("by", who.value.name);
    c.set("role", who.value.role);
    await next();
  };
}

async function bySecretKey(key: string, access: AccessStore): Promise<Result<Asker, Response>> {
  const record = key.startsWith("sk_") ? await access.secretKey(hashOf(key)) : undefined;
  if (record === undefined || record.revokedAtMs !== undefined) {
    return fail(notSignedIn("The secret key is not known here or was revoked. See `cairn keys`."));
  }
  const role = roleOfScopes(record.scopes);
  if (role !== undefined) return ok({ name: record.name, role });
  const detail = `The secret key sk_…${record.ending} may send events only. Make one with the scope read.`;
  return fail(problemResponse("scope-not-enough", detail));
}

async function byCookie(
  request: Request,
  token: string | undefined,
  access: AccessStore,
  nowMs: number,
): Promise<Result<Asker, Response>> {
  const session = token === undefined ? undefined : await studioSession(access, token, nowMs);
  if (session === undefined) {
    const how = "Open a sign-in link of the collector, or send Authorization: Bearer sk_…";
    return fail(notSignedIn(how));
  }
  if (!isSafeMethod(request.method) && requestSite(request) !== "same-origin")
    return fail(foreign());
  return ok({ name: session.name, role: "admin" });
}

function notSignedIn(how: string): Response {
  const headers = { "www-authenticate": 'Bearer realm="Cairn"' };
  return problemResponse("not-signed-in", how, { headers });
}

/** The 403 for a request that another site's page made with this browser's cookie. */
export function foreign(): Response {
  const what = "Changes with a studio session are taken from the studio's own pages only.";
  return problemResponse("origin-not-allowed", `${what} From elsewhere, use a secret key.`);
}
