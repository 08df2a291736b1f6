import type { JsonObject } from "./message.ts";

/**
 * Why `value` is not a JSON object of at most `depth` levels: "not-an-object", "too-deep" or "not-json" (a function,
 * NaN, a key named `__proto__`), whichever comes first. Undefined when it is one.
 */
export function jsonObjectFault(
  value: unknown,
  depth: number,
): "not-an-object" | "too-deep" | "not-json" | undefined {
  return isObject(value) ? faultIn(value, depth) : "not-an-object";
}

/** Goes no deeper than `depth`, and so needs no more stack than that. */
function faultIn(node: object, depth: number): "too-deep" | "not-json" | undefined {
  if (depth === 0) return "too-deep";
  if (Object.hasOwn(node, "__proto__")) return "not-json";
  const children: readonly unknown[] = Array.isArray(node) ? node : Object.values(node);
  for (const child of children) {
    if (typeof child === "object" && child !== null) {
      const fault = faultIn(child, depth - 1);
      if (fault !== undefined) return fault;
    } else if (!isScalar(child)) return "not-json";
  }
  return undefined;
}

/** Whether `value` is an object and neither null nor a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    typeof value === "string" ||
    typeof value === "boolean" ||
    Number.isFinite(value)
  );
}
