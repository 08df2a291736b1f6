// A guidebook's patterns are tested at every event: reading them anew was an eighth of judging a hundred guides.
const compiled = new WeakMap<readonly string[], RegExp>();

/** Whether the URL path fits one of the patterns (`pathPatterns`). A slash at the end, query and hash do not count. */
export function matchPath(patterns: readonly string[], path: string): boolean {
  let known = compiled.get(patterns);
  if (!known) compiled.set(patterns, (known = new RegExp(`^(${patterns.join("|")})/*([?#]|$)`)));
  return patterns.length > 0 && known.test(path);
}
