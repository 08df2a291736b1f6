/**
 * Whether the URL path fits one of the patterns. `*` stands for one segment, a final `**` for any rest, none
 * included: "/invoices/**" fits "/invoices" and "/invoices/7/edit". A slash at the end, query and hash do not count.
 */
export function matchPath(patterns: readonly string[], path: string): boolean {
  const actual = segments(path);
  return patterns.some((pattern) => fits(segments(pattern), actual));
}

function fits(pattern: readonly string[], actual: readonly string[]): boolean {
  const open = pattern.at(-1) === "**";
  const fixed = open ? pattern.slice(0, -1) : pattern;
  if (open ? actual.length < fixed.length : actual.length !== fixed.length) return false;
  return fixed.every((part, index) => part === "*" || part === actual[index]);
}

function segments(path: string): readonly string[] {
  return path.split(/[?#]/, 1)[0]?.split("/").filter(Boolean) ?? [];
}
