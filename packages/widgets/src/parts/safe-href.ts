import { isSafeUrl } from "@cairn/core";

/** `href` if it may be followed: http(s), mailto, tel or relative, as it was judged when it was published. */
export function safeHref(href: string): string | undefined {
  return isSafeUrl(href) ? href : undefined;
}

/** `source` if a picture may be loaded from it: http(s) or relative. */
export function safeSource(source: string): string | undefined {
  return /^(mailto|tel):/.test(source) ? undefined : safeHref(source);
}

/** Whether a link leads away from this site, so that it opens beside the page and not instead of it. */
export function leadsAway(href: string): boolean {
  return (
    URL.parse?.(href, document.baseURI)?.origin !== location.origin && /^https?:|^\/\//i.test(href)
  );
}
