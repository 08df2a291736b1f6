const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Longest pauses after the first, second … failure; the last one repeats. As Standard Webhooks proposes. */
export const PAUSES_MS: readonly number[] = [
  5_000,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
];
/** How long a delivery is tried: a long weekend. */
export const TRIED_MS = 72 * HOUR_MS;
// Chance alone must not make a hundred attempts of three days.
const SHORTEST_SHARE = 0.1;

/** What is known of a delivery that failed once more. */
export interface Failure {
  /** Attempts since `startedAtMs`, this one too. */
  readonly attempts: number;
  readonly startedAtMs: number;
  readonly nowMs: number;
  /** What the receiver asked for in `Retry-After`. */
  readonly retryAfterMs?: number;
}

/** When to try again. `random` gives numbers from 0 to 1. The last attempt falls on the end of the three days. */
export function nextTry(
  { attempts, startedAtMs, nowMs, retryAfterMs = 0 }: Failure,
  random: () => number,
): { readonly kind: "again"; readonly atMs: number } | { readonly kind: "dead" } {
  const endMs = startedAtMs + TRIED_MS;
  if (nowMs >= endMs) return { kind: "dead" };
  const longest = PAUSES_MS[Math.min(attempts, PAUSES_MS.length) - 1] ?? 0;
  const pause = Math.round(longest * (SHORTEST_SHARE + (1 - SHORTEST_SHARE) * random()));
  return { kind: "again", atMs: Math.min(nowMs + Math.max(pause, retryAfterMs), endMs) };
}
