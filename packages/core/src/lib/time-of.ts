// A time without a zone would be read in the machine's own: it is taken as UTC.
const ISO = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** Epoch milliseconds of a date: ISO 8601 text, or a number as it is. Undefined for anything else. */
export function timeOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return undefined;
  const match = ISO.exec(value);
  if (!match) return undefined;
  const ms = Date.parse(value.length > 10 && !match[1] ? `${value}Z` : value);
  return Number.isNaN(ms) ? undefined : ms;
}
