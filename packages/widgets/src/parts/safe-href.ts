const LINKS = new Set(["http:", "https:", "mailto:", "tel:"]);
const PICTURES = new Set(["http:", "https:"]);

/** `href` if it may be followed: http(s), mailto, tel or relative. The URL parser judges, as the browser would. */
export function safeHref(href: string): string | undefined {
  return isAllowed(href, LINKS) ? href : undefined;
}

/** `source` if a picture may be loaded from it: http(s) or relative. */
export function safeSource(source: string): string | undefined {
  return isAllowed(source, PICTURES) ? source : undefined;
}

/** Whether a link leads away from this site, so that it opens beside the page and not instead of it. */
export function leadsAway(href: string): boolean {
  return (
    URL.parse?.(href, document.baseURI)?.origin !== location.origin && /^https?:|^\/\//i.test(href)
  );
}

function isAllowed(href: string, schemes: ReadonlySet<string>): boolean {
  try {
    return schemes.has(new URL(href, "https://relative.invalid/").protocol);
  } catch {
    return false;
  }
}
