/** The path of one page as an author would write it for all pages of its kind: `/invoices/4711/edit` stands for every invoice. */
export function pathPattern(page: string): string {
  const [path = "/"] = page.split("#");
  return path.replace(/\/(?=[^/]*\d)[\w-]+(?=\/|$)/g, "/*");
}

/**
 * Paths as an author writes them, as the regular expressions that `matchPath` takes. `*` stands for one segment, a final
 * `**` for any rest, none included: "/invoices/**" fits "/invoices" and "/invoices/7/edit". Done at publish, so that no
 * page loads what reads them.
 */
export function pathPatterns(paths: readonly string[] = []): readonly string[] {
  return paths.map((path) =>
    path
      .replace(/[?#].*/, "")
      .replace(/[$()+.[\\\]^{|}]/g, "\\$&")
      .replace(/\/+\*\*$/, "(/.*)?")
      .replace(/\/\*(?=\/|$)/g, "/[^/?#]+")
      .replace(/\/+$/, ""),
  );
}
