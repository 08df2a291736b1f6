/** A share from 0 to 1 as whole per cent with a narrow space: "62 %". */
export function percent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`;
}

/** How much is done, never 100 % before it is: "42 %". */
export function percentDone(share: number): string {
  return `${Math.min(99, Math.floor(share * 100))}\u00a0%`;
}

/** "1 person", "12 people". */
export function people(count: number): string {
  return `${grouped(count)} ${count === 1 ? "person" : "people"}`;
}

/** "1 event", "1 204 events"; `many` defaults to the word with an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** Thousands apart by a narrow space, as read in tables. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
}

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

/** A length of time in its largest fitting unit: "3 days", "1.5 hours", "40 seconds". */
export function lasting(ms: number): string {
  for (const [unit, size] of UNITS) {
    if (ms >= size || unit === "second") {
      const amount = ms / size;
      const shown = amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount);
      return counted(shown, unit);
    }
  }
  return "0 seconds";
}

/** The same in whole units, the smaller one below two of the larger: "90 minutes", "2 hours"; at least "1 minute". */
export function wholly(ms: number): string {
  for (const [unit, size] of UNITS) {
    if (ms >= 2 * size && unit !== "second") return counted(Math.round(ms / size), unit);
  }
  return "1 minute";
}

/** The same for an axis, where there is little room: "3 days", "5 h", "40 min". */
export function briefly(ms: number): string {
  return lasting(ms)
    .replace(/ hours?/, "\u00a0h")
    .replace(/ minutes?/, "\u00a0min")
    .replace(/ seconds?/, "\u00a0s");
}

/** How long ago `iso` was: "just now", "5 minutes ago", "2 days ago"; a date after 30 days. */
export function ago(iso: string, nowMs: number): string {
  const ms = nowMs - Date.parse(iso);
  if (Number.isNaN(ms)) return iso;
  if (ms < 10_000) return "just now";
  if (ms > 30 * 86_400_000) return onDay(iso);
  for (const [unit, size] of UNITS) {
    if (ms >= size) return `${counted(Math.floor(ms / size), unit)} ago`;
  }
  return "just now";
}

/** "4 Nov 2026, 14:05" in the reader's own time zone. */
export function atTime(iso: string): string {
  return `${onDay(iso)}, ${clock(iso).slice(0, 5)}`;
}

/** "4 Nov 2026". */
export function onDay(iso: string): string {
  const at = new Date(iso);
  return at.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
}

/** "14:05:09". */
export function clock(iso: string): string {
  return new Date(iso).toLocaleTimeString("en-GB");
}
