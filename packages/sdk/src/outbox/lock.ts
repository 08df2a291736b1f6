import type { Notes } from "../identity/notes.ts";
import type { Platform } from "../platform/platform.ts";

// Other tabs look every 3 s, so that they take over within 5 s of this tab's death.
const LEASE_MS = 2000;

/**
 * Runs `work` while no other tab runs its own; resolves to true where one did until `signal` ended the waiting. A Web
 * Lock where there is one, else (on pages without https, or with storage denied) a lease in storage that runs out. Two
 * tabs that see none, or whose answer takes longer, both go on: that costs requests and no more, since the collector
 * knows each message by its id.
 */
export function oneTabAtATime(
  { now, lock }: Platform,
  notes: Notes,
  name: string,
  work: () => Promise<void>,
  signal: AbortSignal,
): Promise<true | void> {
  return lock(name, work, signal).catch(async () => {
    // Much more than a lease is a clock that was set back.
    if (signal.aborted || Math.abs(now() + LEASE_MS - (notes.read("lock") as number)) < LEASE_MS)
      return true;
    notes.write("lock", now() + LEASE_MS);
    await work();
    notes.write("lock");
  });
}
