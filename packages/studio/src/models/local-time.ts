const DAY_MS = 86_400_000;

/** Tomorrow at an hour of the reader's clock, as a date-and-time field takes it: "2026-11-24T09:00". */
export function tomorrowAt(hour: number, nowMs: number): string {
  const at = new Date(nowMs + DAY_MS);
  at.setHours(hour, 0, 0, 0);
  return fieldOf(at);
}

/** What a date-and-time field holds, read on the reader's clock, as an ISO 8601 moment; undefined for what is no time. */
export function momentOf(field: string): string | undefined {
  const atMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(field) ? Date.parse(field) : NaN;
  return Number.isNaN(atMs) ? undefined : new Date(atMs).toISOString();
}

/** A stored moment as such a field shows it; empty where it is none. */
export function localField(stored: unknown): string {
  const at = new Date(typeof stored === "string" ? stored : Number.NaN);
  return Number.isNaN(at.getTime()) ? "" : fieldOf(at);
}

function fieldOf(at: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
