import type { Notes } from "../identity/notes.ts";
import type { Platform } from "../platform/platform.ts";

// Longer than a flush may hang on one request, shorter than somebody waits for a dead tab's events.
const LEASE_MS = 45_000;

/**
 * Runs `work` while no other tab runs its own; false when another one does. A Web Lock where there is one,
 * else a lease in storage that runs out when its tab dies.
 */
export async function oneTabAtATime(
  platform: Platform,
  notes: Notes,
  name: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const locked = platform.lock(name, work);
  if (locked) return locked;
  if ((notes.read("lock") as number) > platform.now()) return false;
  notes.write("lock", platform.now() + LEASE_MS);
  await work();
  notes.write("lock");
  return true;
}
