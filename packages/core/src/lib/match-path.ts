/**
 * Whether the URL path fits one of the patterns. `*` stands for one segment, a final `**` for any rest, none
 * included: "/invoices/**" fits "/invoices" and "/invoices/7/edit". A slash at the end, query and hash do not count.
 */
export function matchPath(patterns: readonly string[], path: string): boolean {
  let known = compiled.get(patterns);
  if (!known) compiled.set(patterns, (known = patterns.map(compile)));
  return known.some((pattern) => pattern.test(path));
}

// A guidebook's patterns are tested at every event: splitting them anew was an eighth of judging a hundred guides.
const compiled = new WeakMap<readonly string[], readonly RegExp[]>();

function compile(pattern: string): RegExp {
  const parts = pattern.split(/[?#]/, 1)[0]?.split("/").filter(Boolean) ?? [];
  const isOpen = parts.at(-1) === "**";
  if (isOpen) parts.pop();
  const fixed = parts.map((part) =>
    part === "*" ? "[^/?#]+" : part.replace(/[$()*+.[\\\]^{|}]/g, "\\$&"),
  );
  const end = isOpen ? (fixed.length > 0 ? "(?=[/?#]|$)" : "") : "/*(?=[?#]|$)";
  return new RegExp(`^/*${fixed.join("/+")}${end}`);
}
