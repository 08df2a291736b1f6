import { randomUUID } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { credentialsOf } from "../http/auth.ts";
import { type RequestFacts, type RequestLine, routeClassOf } from "../http/request-line.ts";
import { clientOf } from "./client.ts";
import type { Metrics } from "./metrics.ts";

const FACTS = "facts";

/** Says what a handler learned about its request, for the log. Later facts join earlier ones. */
export function noteFacts(c: Context, facts: RequestFacts): void {
  c.set(FACTS, { ...(c.get(FACTS) as RequestFacts | undefined), ...facts });
}

// Four characters of less would be much of it.
const LEAST_KEY_LENGTH = 12;

/** The part of a key, as it was sent, that may be written down: its last four characters. */
export function endingOfKey(key: string | undefined): string | undefined {
  return key !== undefined && key.length >= LEAST_KEY_LENGTH ? key.slice(-4) : undefined;
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
      ...(isFailure ? await refusalFacts(c) : {}),
      ...(c.get(FACTS) as RequestFacts | undefined),
    });
  };
}

const ORIGIN_LENGTH = 200;

/** What helps to find out who was refused, and why. The key is the one outside the body. */
async function refusalFacts(c: Context): Promise<RequestFacts> {
  const origin = c.req.header("origin")?.slice(0, ORIGIN_LENGTH);
  const { secretKey, writeKey } = credentialsOf(c.req.raw);
  const key = endingOfKey(secretKey ?? writeKey);
  const code = await codeOf(c.res);
  return {
    ...(code === undefined ? {} : { code }),
    ...(origin === undefined ? {} : { origin }),
    ...(key === undefined ? {} : { key }),
  };
}

async function codeOf(response: Response): Promise<string | undefined> {
  if (response.headers.get("content-type") !== "application/problem+json") return undefined;
  const { code } = (await response.clone().json()) as { readonly code?: string };
  return code;
}
