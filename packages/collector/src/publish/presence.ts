import type { PresentEditor, TellPresence } from "@cairn/core/api";

/**
 * Who has which part of the draft open, as their tabs said in the last 40 seconds. It warns, it forbids nothing: what
 * keeps drafts from overwriting each other is their revision. Known to this process alone, and forgotten with it.
 */
export interface PresenceBoard {
  /** Notes what a tab says; `take` makes it the holder of its part. */
  tell(said: TellPresence, by: string): void;
  /** Who is there now, who came first before others. */
  editors(): readonly PresentEditor[];
}

// Tabs tell every 15 s; two may get lost.
const GONE_AFTER_MS = 40_000;
// Names of tabs come from requests: made-up ones must not fill the memory.
const TABS_KEPT = 500;

interface Tab {
  readonly by: string;
  readonly part: string;
  readonly sinceMs: number;
  readonly seenMs: number;
}

export function createPresence(now: () => number): PresenceBoard {
  const tabs = new Map<string, Tab>();
  const holders = new Map<string, string>();

  function forgetGone(): void {
    for (const [tab, { seenMs }] of tabs) if (now() - seenMs > GONE_AFTER_MS) tabs.delete(tab);
    for (const [part, tab] of holders) {
      if (tabs.get(tab)?.part === part) continue;
      // Whoever looked on longest has it now.
      const [next] = [...tabs].find(([, other]) => other.part === part) ?? [];
      if (next === undefined) holders.delete(part);
      else holders.set(part, next);
    }
  }

  return {
    tell({ tab, part, take = false }, by) {
      const before = tabs.get(tab);
      if (part === undefined) tabs.delete(tab);
      else if (before !== undefined || tabs.size < TABS_KEPT) {
        const isNew = before?.part !== part || before.by !== by;
        // Set anew, so that the map stays in the order of coming.
        if (isNew) tabs.delete(tab);
        tabs.set(tab, { by, part, sinceMs: isNew ? now() : before.sinceMs, seenMs: now() });
      }
      forgetGone();
      if (part !== undefined && tabs.has(tab) && (take || !holders.has(part))) {
        holders.set(part, tab);
      }
    },
    editors() {
      forgetGone();
      return [...tabs].map(([tab, { by, part, sinceMs }]) => ({
        tab,
        by,
        part,
        since: new Date(sinceMs).toISOString(),
        holds: holders.get(part) === tab,
      }));
    },
  };
}
