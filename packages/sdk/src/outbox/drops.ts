import type { Note } from "./journal.ts";

/** Why a message was given up: no room, too old, no consent, or the code with which the collector refused it. */
export type Drops = Readonly<Record<string, number>>;

/** Counts what was given up, by reason, until the collector has been told. */
export interface DropCount {
  add(reason: string, count: number): void;
  /** What the collector has not been told yet; undefined when there is nothing. */
  untold(): Drops | undefined;
  /** The collector knows of `told`. */
  tell(told: Drops): void;
  /** Since the page was opened. */
  total(): Drops;
}

/** Keeps the untold counts in `note`, so that a reload does not lose them. */
export function createDropCount(
  note: Note,
  onDrop: (reason: string, count: number) => void,
): DropCount {
  const total: Record<string, number> = {};
  let untold = readDrops(note);

  function change(by: Drops, sign: 1 | -1): void {
    // Read again: another tab may have counted or told meanwhile.
    const next: Record<string, number> = { ...untold, ...readDrops(note) };
    for (const [reason, count] of Object.entries(by)) {
      next[reason] = (next[reason] ?? 0) + sign * count;
      if (next[reason] <= 0) delete next[reason];
    }
    untold = next;
    note.write(Object.keys(next).length ? JSON.stringify(next) : undefined);
  }
  return {
    add(reason, count) {
      if (!count) return;
      total[reason] = (total[reason] ?? 0) + count;
      change({ [reason]: count }, 1);
      onDrop(reason, count);
    },
    untold: () => (Object.keys(untold).length ? untold : undefined),
    tell: (told) => change(told, -1),
    total: () => ({ ...total }),
  };
}

function readDrops(note: Note): Drops {
  try {
    return (JSON.parse(note.read() ?? "{}") as Drops | null) ?? {};
  } catch {
    return {};
  }
}
