import type { Platform } from "../platform/platform.ts";

// Longer than a flush may hang on one request, shorter than somebody waits for a dead tab's events.
const LEASE_MS = 45_000;

/**
 * Runs `work` while no other tab runs its own; false when another one does. A Web Lock where there is one,
 * else a lease in storage that runs out when its tab dies.
 */
export async function oneTabAtATime(
  platform: Platform,
  name: string,
  tab: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const locked = platform.lock(name, work);
  if (locked) return locked;
  const [holder, untilMs] = (platform.read(name) ?? "").split(" ");
  if (holder && holder !== tab && Number(untilMs) > platform.now()) return false;
  platform.write(name, `${tab} ${platform.now() + LEASE_MS}`);
  try {
    await work();
  } finally {
    platform.write(name);
  }
  return true;
}
