import { matchPath } from "../lib/match-path.ts";
import { milestoneKey, NOT } from "./milestone-key.ts";
import type { Progress, ProgressDefinitions } from "./progress.ts";
import { reachedAtMs } from "./reach.ts";

/** As much of a milestone as progress must know; the compiled guidebook's milestones are such. */
export interface MilestoneDefinition {
  readonly id: string;
  readonly after: readonly string[];
  readonly people?: number;
  /**
   * Reached by not doing something: this long after the threshold was, unless the one under `NOT` was by then. Both are of
   * one version, so that who was not seen to begin, and may have done it where nobody looked, does not reach it.
   */
  readonly absentMs?: number;
}

/** The part of a guidebook that progress is read under. */
export interface MilestoneBook<Milestone extends MilestoneDefinition = MilestoneDefinition> {
  readonly definitions: ProgressDefinitions;
  /** Those of the activation first, in its order. */
  readonly milestones: readonly Milestone[];
  readonly activation: readonly string[];
}

/**
 * When each milestone was reached, epoch milliseconds. `accountReachedAt` decides those that several people of the
 * account must reach; without it they count as not reached. Those that are reached by not doing something are judged as
 * of `nowMs`; without it they count as not reached.
 */
export function milestonesReached(
  progress: Progress,
  book: MilestoneBook,
  accountReachedAt: Readonly<Record<string, number>> = {},
  nowMs?: number,
): Readonly<Record<string, number>> {
  const reached: Record<string, number> = {};
  for (const milestone of book.milestones) {
    const atMs = milestone.people
      ? accountReachedAt[milestone.id]
      : ownReachedAtMs(progress, milestone, book, nowMs);
    if (atMs !== undefined) reached[milestone.id] = atMs;
  }
  return reached;
}

/** When this person reached the milestone's threshold, whatever the account did, as of `nowMs`. */
export function ownReachedAtMs(
  progress: Progress,
  milestone: MilestoneDefinition,
  book: MilestoneBook,
  nowMs?: number,
): number | undefined {
  const { id, absentMs } = milestone;
  const atMs = (key: string) => {
    const definition = book.definitions.thresholds[key];
    const state = progress.thresholds[key];
    return state && state.version === definition?.version
      ? reachedAtMs(state, definition.threshold, progress.startMs ?? progress.firstMs)
      : undefined;
  };
  const reachedMs = atMs(milestoneKey(id));
  if (!absentMs) return reachedMs;
  // What is not known is not a number here, and passes no comparison.
  const endMs = reachedMs! + absentMs;
  return nowMs! >= endMs && !(atMs(milestoneKey(NOT + id))! <= endMs) ? endMs : undefined;
}

/** Whether every milestone of the activation was reached; false where none is named. */
export function isActivated(
  reached: Readonly<Record<string, number>>,
  book: Pick<MilestoneBook, "activation">,
): boolean {
  return book.activation.length > 0 && book.activation.every((id) => id in reached);
}

/** The milestone that comes next: the first whose predecessors are all reached. */
export function nextMilestone<Milestone extends MilestoneDefinition>(
  reached: Readonly<Record<string, number>>,
  book: Pick<MilestoneBook<Milestone>, "milestones">,
): Milestone | undefined {
  return openMilestones(reached, book)[0];
}

/**
 * The milestone that the user works on: an open one whose pages they are on, else the one that was at hand `before`,
 * else the next. Without a `path` they stay with what was at hand.
 */
export function milestoneAtHand<
  Milestone extends MilestoneDefinition & { readonly pages: readonly string[] },
>(
  reached: Readonly<Record<string, number>>,
  book: Pick<MilestoneBook<Milestone>, "milestones">,
  path: string | undefined,
  before: string | undefined,
): Milestone | undefined {
  const open = openMilestones(reached, book);
  const kept = open.find(({ id }) => id === before);
  const isHere = ({ pages }: Milestone) => path !== undefined && matchPath(pages, path);
  return kept && isHere(kept) ? kept : (open.find(isHere) ?? kept ?? open[0]);
}

/** Those not reached whose predecessors all are, in the order in which they come next. */
export function openMilestones<Milestone extends MilestoneDefinition>(
  reached: Readonly<Record<string, number>>,
  { milestones }: Pick<MilestoneBook<Milestone>, "milestones">,
): readonly Milestone[] {
  return milestones.filter(
    ({ id, after }) => !(id in reached) && after.every((before) => before in reached),
  );
}
