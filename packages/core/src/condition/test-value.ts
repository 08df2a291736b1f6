import { matchPath } from "../lib/match-path.ts";
import { msOf } from "../lib/time-of.ts";
import type { FactTest } from "./condition.ts";

/**
 * Whether a trait or property passes the test. A value that is missing or null passes only "absent" (and "equals" null).
 * "contains" looks into text and lists; "more-than" and its kin compare numbers, and dates as times.
 */
export function testValue(test: FactTest, value: unknown, nowMs: number): boolean {
  const wanted = test.value;
  const isThere = value !== undefined && value !== null;
  // NaN, for what is neither a number nor a date, passes nothing.
  const left = msOf(value);
  const right = msOf(wanted);
  switch (test.is) {
    case "exists":
      return isThere;
    case "absent":
      return !isThere;
    case "equals":
      return value === wanted;
    case "not-equals":
      return isThere && value !== wanted;
    case "contains":
      return (
        (typeof value === "string" || Array.isArray(value)) && value.includes(wanted as string)
      );
    case "one-of":
      return isThere && Array.isArray(wanted) && wanted.includes(value);
    case "more-than":
      return left > right;
    case "at-least":
      return left >= right;
    case "less-than":
      return left < right;
    case "at-most":
      return left <= right;
    case "within-next":
      return left >= nowMs && left <= nowMs + right;
    case "within-last":
      return left <= nowMs && left >= nowMs - right;
    case "before-last":
      return left <= nowMs - right;
    case "on-page":
      return isThere && matchPath(wanted as readonly string[], value as string);
    case "in-language":
      return (wanted as readonly string[]).some((tag) =>
        `${value as string}-`.toLowerCase().startsWith(`${tag}-`.toLowerCase()),
      );
  }
}
