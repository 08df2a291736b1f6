/** Chooses between two times of which either may be unknown: `Math.min` or `Math.max`. */
export function joinTimes(
  choose: (a: number, b: number) => number,
  a: number | undefined,
  b: number | undefined,
): number | undefined {
  return a === undefined ? b : b === undefined ? a : choose(a, b);
}
