import type { Notes } from "../identity/notes.ts";

/** How many messages were given up, by reason: no room, too old, no consent, or the collector's code. */
export type Drops = Readonly<Record<string, number>>;

/** Counts what was given up until the collector has been told; all tabs of this browser count together. */
export interface DropCount {
  /** Changes the count of what the collector has not been told by `count`, which may be negative. */
  add(reason: string, count: number): void;
  /** What the collector has not been told yet. */
  untold(): Drops;
}

/** Keeps the counts in `notes`, so that a reload does not lose them. */
export function createDropCount(notes: Notes): DropCount {
  const untold = () => (notes.read("drops") ?? {}) as Record<string, number>;
  return {
    untold,
    add(reason, count) {
      const drops = untold();
      drops[reason] = (drops[reason] ?? 0) + count;
      if (!drops[reason]) delete drops[reason];
      notes.write("drops", drops);
    },
  };
}
