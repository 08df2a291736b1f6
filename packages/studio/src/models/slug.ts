/**
 * An id for `title`, lower case with hyphens, at most 48 long and not among `taken`.
 * Ids stand in events, so they are made once and never follow a later change of the title.
 */
export function slugFor(title: string, taken: readonly string[], fallback: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 48)
    .replace(/-+$/, "");
  const base = plain === "" ? fallback : plain;
  let id = base;
  for (let next = 2; taken.includes(id); next += 1) id = `${base}-${next}`;
  return id;
}
