// A guidebook's patterns are tested at every event: reading them anew was an eighth of judging a hundred guides.
const compiled = new WeakMap<readonly string[], RegExp>();

/**
 * Whether the URL path fits one of the patterns. `*` stands for one segment, a final `**` for any rest, none
 * included: "/invoices/**" fits "/invoices" and "/invoices/7/edit". A slash at the end, query and hash do not count.
 */
export function matchPath(patterns: readonly string[], path: string): boolean {
  let known = compiled.get(patterns);
  if (!known)
    compiled.set(
      patterns,
      (known = new RegExp(`^(${patterns.map(sourceOf).join("|")})/*([?#]|$)`)),
    );
  return patterns.length > 0 && known.test(path);
}

function sourceOf(pattern: string): string {
  return pattern
    .replace(/[?#].*/, "")
    .replace(/[$()+.[\\\]^{|}]/g, "\\$&")
    .replace(/\/+\*\*$/, "(/.*)?")
    .replace(/\/\*(?=\/|$)/g, "/[^/?#]+")
    .replace(/\/+$/, "");
}
