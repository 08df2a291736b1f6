// A time without a zone would be read in the machine's own: it is taken as UTC.
const ISO = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** Epoch milliseconds of a date: ISO 8601 text, or a number as it is. Undefined for anything else. */
export function timeOf(value: unknown): number | undefined {
  const ms = msOf(value);
  return Number.isNaN(ms) ? undefined : ms;
}

/** As `timeOf`, but NaN for anything else: compared with it nothing holds. */
export function msOf(value: unknown): number {
  if (typeof value === "number") return value;
  const match = typeof value === "string" && ISO.exec(value);
  return match ? Date.parse(match[1] && !match[2] ? `${match[0]}Z` : match[0]) : NaN;
}
