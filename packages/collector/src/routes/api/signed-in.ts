import { fail, ok, type Result } from "@cairn/core";
import type { Role } from "@cairn/core/api";
import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import type { CollectorContext } from "../../context.ts";
import { createKeyUse, type KeyUse } from "../../http/key-use.ts";
import { problemResponse } from "../../http/problem.ts";
import { hashOf } from "../../http/secrets.ts";
import type { AccessStore } from "../../store/access.ts";
import { roleOfScopes } from "../../team/role.ts";
import { type SignedIn, signedInBy } from "../../team/sessions.ts";
import { isSafeMethod, requestSite } from "./same-origin.ts";

/** What the API's handlers know of who asks. */
export interface ApiVariables {
  readonly Variables: {
    /** Name of the person or of the secret key, for the audit log. */
    readonly by: string;
    readonly role: Role;
    /** Undefined where a secret key asks. */
    readonly signedIn: SignedIn | undefined;
    /** Asks again, for what goes on after it was answered. */
    readonly isStillIn: () => Promise<boolean>;
  };
}

type Asker = Omit<ApiVariables["Variables"], "isStillIn">;

/** The studio's session cookie. */
export const COOKIE = "cairn_studio";

/** Lets through who has a studio session or a secret key; answers 401 or 403 to everybody else. */
export function signedIn(context: CollectorContext): MiddlewareHandler<ApiVariables> {
  const { access } = context.registry;
  const used = createKeyUse(access, () => context.now(), context.report);
  return async (c, next) => {
    // Another scheme is a proxy's in front of the collector, and none of ours.
    const [, bearer] = /^bearer\s+(.*)$/i.exec(c.req.header("authorization") ?? "") ?? [];
    const judge = (): Promise<Result<Asker, Response>> =>
      bearer === undefined
        ? byCookie(c.req.raw, getCookie(c, COOKIE), context)
        : bySecretKey(bearer.trim(), access, used);
    const who = await judge();
    if (!who.ok) return who.failure;
    c.set("by", who.value.by);
    c.set("role", who.value.role);
    c.set("signedIn", who.value.signedIn);
    c.set("isStillIn", async () => (await judge()).ok);
    await next();
  };
}

async function bySecretKey(
  key: string,
  access: AccessStore,
  used: KeyUse,
): Promise<Result<Asker, Response>> {
  const record = key.startsWith("sk_") ? await access.secretKey(hashOf(key)) : undefined;
  if (record === undefined || record.revokedAtMs !== undefined) {
    return fail(notSignedIn("The secret key is not known here or was revoked. See `cairn keys`."));
  }
  used(record.hash);
  const role = roleOfScopes(record.scopes);
  if (role !== undefined) return ok({ by: record.name, role, signedIn: undefined });
  const detail = `The secret key sk_…${record.ending} may send events only. Make one with the scope read.`;
  return fail(problemResponse("scope-not-enough", detail));
}

async function byCookie(
  request: Request,
  token: string | undefined,
  { team }: CollectorContext,
): Promise<Result<Asker, Response>> {
  const who = token === undefined ? undefined : await signedInBy(team, token);
  if (who === undefined) {
    return fail(notSignedIn("Sign in at the studio, or send Authorization: Bearer sk_…"));
  }
  if (!isSafeMethod(request.method) && requestSite(request) !== "same-origin")
    return fail(foreign());
  return ok({ by: who.name, role: who.role, signedIn: who });
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
