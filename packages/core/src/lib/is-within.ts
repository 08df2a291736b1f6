// The longest period of a fixed length; longer ones are months.
const WEEK_MS = 604_800_000;

/**
 * Whether two moments are at most `spanMs` apart; with `shiftMs`, which added to a time gives the clock to go by, also in
 * the same period of that length: days, weeks, or months where it is 31 days.
 */
export function isWithin(
  firstMs: number,
  lastMs: number,
  spanMs = Infinity,
  shiftMs?: number,
): boolean {
  if (lastMs - firstMs > spanMs) return false;
  if (shiftMs === undefined) return true;
  const period = (atMs: number) =>
    spanMs > WEEK_MS
      ? new Date(atMs + shiftMs).getUTCMonth()
      : Math.floor((atMs + shiftMs) / spanMs);
  return period(firstMs) === period(lastMs);
}
