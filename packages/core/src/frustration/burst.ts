/** Tells once when enough came together, and again only after it came apart. */
export interface Burst<Mark> {
  /** How many are together, at the one that makes them enough; else 0. */
  add(mark: Mark): number;
  clear(): void;
}

/** A burst is told at `times` marks and lasts until a mark comes that none before belongs with. */
export function createBurst<Mark>(
  times: number,
  belongs: (before: Mark, mark: Mark) => boolean,
): Burst<Mark> {
  let marks: readonly Mark[] = [];
  let isTold = false;
  return {
    add(mark) {
      marks = [...marks.filter((before) => belongs(before, mark)), mark];
      if (marks.length === 1) isTold = false;
      if (marks.length < times || isTold) return 0;
      isTold = true;
      return marks.length;
    },
    clear: () => void (marks = []),
  };
}
