import type { Ledger, LedgerEntry } from "./ledger.ts";

/** Entries older than this decide nothing any more, except "never" and "completed". */
const KEPT_MS = 90 * 86_400_000;

/** Joins ledgers of tabs, devices and the collector: a set by id, in order of time, without what no longer matters. */
export function mergeLedger(a: Ledger, b: Ledger, nowMs: number): Ledger {
  const byId = new Map<string, LedgerEntry>([...a, ...b].map((entry) => [entry.id, entry]));
  return [...byId.values()]
    .filter(
      (entry) =>
        entry.kind === "never" || entry.kind === "completed" || entry.atMs > nowMs - KEPT_MS,
    )
    .sort((x, y) => x.atMs - y.atMs || (x.id < y.id ? -1 : 1));
}
