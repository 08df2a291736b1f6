import { fail, type MessageType, ok, problemLine, type Result } from "@cairn/core";
import { Hono } from "hono";
import { writeKeyOf } from "../http/auth.ts";
import { withCors } from "../http/cors.ts";
import type { Limiter } from "../http/limit.ts";
import { problemResponse } from "../http/problem.ts";
import { decode } from "../ingest/decode.ts";
import type { Ingest } from "../ingest/ingest.ts";
import type { WriteKeyRecord } from "../store/access.ts";
import { StorageUnavailable } from "../store/storage-error.ts";
import type { Admit } from "./admission.ts";
import { jsonResponse } from "./answer.ts";
import type { Metrics } from "./metrics.ts";

/** What the collecting routes need. */
export interface CollectDeps {
  readonly admit: Admit;
  readonly ingest: Ingest;
  readonly metrics: Metrics;
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
    routes.post(`/${path}`, async (c) => withCors(await collect(c.req.raw, deps)));
  }
  for (const [path, type] of SINGLE) {
    routes.post(`/${path}`, async (c) => withCors(await collect(c.req.raw, deps, type)));
  }
  // Segment's browser SDK posts its own metrics here; nobody needs them.
  routes.post("/m", () => withCors(new Response(null, { status: 204 })));
  return routes;
}

async function collect(request: Request, deps: CollectDeps, type?: MessageType): Promise<Response> {
  const answer = await attempt(request, deps, type);
  if (!answer.ok) deps.metrics.refused(answer.failure.status);
  return answer.ok ? answer.value : answer.failure;
}

async function attempt(
  request: Request,
  deps: CollectDeps,
  type: MessageType | undefined,
): Promise<Result<Response, Response>> {
  // A key outside the body is judged before the body is read: nobody without a key can make us inflate and parse.
  const early = writeKeyOf(request);
  const admittedEarly = early === undefined ? undefined : await admit(request, deps, early);
  if (admittedEarly?.ok === false) return admittedEarly;
  const body = await decode(request);
  if (!body.ok) return body;
  const inBody = (body.value.data as { readonly writeKey?: unknown } | null)?.writeKey;
  const admitted = admittedEarly ?? (await admit(request, deps, writeKeyOf(request, inBody)));
  if (!admitted.ok) return admitted;
  const { environment } = admitted.value;
  try {
    const taken = await deps.ingest.take(body.value, environment, type);
    if (!taken.ok) {
      const detail = taken.failure.map(problemLine).join("; ");
      const code = taken.failure[0]?.code === "too-large" ? "too-large" : "malformed";
      return fail(problemResponse(code, detail, { problems: taken.failure }));
    }
    deps.metrics.received(environment, taken.value);
    const { accepted, duplicates, rejected } = taken.value;
    if (type === undefined)
      return ok(jsonResponse({ success: true, accepted, duplicates, rejected }));
    const [refused] = rejected;
    if (refused === undefined) return ok(jsonResponse({ success: true, accepted, duplicates }));
    const problems = [{ path: "", code: refused.code, message: refused.message }];
    return fail(problemResponse("message-refused", refused.message, { problems }));
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
    const detail = `Not all of this could be stored: ${error.message}. Send the same again later.`;
    return fail(
      problemResponse("storage-unavailable", detail, { retryAfterS: STORAGE_RETRY_AFTER_S }),
    );
  }
}

async function admit(
  request: Request,
  deps: CollectDeps,
  key: string | undefined,
): Promise<Result<WriteKeyRecord, Response>> {
  const admitted = await deps.admit(request, key);
  const waitS = admitted.ok ? deps.limiter?.(admitted.value.key, deps.now()) : 0;
  if (!waitS) return admitted;
  const detail = `This write key sends faster than the collector is set to take. Wait ${waitS} s.`;
  return fail(problemResponse("too-many", detail, { retryAfterS: waitS }));
}
