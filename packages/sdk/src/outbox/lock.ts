import type { Notes } from "../identity/notes.ts";
import type { Platform } from "../platform/platform.ts";

// Other tabs look every 3 s, so that they take over within 5 s of this tab's death.
const LEASE_MS = 2000;

/**
 * Runs `work` while no other tab runs its own; falsy when another one does. A Web Lock where there is one, else (on
 * pages without https) a lease in storage that runs out. Two tabs that see none, or whose answer takes longer, both
 * go on: that costs requests and no more, since the collector knows each message by its id.
 */
export async function oneTabAtATime(
  { now, lock }: Platform,
  notes: Notes,
  name: string,
  work: () => Promise<void>,
): Promise<unknown> {
  const locked = lock(name, work);
  if (locked) return locked;
  // Much more than a lease is a clock that was set back.
  if (Math.abs(now() + LEASE_MS - (notes.read("lock") as number)) < LEASE_MS) return false;
  notes.write("lock", now() + LEASE_MS);
  await work();
  notes.write("lock");
  return true;
}
