import { assertNever } from "../lib/assert-never.ts";
import type { ValueTest } from "./condition.ts";

/**
 * Whether `actual` passes `test`. A missing value passes only `absent` and `not-equals`; values of another type than
 * the test needs never pass. Dates are ISO 8601 strings or epoch milliseconds, relative to `nowMs`.
 */
export function passesTest(test: ValueTest, actual: unknown, nowMs: number): boolean {
  const wanted = test.value;
  const isMissing = actual === undefined || actual === null;
  switch (test.is) {
    case "exists":
      return !isMissing;
    case "absent":
      return isMissing;
    case "equals":
      return actual === wanted;
    case "not-equals":
      return actual !== wanted;
    case "contains":
      if (Array.isArray(actual)) return actual.includes(wanted);
      return (
        typeof actual === "string" &&
        typeof wanted === "string" &&
        actual.toLowerCase().includes(wanted.toLowerCase())
      );
    case "one-of":
      return Array.isArray(wanted) && wanted.includes(actual as never);
    case "more-than":
      return bothNumbers(actual, wanted, (a, b) => a > b);
    case "at-least":
      return bothNumbers(actual, wanted, (a, b) => a >= b);
    case "less-than":
      return bothNumbers(actual, wanted, (a, b) => a < b);
    case "at-most":
      return bothNumbers(actual, wanted, (a, b) => a <= b);
    case "within-next":
      return bothNumbers(dateMs(actual), wanted, (at, ms) => at >= nowMs && at <= nowMs + ms);
    case "within-last":
      return bothNumbers(dateMs(actual), wanted, (at, ms) => at <= nowMs && at >= nowMs - ms);
    default:
      return assertNever(test.is);
  }
}

function bothNumbers(
  actual: unknown,
  wanted: unknown,
  compare: (actual: number, wanted: number) => boolean,
): boolean {
  return (
    typeof actual === "number" &&
    typeof wanted === "number" &&
    !Number.isNaN(actual) &&
    compare(actual, wanted)
  );
}

/** Epoch milliseconds of an ISO 8601 string or a number; undefined for anything else. */
function dateMs(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : ms;
}
