import { describeValue } from "../lib/describe-value.ts";
import type { Problem } from "../lib/problem.ts";
import { timeOf } from "../lib/time-of.ts";
import { isObject, jsonObjectFault } from "./json-object.ts";
import { ID_LENGTH, NAME_LENGTH, NESTING_DEPTH } from "./limits.ts";
import type { JsonObject } from "./message.ts";

/** Reads the fields of one message, and keeps every problem on the way. Absent fields are undefined, never null. */
export interface MessageReader {
  readonly problems: readonly Problem[];
  /** An id; numbers are read as text, since many servers send their database keys. */
  id(key: string, need?: "required"): string | undefined;
  name(key: string, need?: "required"): string | undefined;
  time(key: string): string | undefined;
  object(key: string): JsonObject | undefined;
  add(problem: Problem): void;
}

/** A reader over the fields of one message. */
export function createMessageReader(input: JsonObject): MessageReader {
  const problems: Problem[] = [];
  const fault = (path: string, code: string, expected: string, hint?: string): undefined => {
    const value = Object.hasOwn(input, path) ? input[path] : undefined;
    const found = describeValue(value);
    const message =
      value === undefined
        ? `is missing: expected ${expected}`
        : `expected ${expected}, found ${found}`;
    problems.push({
      path,
      code,
      message,
      found,
      expected,
      ...(hint === undefined ? {} : { hint }),
    });
  };
  const text = (key: string, limit: number, expected: string, need?: "required") => {
    const raw = Object.hasOwn(input, key) ? input[key] : undefined;
    const value = typeof raw === "number" && limit === ID_LENGTH ? `${raw}` : raw;
    if (value === undefined || value === null || value === "") {
      return need && fault(key, "missing", expected, `send ${JSON.stringify(key)}`);
    }
    if (typeof value !== "string") return fault(key, "wrong-type", expected);
    if (value.trim() === "") return fault(key, "empty", expected);
    if (value.length > limit) return fault(key, "too-long", `at most ${limit} characters`);
    return value;
  };
  return {
    problems,
    add: (problem) => void problems.push(problem),
    id: (key, need) => text(key, ID_LENGTH, `an id of at most ${ID_LENGTH} characters`, need),
    name: (key, need) =>
      text(key, NAME_LENGTH, `a name of at most ${NAME_LENGTH} characters`, need),
    time: (key) => {
      const raw = Object.hasOwn(input, key) ? input[key] : undefined;
      if (raw === undefined || raw === null) return undefined;
      const ms = timeOf(raw);
      const isInRange = ms !== undefined && ms >= 0 && ms <= LAST_MS;
      return isInRange
        ? new Date(ms).toISOString()
        : fault(key, "bad-time", "an ISO 8601 time such as 2026-05-04T09:30:00.000Z");
    },
    object: (key) => {
      const raw = Object.hasOwn(input, key) ? input[key] : undefined;
      if (raw === undefined || raw === null) return undefined;
      const wrong = jsonObjectFault(raw, NESTING_DEPTH);
      if (wrong === "not-an-object") return fault(key, "wrong-type", "an object");
      if (wrong === "not-json") return fault(key, "not-json", "JSON data only");
      if (wrong) return fault(key, wrong, `at most ${NESTING_DEPTH} levels`, "send it flatter");
      return isObject(raw) ? raw : undefined;
    },
  };
}

// The end of the year 9999: ISO 8601 times past it need a sign and no store reads them.
const LAST_MS = 253_402_300_799_999;
