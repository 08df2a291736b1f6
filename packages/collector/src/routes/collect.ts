import { fail, type MessageType, ok, type Problem, problemLine, type Result } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import { type Context, Hono } from "hono";
import { type Admitted, bearerOf, credentialsOf } from "../http/auth.ts";
import { withCors } from "../http/cors.ts";
import type { Limiter } from "../http/limit.ts";
import { problemResponse } from "../http/problem.ts";
import { type Decoded, decode } from "../ingest/decode.ts";
import type { DeliveredCount } from "../ingest/delivered-count.ts";
import type { IdentityCoverageCount } from "../ingest/identity-coverage.ts";
import type { Sender } from "../ingest/identity.ts";
import { type Ingest, TooFast } from "../ingest/ingest.ts";
import type { Receipt } from "../ingest/receipt.ts";
import { StorageUnavailable } from "../store/storage-error.ts";
import type { Admit } from "./admission.ts";
import { jsonResponse } from "./answer.ts";
import { clientOf } from "./client.ts";
import type { Metrics } from "./metrics.ts";
import { endingOfKey, noteFacts } from "./request-facts.ts";

/** What the collecting routes need. */
export interface CollectDeps {
  readonly admit: Admit;
  readonly ingest: Ingest;
  readonly metrics: Metrics;
  readonly coverage: IdentityCoverageCount;
  readonly delivered: DeliveredCount;
  readonly limiter: Limiter | undefined;
  now(): number;
}

// Short, since most causes (a full queue, a busy disk) pass in a moment.
const STORAGE_RETRY_AFTER_S = 5;

const SINGLE: readonly (readonly [path: string, type: MessageType])[] = [
  ["track", "track"],
  ["identify", "identify"],
  ["page", "page"],
  ["screen", "screen"],
  ["group", "group"],
  ["alias", "alias"],
  ["t", "track"],
  ["i", "identify"],
  ["p", "page"],
  ["s", "screen"],
  ["g", "group"],
  ["a", "alias"],
];

/** `POST /v1/batch` and what Segment's SDKs call beside it. */
export function collectRoutes(deps: CollectDeps): Hono {
  const routes = new Hono();
  for (const path of ["batch", "b"]) {
    routes.post(`/${path}`, async (c) => withCors(await collect(c, deps)));
  }
  for (const [path, type] of SINGLE) {
    routes.post(`/${path}`, async (c) => withCors(await collect(c, deps, type)));
  }
  // Segment's browser SDK posts its own metrics here; nobody needs them.
  routes.post("/m", () => withCors(new Response(null, { status: 204 })));
  return routes;
}

async function collect(c: Context, deps: CollectDeps, type?: MessageType): Promise<Response> {
  const answer = await attempt(c, deps, type);
  if (!answer.ok) deps.metrics.refused(answer.failure.status);
  return answer.ok ? answer.value : answer.failure;
}

/** A body that may come in, and from where. */
interface Admission {
  readonly body: Decoded;
  readonly environment: Environment;
  readonly sender: Sender;
}

function attempt(
  c: Context,
  deps: CollectDeps,
  type: MessageType | undefined,
): Promise<Result<Response, Response>> {
  // No async function: its frame would hold the body until the disk has answered.
  return admitBody(c, deps).then((admission) => {
    if (!admission.ok) return admission;
    const { body, environment, sender } = admission.value;
    return deps.ingest
      .take(body, environment, type, sender)
      .then(answering(c, deps, { environment, type }), (error: unknown) =>
        fail(notTaken(error, deps.metrics)),
      );
  });
}

async function admitBody(c: Context, deps: CollectDeps): Promise<Result<Admission, Response>> {
  const request = c.req.raw;
  // A key outside the body is judged before the body is read: nobody without a key can make us inflate and parse.
  const early = credentialsOf(request);
  const hasEarly = early.writeKey !== undefined || early.secretKey !== undefined;
  const admittedEarly = hasEarly ? await deps.admit(request, early) : undefined;
  if (admittedEarly?.ok === false) return admittedEarly;
  const slow = admittedEarly === undefined ? undefined : tooManyRequests(admittedEarly.value, deps);
  if (slow !== undefined) return fail(slow);
  const body = await decode(request);
  if (!body.ok) return body;
  const inBody = (body.value.data as { readonly writeKey?: unknown } | null)?.writeKey;
  // A server's batch may name its environment by the write key in it.
  const isFinal = admittedEarly?.ok === true && !(admittedEarly.value.isServer && inBody);
  const whole = isFinal ? early : credentialsOf(request, inBody);
  const ending = isFinal ? undefined : endingOfKey(whole.secretKey ?? whole.writeKey);
  if (ending !== undefined) noteFacts(c, { key: ending });
  const admitted = isFinal ? admittedEarly : await deps.admit(request, whole);
  if (!admitted.ok) return admitted;
  const late = hasEarly ? undefined : tooManyRequests(admitted.value, deps);
  if (late !== undefined) return fail(late);
  const { environment, isServer } = admitted.value;
  const bearer = bearerOf(request);
  const sender = {
    isServer,
    isBrowser: request.headers.get("origin") !== null,
    ...(bearer === undefined ? {} : { bearer }),
    ...clientOf(c),
  };
  noteFacts(c, { environment, key: admitted.value.key.slice(-4) });
  return ok({ body: body.value, environment, sender });
}

/** Counts what was taken in, and answers it. */
function answering(
  c: Context,
  { metrics, coverage, delivered }: CollectDeps,
  {
    environment,
    type,
  }: { readonly environment: Environment; readonly type: MessageType | undefined },
): (taken: Result<Receipt, readonly Problem[]>) => Result<Response, Response> {
  return (taken) => {
    if (!taken.ok) {
      const detail = taken.failure.map(problemLine).join("; ");
      const code = taken.failure[0]?.code === "too-large" ? "too-large" : "malformed";
      return fail(problemResponse(code, detail, { problems: taken.failure }));
    }
    metrics.received(environment, taken.value);
    coverage.add(environment, taken.value.identity);
    delivered.add(environment, taken.value);
    const { accepted, duplicates, rejected } = taken.value;
    noteFacts(c, { accepted, duplicates, rejected: rejected.length });
    return type === undefined ? ok(batchAnswer(taken.value)) : messageAnswer(taken.value);
  };
}

function batchAnswer({ accepted, duplicates, rejected }: Receipt): Response {
  return jsonResponse({ success: true, accepted, duplicates, rejected });
}

function messageAnswer({ accepted, duplicates, rejected }: Receipt): Result<Response, Response> {
  const [refused] = rejected;
  if (refused === undefined) return ok(jsonResponse({ success: true, accepted, duplicates }));
  const problems = [{ path: "", code: refused.code, message: refused.message }];
  return fail(problemResponse("message-refused", refused.message, { problems }));
}

/** The 429 or 503 of a body of which nothing, or not all, was stored. Passes on what is a fault of ours. */
function notTaken(error: unknown, metrics: Metrics): Response {
  if (error instanceof TooFast) {
    metrics.throttled("user");
    return problemResponse("too-many", error.message, { retryAfterS: error.retryAfterS });
  }
  if (!(error instanceof StorageUnavailable)) throw error;
  const detail = `Not all of this could be stored: ${error.message}. Send the same again later.`;
  return problemResponse("storage-unavailable", detail, { retryAfterS: STORAGE_RETRY_AFTER_S });
}

function tooManyRequests({ key, isServer }: Admitted, deps: CollectDeps): Response | undefined {
  const waitS = isServer ? 0 : (deps.limiter?.(key, deps.now()) ?? 0);
  if (waitS === 0) return undefined;
  deps.metrics.throttled("key");
  const detail = `This write key sends faster than the collector is set to take. Wait ${waitS} s.`;
  return problemResponse("too-many", detail, { retryAfterS: waitS });
}
