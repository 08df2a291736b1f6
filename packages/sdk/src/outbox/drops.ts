import type { Notes } from "../identity/notes.ts";

/** How many messages were given up, by reason: no room, too old, no consent, or the collector's code. */
export type Drops = Readonly<Record<string, number>>;

/** Counts what was given up; until the collector has been told, all tabs of this browser count together. */
export interface DropCount {
  /** Since the page was opened. */
  readonly total: Drops;
  drop(reason: string, count: number): void;
  /** What the collector has not been told yet. */
  untold(): Drops;
  /** The collector knows of `told`. */
  tell(told: Drops): void;
}

/** Keeps what is untold in `notes`, so that a reload does not lose it. */
export function createDropCount(
  notes: Notes,
  onDrop: (reason: string, count: number) => void,
): DropCount {
  const total: Record<string, number> = {};
  const untold = () => (notes.read("drops") ?? {}) as Record<string, number>;

  function change(reason: string, by: number): void {
    const drops = untold();
    drops[reason] = (drops[reason] ?? 0) + by;
    if (!drops[reason]) delete drops[reason];
    notes.write("drops", drops);
  }
  return {
    total,
    untold,
    drop(reason, count) {
      total[reason] = (total[reason] ?? 0) + count;
      change(reason, count);
      onDrop(reason, count);
    },
    tell(told) {
      for (const reason in told) change(reason, -(told[reason] ?? 0));
    },
  };
}
