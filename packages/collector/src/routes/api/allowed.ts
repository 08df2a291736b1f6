import type { Role } from "@cairn/core/api";
import type { Context, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import type { CollectorContext } from "../../context.ts";
import { createLimiter } from "../../http/limit.ts";
import { problemResponse } from "../../http/problem.ts";
import { isEnough } from "../../team/role.ts";
import { leastRole } from "./roles.ts";
import type { ApiVariables } from "./signed-in.ts";

// A script that is refused in a loop must not fill the audit log: the first ones tell all that there is to tell.
const REFUSALS_RECORDED = { perSecond: 1 / 60, burst: 50 };

/** Answers 403 to who asks for more than their role allows, and says so in the audit log. */
export function allowed({
  registry,
  now,
}: Pick<CollectorContext, "registry" | "now">): MiddlewareHandler<ApiVariables> {
  const recorded = createLimiter(REFUSALS_RECORDED);
  return async (c, next) => {
    const operation = operationOf(c);
    const role = c.get("role");
    if (operation === undefined) return next();
    const { method, path } = operation;
    const least = leastRole(method, path);
    if (isEnough(role, least)) return next();
    const by = c.get("by");
    const atMs = now();
    if (recorded(by, atMs) === 0) {
      const detail = `${method} ${path} needs ${least}, is ${role}`;
      await registry.definitions.record({ atMs, by, action: "refused", detail });
    }
    return problemResponse("role-not-enough", inWords(role, least));
  };
}

/**
 * The route that will answer, as the description writes it; undefined where none does. It is asked of the router, never
 * read from the address: an escape in an address must not lead to a route past its rule.
 */
function operationOf(
  c: Context<ApiVariables>,
): { readonly method: string; readonly path: string } | undefined {
  const route = matchedRoutes(c).find(({ method }) => method !== "ALL");
  if (route === undefined) return undefined;
  const path = route.path.replace(/^\/api(?=\/)/, "").replaceAll(/:(\w+)/g, "{$1}");
  return { method: route.method, path };
}

function inWords(role: Role, least: Role): string {
  const needed = least === "admin" ? "an admin" : `a ${least} or above`;
  return `This needs ${needed}; you are ${role === "viewer" || role === "publisher" ? "a" : "an"} ${role}. Ask an admin of your team.`;
}
