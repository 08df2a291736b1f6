import type { Json, JsonObject } from "@cairn/core";

/** Names of properties and traits that never leave the page, at any depth. */
export type Redaction = readonly (string | RegExp)[];

/**
 * `url` without fragment and without query values other than `utm_…`: names stay, because they tell
 * pages apart, values may be tokens. Empty when it is not a URL.
 */
export function redactUrl(url: string): string {
  try {
    const { origin, pathname, searchParams } = new URL(url);
    const query = [...searchParams].map(
      ([name, value]) =>
        `${encodeURIComponent(name)}=${name.startsWith("utm_") ? encodeURIComponent(value) : ""}`,
    );
    return origin + pathname + (query.length ? `?${query.join("&")}` : "");
  } catch {
    return "";
  }
}

/** Path of `url`, query left out; a route in the fragment (`#/invoices`) belongs to it. */
export function pathOf(url: string): string {
  const { pathname, hash } = new URL(url);
  const route = /^#!?\/[^?]*/.exec(hash);
  return pathname + (route ? route[0] : "");
}

/** Segment's `context.campaign` from the `utm_…` parameters; undefined when there are none. */
export function campaignOf(url: string): JsonObject | undefined {
  const campaign: Record<string, Json> = {};
  for (const [name, value] of new URL(url).searchParams) {
    const [, part] = /^utm_(\w+)$/.exec(name) ?? [];
    if (part) campaign[part === "campaign" ? "name" : part] = value;
  }
  return Object.keys(campaign).length ? campaign : undefined;
}

/**
 * A copy of `value` as it will travel, without redacted names. The host may change its object afterwards.
 * Throws what `JSON.stringify` throws: on cycles and BigInt.
 */
export function snapshot(value: object, redaction: Redaction): JsonObject {
  const keep = (name: string, inner: unknown): unknown =>
    redaction.some((rule) => (typeof rule === "string" ? rule === name : name.search(rule) >= 0))
      ? undefined
      : inner;
  // A replacer makes stringify four times slower, so it is passed only when there is something to do.
  const text = redaction.length ? JSON.stringify(value, keep) : JSON.stringify(value);
  return JSON.parse(text) as JsonObject;
}
