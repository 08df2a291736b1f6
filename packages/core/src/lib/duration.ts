const MS_PER_UNIT: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Six digits at most: the longest, 999999w, is still a safe integer of milliseconds. */
export const DURATION_PATTERN: RegExp = /^(\d{1,6}(?:\.\d{1,3})?)(ms|s|m|h|d|w)$/;

/** Milliseconds of a duration such as "30s", "20m", "12h", "7d" or "2w"; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit] = DURATION_PATTERN.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  return Math.round(Number(amount) * (MS_PER_UNIT[unit] ?? 0));
}

/** Milliseconds of a duration that was checked before. Throws a RangeError for anything else. */
export function durationMs(text: string): number {
  const ms = parseDuration(text);
  if (ms === undefined) throw new RangeError(`Not a duration: ${text.slice(0, 40)}`);
  return ms;
}
