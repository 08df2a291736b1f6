import type { JsonObject } from "@cairn/core";
import { type Redaction, snapshot } from "./capture/privacy.ts";
import { misuse } from "./errors.ts";

// What string conversion makes of a missing id. One "undefined" merges a whole user base into one person.
const NOT_AN_ID = /^(\s*|undefined|null|NaN)$/;

/** Throws unless `value` is usable as an id or a name. */
export function nameOrThrow(value: unknown): void {
  if (typeof value !== "string" || NOT_AN_ID.test(value)) {
    throw misuse(value, "a non-empty string");
  }
}

/** A copy of `value` to send; empty for none. Throws for what is no object or cannot be JSON. */
export function objectOrThrow(value: unknown, redaction: Redaction): JsonObject {
  try {
    const copy = snapshot(value ?? {}, redaction);
    if (typeof copy === "object" && !Array.isArray(copy)) return copy;
  } catch {
    // A cycle or a BigInt: neither can be sent.
  }
  throw misuse(value, "a JSON object");
}
