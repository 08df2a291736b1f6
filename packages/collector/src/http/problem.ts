import type { Problem } from "@cairn/core";
import type { ProblemDetails } from "@cairn/core/api";

/** Whole-request failures of the HTTP surface, by their stable code. */
const PROBLEMS = {
  malformed: { status: 400, title: "The request is malformed" },
  "message-refused": { status: 400, title: "The message was refused" },
  "unknown-key": { status: 401, title: "The write key is not known" },
  "invalid-token": { status: 401, title: "The identity token was refused" },
  "not-signed-in": { status: 401, title: "Nobody is signed in" },
  "origin-not-allowed": { status: 403, title: "The origin is not allowed" },
  "role-not-enough": { status: 403, title: "The role does not allow it" },
  "scope-not-enough": { status: 403, title: "The key does not allow it" },
  "local-only": { status: 403, title: "Only this machine may ask" },
  "not-found": { status: 404, title: "There is nothing here" },
  "wrong-method": { status: 405, title: "The method is not allowed here" },
  conflict: { status: 409, title: "It was changed meanwhile" },
  "too-large": { status: 413, title: "The request is too large" },
  "wrong-type": { status: 415, title: "The content type is not supported" },
  invalid: { status: 422, title: "It has problems" },
  "too-many": { status: 429, title: "Too many requests" },
  "internal-error": { status: 500, title: "The collector has a fault" },
  "storage-unavailable": { status: 503, title: "Storage cannot take it now" },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** What else a problem says. */
export interface ProblemExtras {
  readonly problems?: readonly Problem[];
  /** Seconds after which it is worth trying again. */
  readonly retryAfterS?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An RFC 9457 answer. `detail` says what was wrong and what to do. */
export function problemResponse(
  code: ProblemCode,
  detail: string,
  extras: ProblemExtras = {},
): Response {
  const { status, title } = PROBLEMS[code];
  const body: ProblemDetails & { readonly code: string } = {
    type: `urn:cairn:problem:${code}`,
    title,
    status,
    detail,
    code: extras.problems?.[0]?.code ?? code,
    ...(extras.problems === undefined ? {} : { problems: extras.problems }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/problem+json",
      ...(extras.retryAfterS === undefined ? {} : { "retry-after": String(extras.retryAfterS) }),
      ...extras.headers,
    },
  });
}
