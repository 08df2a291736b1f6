import { type Context, Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { CollectorContext } from "../../context.ts";
import { createLimiter } from "../../http/limit.ts";
import { problemResponse } from "../../http/problem.ts";
import { noteJoined } from "../../team/own-account.ts";
import { createProvider, enterByProvider, type ProviderVisit } from "../../team/provider.ts";
import { REFUSALS_NOTED } from "../../team/sign-in.ts";
import { note } from "../../team/team.ts";
import { clientOf } from "../client.ts";
import { collectorUrl, cookieScope, enter } from "./session-cookie.ts";

const VISIT = "cairn_provider";
const PATH = "/sign-in/provider";
// Somebody may have to find their second factor.
const VISIT_S = 600;
const VISITS = { perSecond: 1 / 5, burst: 30 };

/** `GET /sign-in/provider` goes to the OpenID provider, `GET /sign-in/provider/callback` is where it sends people back. */
export function providerRoutes(context: CollectorContext): Hono {
  const routes = new Hono();
  const { config, team } = context;
  const { provider: known } = config;
  const limiter = createLimiter(VISITS);
  const noted = createLimiter(REFUSALS_NOTED);
  const provider = known === undefined ? undefined : createProvider(known);
  const noProvider = (): Response =>
    problemResponse("not-found", "No OpenID provider is set up here.");
  const tooMany = (c: Context): Response | undefined => {
    const retryAfterS = limiter(clientOf(c).client ?? "unknown", context.now());
    if (retryAfterS === 0) return undefined;
    const detail = `Too many attempts to sign in. Try again in ${retryAfterS} s.`;
    return problemResponse("too-many", detail, { retryAfterS });
  };
  const callbackOf = (c: Context): string =>
    `${collectorUrl(c.req.raw, context)}/api${PATH}/callback`;
  const back = (c: Context, how: string): Response =>
    c.redirect(`${collectorUrl(c.req.raw, context)}/studio/${how}`);

  routes.get(PATH, async (c) => {
    if (provider === undefined) return noProvider();
    const refused = tooMany(c);
    if (refused !== undefined) return refused;
    try {
      const { url, visit } = await provider.begin(callbackOf(c));
      setCookie(c, VISIT, Buffer.from(JSON.stringify(visit)).toString("base64url"), {
        ...visitScope(c, context),
        maxAge: VISIT_S,
      });
      return c.redirect(url);
    } catch (error) {
      context.report(error);
      return back(c, "#provider=unreachable");
    }
  });
  routes.get(`${PATH}/callback`, async (c) => {
    if (provider === undefined || known === undefined) return noProvider();
    const refused = tooMany(c);
    if (refused !== undefined) return refused;
    const visit = visitOf(getCookie(c, VISIT));
    deleteCookie(c, VISIT, visitScope(c, context));
    if (visit === undefined) return back(c, "#provider=failed");
    const answer = `${callbackOf(c)}${new URL(c.req.url).search}`;
    const claims = await provider.finish(answer, visit).catch((error: unknown) => {
      context.report(error);
      return undefined;
    });
    if (claims === undefined) return back(c, "#provider=failed");
    const entering = await enterByProvider(claims, known, team);
    if (!entering.ok) {
      if (noted("refused", context.now()) === 0) {
        const { client = "unknown" } = clientOf(c);
        const detail = `${entering.failure} by ${known.name}, from ${client}`;
        await note(team, "Somebody", "sign-in-refused", detail);
      }
      return back(c, `#provider=${entering.failure}`);
    }
    await noteJoined(entering.value, team);
    await enter(c, entering.value, context);
    await note(team, entering.value.name, "signed-in", `by ${known.name}`);
    return back(c, "");
  });
  return routes;
}

/** Lax: the way back begins at the provider, from where a strict cookie would not come along. */
function visitScope(c: Context, context: CollectorContext) {
  return { ...cookieScope(c.req.raw, context), sameSite: "Lax" as const };
}

function visitOf(cookie: string | undefined): ProviderVisit | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cookie ?? "", "base64url").toString("utf8"));
    const { state, nonce, verifier } = value as Readonly<Record<string, unknown>>;
    const isWhole = [state, nonce, verifier].every((part) => typeof part === "string");
    return isWhole ? (value as ProviderVisit) : undefined;
  } catch {
    return undefined;
  }
}
