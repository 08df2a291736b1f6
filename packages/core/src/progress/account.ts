/**
 * When an account reached a milestone that `people` of its members must each reach: the moment of the last one
 * needed. Undefined while there are too few.
 */
export function accountReachedAtMs(
  members: readonly (number | undefined)[],
  people: number,
): number | undefined {
  return members
    .filter((atMs) => atMs !== undefined)
    .sort((a, b) => a - b)
    .at(people - 1);
}
