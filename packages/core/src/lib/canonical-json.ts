/** The same JSON data with the keys of every object sorted and `undefined` left out. No cycles. */
export function sortKeys<Value>(value: Value): Value {
  return sorted(value) as Value;
}

/** JSON text that is equal for equal data, whatever order its keys were written in. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? "null";
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, child]) => [key, sorted(child)]),
  );
}
