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

/** Something that conditions ask of an account and only the collector can know: it sees all of its people. */
export interface AccountFact {
  /** Under which name conditions ask for it among the account's traits. */
  readonly key: string;
  /** How many people did it, or the share of the one who did most of it. */
  readonly kind: "people" | "share";
  /** What is counted, in `definitions.tallies`. */
  readonly tally: string;
  /** Days before and including today. */
  readonly days: number;
}

/** How often each day a person did what a tally counts, by days since the epoch, UTC. */
export type DailyCounts = Readonly<Record<string, number>>;

const DAY_MS = 86_400_000;

/**
 * The facts about an account whose people did so much: by tally, each person's counts a day. Nobody who did anything
 * leaves no share; people are 0 then.
 */
export function accountFactValues(
  people: readonly Readonly<Record<string, DailyCounts>>[],
  facts: readonly AccountFact[],
  nowMs: number,
): Readonly<Record<string, number>> {
  const today = Math.floor(nowMs / DAY_MS);
  const values: Record<string, number> = {};
  for (const { key, kind, tally, days } of facts) {
    const counts = people
      .map((tallies) => countSince(tallies[tally], today - days))
      .filter((count) => count > 0);
    const all = counts.reduce((sum, count) => sum + count, 0);
    if (kind === "people") values[key] = counts.length;
    else if (all > 0) values[key] = Math.max(...counts) / all;
  }
  return values;
}

function countSince(daily: DailyCounts = {}, day: number): number {
  return Object.entries(daily).reduce((sum, [at, count]) => (+at > day ? sum + count : sum), 0);
}
