// Write keys are public and no cookie is ever read on these routes, so that any origin may be answered. Which origins
// may send is decided per key, on the request itself: a preflight carries no key.
const HEADERS: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "retry-after, etag",
};

const PREFLIGHT: Readonly<Record<string, string>> = {
  ...HEADERS,
  "access-control-allow-methods": "GET, POST",
  "access-control-allow-headers":
    "authorization, content-type, content-encoding, if-none-match, x-retry-count",
  // Two hours is the most that Chromium keeps it.
  "access-control-max-age": "7200",
};

/** The answer to a browser's question whether it may send. */
export function preflightResponse(): Response {
  return new Response(null, { status: 204, headers: PREFLIGHT });
}

/** Lets pages of any origin read `response`. */
export function withCors(response: Response): Response {
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  return response;
}
