const FIRST_MS = 1000;
const LONGEST_MS = 5 * 60_000;
// A request that never gets an answer is blocked by a policy or an extension, and will be for this page's life.
const SILENT_TRIES = 5;
const SILENT_MS = 15 * 60_000;
// Nobody asks for more than a day in earnest; a wrong header must not silence a tab for good.
const ASKED_LONGEST_MS = 24 * 3_600_000;

/**
 * Milliseconds until the next try, after `failures` in a row, the latest `silent` of them without any
 * answer: exponential with full jitter, so that browsers do not come back as one herd after an outage;
 * never sooner than the `askedMs` of the collector. `random` is from 0 to 1.
 */
export function pauseMs(failures: number, silent: number, askedMs: number, random: number): number {
  // Behind a block a short draw would be a loop of dead requests, so the jitter keeps a floor.
  if (silent > SILENT_TRIES) return SILENT_MS * (1 + random);
  return Math.max(
    100,
    random * Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1)),
    Math.min(askedMs, ASKED_LONGEST_MS) + random * FIRST_MS,
  );
}

/**
 * `Retry-After` in milliseconds from `nowMs` on, as seconds or as a date (RFC 9110, 10.2.3); negative for a date that is
 * over, 0 where it is neither.
 */
export function askedMs(header: string | null | undefined, nowMs: number): number {
  // A product takes text for the number that it spells, which `Number()` takes six bytes more for.
  return (header as unknown as number) * 1000 || Date.parse(header as string) - nowMs || 0;
}
