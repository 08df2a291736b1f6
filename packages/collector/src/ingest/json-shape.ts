import type { Problem } from "@cairn/core";
import { LIMITS } from "../config.ts";

/**
 * What of a message no store could keep as it is, though it is JSON: too many levels, a number too large for a double
 * (`1e999` reads as Infinity and would be written as null), a key that is no key in JavaScript. Undefined: all is well.
 */
export function shapeProblem(message: unknown): Problem | undefined {
  const fault = faultIn(message, 1);
  if (fault === undefined) return undefined;
  const path = fault.path.toReversed().join(".").slice(0, 200);
  const { code, found, expected, hint } = FAULTS[fault.kind];
  return { path, code, message: `expected ${expected}, found ${found}`, found, expected, hint };
}

interface Fault {
  readonly kind: keyof typeof FAULTS;
  /** Innermost first. */
  readonly path: string[];
}

const FAULTS = {
  deep: {
    code: "too-deep",
    found: "more",
    expected: `at most ${LIMITS.nestingLevels} levels of nesting`,
    hint: "flatten it, or send it as a text",
  },
  number: {
    code: "not-finite",
    found: "a number beyond 1.8e308",
    expected: "a number that a double can hold",
    hint: "send it as a text",
  },
  key: {
    code: "reserved-name",
    found: '"__proto__"',
    expected: "another name",
    hint: "rename it",
  },
} as const;

function faultIn(value: unknown, level: number): Fault | undefined {
  if (typeof value === "number") {
    return Number.isFinite(value) ? undefined : { kind: "number", path: [] };
  }
  if (typeof value !== "object" || value === null) return undefined;
  if (level > LIMITS.nestingLevels) return { kind: "deep", path: [] };
  for (const key of Object.keys(value)) {
    if (key === "__proto__") return { kind: "key", path: [key] };
    const fault = faultIn((value as Readonly<Record<string, unknown>>)[key], level + 1);
    if (fault !== undefined) {
      fault.path.push(key);
      return fault;
    }
  }
  return undefined;
}
