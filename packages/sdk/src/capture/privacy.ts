import type { JsonObject } from "@cairn/core";

/** Names of properties and traits that never leave the page, at any depth. */
export type Redaction = readonly (string | RegExp)[];

/**
 * `url` without fragment and without query values other than `utm_…`: names stay, because they tell
 * pages apart, values may be tokens.
 */
export function redactUrl(address: string): string {
  if (!address) return "";
  const url = new URL(address);
  url.hash = "";
  url.search = url.search.replace(/([?&](?!utm_)[^=&]*=)[^&]*/g, "$1");
  return url.href;
}

/** Path of `url`, query left out; a route in the fragment (`#/invoices`) belongs to it. */
export function pathOf(url: string): string {
  const { pathname, hash } = new URL(url);
  return pathname + (/^#!?\/[^?]*/.exec(hash) ?? "");
}

/** Segment's `{ campaign }` from the `utm_…` parameters of `url`; without them undefined. */
export function campaignOf(url: string): { readonly campaign: JsonObject } | undefined {
  const parts = [...new URL(url).searchParams]
    .filter(([name]) => name.startsWith("utm_"))
    .map(([name, value]) => [name.slice(4).replace("campaign", "name"), value]);
  return parts.length ? { campaign: Object.fromEntries(parts) } : undefined;
}

/**
 * A copy of `value` as it will travel, without redacted names. The host may change its object afterwards.
 * Throws what `JSON.stringify` throws: on cycles and BigInt.
 */
export function snapshot(value: unknown, redaction: Redaction): JsonObject {
  const keep = (name: string, inner: unknown): unknown =>
    redaction.some((rule) => (typeof rule === "string" ? rule === name : name.search(rule) >= 0))
      ? undefined
      : inner;
  // A replacer makes stringify four times slower, so it is passed only when there is something to do.
  return JSON.parse(JSON.stringify(value, redaction.length ? keep : undefined)) as JsonObject;
}
