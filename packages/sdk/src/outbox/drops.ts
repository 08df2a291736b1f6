/** How many messages were given up, by reason: no room, too old, no consent, or the collector's code. */
export type Drops = Readonly<Record<string, number>>;

/** Adds `count` messages that were given up for `reason` to `drops`. */
export function addDrops(drops: Record<string, number>, reason: string, count: number): void {
  drops[reason] = (drops[reason] ?? 0) + count;
}
