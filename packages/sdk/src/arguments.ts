import type { JsonObject } from "@cairn/core";
import { type Redaction, snapshot } from "./capture/privacy.ts";
import { type Warn, wrongArgument } from "./errors.ts";

// What string conversion makes of a missing id. One "undefined" merges a whole user base into one person.
const NOT_AN_ID = /^(undefined|null|NaN|\[object Object\])$/;

/** Whether `value` is a usable id or name; says what to pass when it is not. */
export function isName(warn: Warn, call: string, value: unknown): value is string {
  if (typeof value === "string" && value.trim() && !NOT_AN_ID.test(value)) return true;
  warn(call, wrongArgument(call, value, "a non-empty string; the call was ignored"));
  return false;
}

/** A copy of `value` to send; empty, with a warning, when it is no object or cannot be JSON. */
export function objectOf(
  warn: Warn,
  call: string,
  value: unknown,
  redaction: Redaction,
): JsonObject {
  if (value === undefined || value === null) return {};
  try {
    if (typeof value === "object" && !Array.isArray(value)) return snapshot(value, redaction);
    warn(call, wrongArgument(call, value, "a plain object; it was left out"));
  } catch {
    warn(call, `${call}: it has a cycle or a BigInt, pass plain JSON values; it was left out`);
  }
  return {};
}
