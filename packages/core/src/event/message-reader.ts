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
  return new Reader(input);
}

// A class: one is made for each message, and closures over its input would be made anew each time.
class Reader implements MessageReader {
  readonly problems: Problem[] = [];
  readonly #input: JsonObject;

  constructor(input: JsonObject) {
    this.#input = input;
  }

  add(problem: Problem): void {
    this.problems.push(problem);
  }

  id(key: string, need?: "required"): string | undefined {
    const raw = this.#own(key);
    const value = typeof raw === "number" ? `${raw}` : raw;
    return this.#text(key, value, ID, need);
  }

  name(key: string, need?: "required"): string | undefined {
    return this.#text(key, this.#own(key), NAME, need);
  }

  time(key: string): string | undefined {
    const raw = this.#own(key);
    if (raw === undefined || raw === null) return undefined;
    if (typeof raw === "string" && CANONICAL_TIME.test(raw)) return raw;
    const ms = timeOf(raw);
    const isInRange = ms !== undefined && ms >= 0 && ms <= LAST_MS;
    return isInRange
      ? new Date(ms).toISOString()
      : this.#fault(key, "bad-time", "an ISO 8601 time such as 2026-05-04T09:30:00.000Z");
  }

  object(key: string): JsonObject | undefined {
    const raw = this.#own(key);
    if (raw === undefined || raw === null) return undefined;
    const wrong = jsonObjectFault(raw, NESTING_DEPTH);
    if (wrong === "not-an-object") return this.#fault(key, "wrong-type", "an object");
    if (wrong === "not-json") return this.#fault(key, "not-json", "JSON data only");
    if (wrong) {
      return this.#fault(key, wrong, `at most ${NESTING_DEPTH} levels`, "send it flatter");
    }
    return isObject(raw) ? raw : undefined;
  }

  #own(key: string): unknown {
    return Object.hasOwn(this.#input, key) ? this.#input[key] : undefined;
  }

  #text(
    key: string,
    value: unknown,
    { limit, expected }: typeof ID,
    need?: "required",
  ): string | undefined {
    if (value === undefined || value === null || value === "") {
      if (need === undefined) return undefined;
      return this.#fault(key, "missing", expected, `send ${JSON.stringify(key)}`);
    }
    if (typeof value !== "string") return this.#fault(key, "wrong-type", expected);
    if (value.trim() === "") return this.#fault(key, "empty", expected);
    if (value.length > limit) {
      return this.#fault(key, "too-long", `at most ${limit} characters`);
    }
    return value;
  }

  #fault(path: string, code: string, expected: string, hint?: string): undefined {
    const value = this.#own(path);
    const found = describeValue(value);
    const message =
      value === undefined
        ? `is missing: expected ${expected}`
        : `expected ${expected}, found ${found}`;
    const why = hint === undefined ? {} : { hint };
    this.problems.push({ path, code, message, found, expected, ...why });
  }
}

const ID = { limit: ID_LENGTH, expected: `an id of at most ${ID_LENGTH} characters` };
const NAME = { limit: NAME_LENGTH, expected: `a name of at most ${NAME_LENGTH} characters` };

// The end of the year 9999: ISO 8601 times past it need a sign and no store reads them.
const LAST_MS = 253_402_300_799_999;

// What `toISOString` gives back as it is, from 1970 on, on days that every month has: nothing to parse or write again.
const CANONICAL_TIME =
  /^(?:19[7-9]\d|[2-9]\d{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
