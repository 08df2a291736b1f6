import type { JsonObject } from "./message.ts";

/**
 * Why `value` is not a JSON object of at most `depth` levels: "not-an-object", "too-deep" or "not-json" (a function,
 * NaN, a key named `__proto__`). Undefined when it is one. Takes no stack, whatever the depth.
 */
export function jsonObjectFault(
  value: unknown,
  depth: number,
): "not-an-object" | "too-deep" | "not-json" | undefined {
  if (!isObject(value)) return "not-an-object";
  let level: readonly object[] = [value];
  for (let left = depth; level.length > 0; left--) {
    if (left === 0) return "too-deep";
    const next: object[] = [];
    for (const node of level) {
      if (Object.hasOwn(node, "__proto__")) return "not-json";
      for (const child of Object.values(node) as readonly unknown[]) {
        if (typeof child === "object" && child !== null) next.push(child);
        else if (!isScalar(child)) return "not-json";
      }
    }
    level = next;
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
