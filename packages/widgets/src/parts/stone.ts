import { fnv1a } from "@cairn/core";

/** One stone of a cairn: its outline in a box of 100 × 40 that stands on the box's lower edge. */
export interface Stone {
  readonly outline: string;
  /** Lies the other way round, left to right. */
  readonly isTurned: boolean;
  readonly shade: 1 | 2 | 3;
  /** Degrees. */
  readonly tilt: number;
  /** How far it sits off the middle, in hundredths of its width. */
  readonly shift: number;
}

const shapes = [
  "M3 27C2 15 17 4 42 3c27-1 51 5 55 19 2 9-9 16-30 17-24 1-62 2-64-12z",
  "M6 31C-2 22 8 9 30 5 49 1 78 2 91 12c9 7 8 19-3 24-15 5-70 6-82-5z",
  "M2 28C4 18 12 13 28 8 45 2 62 2 78 8c14 5 22 13 19 22-3 8-22 9-45 9-25 0-51 0-50-11z",
] as const;

/** The stone that belongs to an item, always the same one for the same id; of three outlines, two are turned as well. */
export function stoneOf(id: string): Stone {
  const sum = fnv1a(id);
  // The low bits alone hardly differ between "item-1" and "item-2".
  const number = (sum ^ (sum >>> 15)) >>> 0;
  return {
    outline: shapes[(number % 5) >> 1]!,
    isTurned: (number % 5) % 2 > 0,
    shade: (((number >>> 4) % 3) + 1) as Stone["shade"],
    tilt: ((number >>> 8) % 7) - 3,
    shift: ((number >>> 12) % 9) - 4,
  };
}
