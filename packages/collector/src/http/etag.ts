/** Whether the requester already holds the answer with this strong ETag (quotes included). RFC 9110 §13.1.2. */
export function matchesEtag(request: Request, etag: string): boolean {
  const held = request.headers.get("if-none-match");
  if (held === null) return false;
  return held
    .split(",")
    .map((one) => one.trim().replace(/^W\//, ""))
    .some((one) => one === etag || one === "*");
}
