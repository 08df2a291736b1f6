import type { AccessStore } from "../store/access.ts";

// People look whether a key is still in use, not in which second.
const EVERY_MS = 60_000;

/** Notes that a secret key let something in. A store that cannot take it now keeps nobody waiting. */
export type KeyUse = (hash: string) => void;

/** Writes the last use of each key down, once a minute at the most. */
export function createKeyUse(
  access: Pick<AccessStore, "touchSecretKey">,
  now: () => number,
  report: (error: unknown) => void,
): KeyUse {
  const notedAtMs = new Map<string, number>();
  return (hash) => {
    const atMs = now();
    if (atMs - (notedAtMs.get(hash) ?? -Infinity) < EVERY_MS) return;
    notedAtMs.set(hash, atMs);
    access.touchSecretKey(hash, atMs).catch(report);
  };
}
