/** What a value is, short enough for an error message: `"Invoice Se…"`, `12`, `a list of 3`, `nothing`. Never throws. */
export function describeValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") {
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value);
  }
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value !== null && typeof value === "object") return "an object";
  if (value === null || typeof value === "number" || typeof value === "boolean") return `${value}`;
  return `a ${typeof value}`;
}
