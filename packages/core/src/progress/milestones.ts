import type { Progress, ProgressDefinitions } from "./progress.ts";
import { reachedAtMs } from "./reach.ts";

/** As much of a milestone as progress must know; the compiled guidebook's milestones are such. */
export interface MilestoneDefinition {
  readonly id: string;
  readonly after: readonly string[];
  /** Key into `definitions.thresholds`. */
  readonly threshold: string;
  readonly people?: number;
}

/** The part of a guidebook that progress is read under. */
export interface MilestoneBook<Milestone extends MilestoneDefinition = MilestoneDefinition> {
  readonly definitions: ProgressDefinitions;
  readonly milestones: readonly Milestone[];
  readonly activation: readonly string[];
}

/**
 * When each milestone was reached, epoch milliseconds. `accountReachedAt` decides those that several people of the
 * account must reach; without it they count as not reached.
 */
export function milestonesReached(
  progress: Progress,
  book: MilestoneBook,
  accountReachedAt: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  const reached: Record<string, number> = {};
  for (const milestone of book.milestones) {
    const atMs = milestone.people
      ? accountReachedAt[milestone.id]
      : ownReachedAtMs(progress, milestone, book);
    if (atMs !== undefined) reached[milestone.id] = atMs;
  }
  return reached;
}

/** When this person reached the milestone's threshold, whatever the account did. */
export function ownReachedAtMs(
  progress: Progress,
  milestone: MilestoneDefinition,
  book: MilestoneBook,
): number | undefined {
  const definition = book.definitions.thresholds[milestone.threshold];
  if (!definition) return undefined;
  const state = progress.thresholds[milestone.threshold];
  if (state?.version !== definition.version) return undefined;
  return reachedAtMs(state, definition.threshold, progress.startMs ?? progress.firstMs);
}

/** Whether every milestone of the activation was reached; false where none is named. */
export function isActivated(
  reached: Readonly<Record<string, number>>,
  book: Pick<MilestoneBook, "activation">,
): boolean {
  return book.activation.length > 0 && book.activation.every((id) => id in reached);
}

/** The milestone that comes next: the first of the activation, then of the rest, whose predecessors are all reached. */
export function nextMilestone<Milestone extends MilestoneDefinition>(
  reached: Readonly<Record<string, number>>,
  book: Pick<MilestoneBook<Milestone>, "milestones" | "activation">,
): Milestone | undefined {
  const open = book.milestones.filter(
    (milestone) => !(milestone.id in reached) && milestone.after.every((id) => id in reached),
  );
  const inOrder = book.activation.flatMap(
    (id) => open.find((milestone) => milestone.id === id) ?? [],
  );
  return inOrder[0] ?? open.find((milestone) => !book.activation.includes(milestone.id));
}
