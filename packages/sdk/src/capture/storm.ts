// A page that makes a thousand events at once is busy; one that goes on at more than ten a second is broken.
const AT_ONCE = 1000;
const EACH_MS = 100;

/** A token bucket: says of each event whether it is one too many, so that a loop in the host fills no disk. */
export function createStormGuard(now: () => number): () => boolean {
  let usedUpToMs = 0;
  return () => {
    const nowMs = now();
    const nextMs = Math.max(usedUpToMs, nowMs - AT_ONCE * EACH_MS) + EACH_MS;
    if (nextMs > nowMs) return true;
    usedUpToMs = nextMs;
    return false;
  };
}
