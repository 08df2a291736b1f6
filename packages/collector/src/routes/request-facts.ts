import { randomUUID } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { type RequestFacts, type RequestLine, routeClassOf } from "../http/request-line.ts";
import { clientOf } from "./client.ts";
import type { Metrics } from "./metrics.ts";

const FACTS = "facts";

/** Says what a handler learned about its request, for the log. Later facts join earlier ones. */
export function noteFacts(c: Context, facts: RequestFacts): void {
  c.set(FACTS, { ...(c.get(FACTS) as RequestFacts | undefined), ...facts });
}

/** Counts and times every request and, where somebody listens, tells what became of it. */
export function observeRequests(
  metrics: Metrics,
  onRequest: ((line: RequestLine) => void) | undefined,
): MiddlewareHandler {
  return async (c, next) => {
    const startedAtMs = performance.now();
    await next();
    const durationMs = performance.now() - startedAtMs;
    const route = routeClassOf(c.req.path);
    const { status } = c.res;
    metrics.answered(route, status, durationMs);
    const isFailure = status >= 400;
    if (!isFailure && onRequest === undefined) return;
    const id = randomUUID();
    if (isFailure) c.res.headers.set("x-request-id", id);
    onRequest?.({
      id,
      method: c.req.method,
      route,
      status,
      durationMs: Math.round(durationMs * 10) / 10,
      ...clientOf(c),
      ...(c.get(FACTS) as RequestFacts | undefined),
    });
  };
}
