import { own } from "./own.ts";

/**
 * The value at a dotted path: the own key of exactly that name first ("card.expiry" as one key), then inside
 * nested objects and arrays. Undefined where there is none.
 */
export function valueAt(object: Readonly<Record<string, unknown>>, path: string): unknown {
  const direct = own(object, path);
  if (direct !== undefined) return direct;
  let value: unknown = object;
  for (const key of path.split(".")) {
    if (value === null || typeof value !== "object") return undefined;
    value = own(value as Readonly<Record<string, unknown>>, key);
  }
  return value;
}
