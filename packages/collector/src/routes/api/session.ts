import type { StudioSession } from "@cairn/core/api";
import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { CollectorContext } from "../../context.ts";
import { createLimiter } from "../../http/limit.ts";
import { problemResponse } from "../../http/problem.ts";
import { publicOrigin } from "../../http/public-origin.ts";
import { hashOf } from "../../http/secrets.ts";
import { jsonResponse } from "../answer.ts";
import { fieldsOf } from "./query.ts";
import { requestSite } from "./same-origin.ts";
import { openSession, SESSION_MS } from "./studio-session.ts";
import { type ApiVariables, COOKIE, foreign } from "./signed-in.ts";

// Wrong tokens only: a token has 256 bits, so that nobody gets in by trying, and nobody who tries keeps the owner out.
const WRONG_TOKENS = { perSecond: 1 / 30, burst: 10 };

/** `POST /session`: the one route that needs no session. */
export function signInRoutes(context: CollectorContext): Hono {
  const routes = new Hono();
  const limiter = createLimiter(WRONG_TOKENS);
  routes.post("/session", async (c) => {
    if (requestSite(c.req.raw) === "foreign") return foreign();
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const { access } = context.registry;
    const session = await openSession(access, fields.value["token"], context.now());
    if (session === undefined) {
      const retryAfterS = limiter("wrong token", context.now());
      if (retryAfterS > 0) {
        const detail = `Too many wrong sign-in tokens. Try again in ${retryAfterS} s.`;
        return problemResponse("too-many", detail, { retryAfterS });
      }
      const how = "It works once and for one hour. `cairn serve` prints a new one at its start.";
      return problemResponse("not-signed-in", `This sign-in link was used or is too old. ${how}`);
    }
    setCookie(c, COOKIE, session.token, {
      ...cookieScope(c.req.raw, context),
      maxAge: SESSION_MS / 1000,
    });
    return c.json(await sessionOf({ name: session.name, role: "admin" }, c.req.raw, context));
  });
  return routes;
}

/** `GET` and `DELETE /session`. */
export function sessionRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  routes.get("/session", async (c) =>
    jsonResponse(await sessionOf({ name: c.get("by"), role: c.get("role") }, c.req.raw, context)),
  );
  routes.delete("/session", async (c) => {
    const token = getCookie(c, COOKIE);
    if (token !== undefined) await context.registry.access.takeSession(hashOf(token));
    deleteCookie(c, COOKIE, cookieScope(c.req.raw, context));
    return c.body(null, 204);
  });
  return routes;
}

function cookieScope(
  request: Request,
  { config }: CollectorContext,
): {
  readonly httpOnly: true;
  readonly sameSite: "Strict";
  readonly path: string;
  readonly secure: boolean;
} {
  const secure = publicOrigin(request).startsWith("https:");
  return { httpOnly: true, sameSite: "Strict", path: `${config.basePath ?? ""}/`, secure };
}

async function sessionOf(
  who: Pick<StudioSession, "name" | "role">,
  request: Request,
  { registry, config }: CollectorContext,
): Promise<StudioSession> {
  const keys = await registry.access.writeKeys();
  return {
    ...who,
    collector: publicOrigin(request) + (config.basePath ?? ""),
    keys: keys
      .filter((key) => key.revokedAtMs === undefined)
      .map(({ key, environment, origins }) => ({ key, environment, origins })),
  };
}
