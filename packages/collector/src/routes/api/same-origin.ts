import { publicOrigin } from "../../http/public-origin.ts";

/**
 * Whether a request comes from a page of the collector's own origin. Browsers set both headers themselves:
 * `Sec-Fetch-Site` decides where it is sent (it also holds behind a proxy that ends TLS), else `Origin`.
 * "unknown": neither is there, so it was no current browser that sent it.
 */
export function requestSite(request: Request): "same-origin" | "foreign" | "unknown" {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" ? "same-origin" : "foreign";
  const origin = request.headers.get("origin");
  if (origin === null) return "unknown";
  return origin === publicOrigin(request) ? "same-origin" : "foreign";
}

/** Whether a method changes nothing, and so needs no proof of where it comes from. */
export function isSafeMethod(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}
