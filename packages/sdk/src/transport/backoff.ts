const FIRST_MS = 1000;
const LONGEST_MS = 5 * 60_000;
// A request that never gets an answer is blocked by a policy or an extension, and will be for this page's life.
const SILENT_TRIES = 5;
const SILENT_LONGEST_MS = 30 * 60_000;
// Nobody asks for more than a day in earnest; a wrong header must not silence a tab for good.
const RETRY_AFTER_LONGEST_MS = 24 * 3_600_000;

/** What happened so far, since the last answer that was a verdict. */
export interface Failures {
  /** Failures in a row, this one included. */
  readonly count: number;
  /** Of those, how many of the latest had no answer at all (status 0). */
  readonly silent: number;
  /** What the collector asked for. */
  readonly retryAfterMs?: number;
}

/**
 * Milliseconds until the next try: exponential with full jitter, so that browsers do not come back as one
 * herd after an outage; never sooner than the collector asked. `random` is from 0 to 1.
 */
export function pauseMs(failures: Failures, random: number): number {
  const isBlocked = failures.silent > SILENT_TRIES;
  const longest = isBlocked ? SILENT_LONGEST_MS : LONGEST_MS;
  const ceiling = isBlocked ? longest : Math.min(longest, FIRST_MS * 2 ** (failures.count - 1));
  // Behind a block the jitter keeps a floor: a short draw there would be a loop of dead requests.
  const jittered = isBlocked ? ceiling * (0.5 + random / 2) : Math.max(100, ceiling * random);
  const asked = Math.min(failures.retryAfterMs ?? 0, RETRY_AFTER_LONGEST_MS);
  return asked ? asked + Math.min(jittered, FIRST_MS) : jittered;
}
