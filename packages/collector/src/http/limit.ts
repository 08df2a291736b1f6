import type { RateLimit } from "../config.ts";

/** Counts by name, `cost` at a time (1 without it); answers 0 when it may pass, else the seconds to wait. */
export type Limiter = (name: string, nowMs: number, cost?: number) => number;

const BUCKETS_KEPT = 10_000;

/**
 * A token bucket per name. What costs more than is left passes and leaves a debt, so that nothing is too large to pass
 * ever. The names used longest ago are forgotten first.
 */
export function createLimiter(limit: RateLimit): Limiter {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  return (name, nowMs, cost = 1) => {
    const known = buckets.get(name) ?? { tokens: limit.burst, atMs: nowMs };
    const elapsedS = Math.max(0, nowMs - known.atMs) / 1000;
    const tokens = Math.min(limit.burst, known.tokens + elapsedS * limit.perSecond);
    buckets.delete(name);
    buckets.set(name, { tokens: tokens >= 1 ? tokens - cost : tokens, atMs: nowMs });
    const [oldest] = buckets.keys();
    if (buckets.size > BUCKETS_KEPT && oldest !== undefined) buckets.delete(oldest);
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / limit.perSecond);
  };
}
