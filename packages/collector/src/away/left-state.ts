import {
  type CompiledGuidebook,
  type CompiledMilestone,
  foldStall,
  isStuck,
  judgeStall,
  matchesEvent,
  type StallReason,
  stallReasons,
  type StallState,
} from "@cairn/core";
import { historyOf } from "../learn/history-of.ts";
import type { LogRow } from "../store/event-log.ts";
import type { Followed } from "./follow.ts";

/** How somebody left. */
export interface LeftState {
  /** What was seen going wrong at the milestone, and what else weighs. */
  readonly reasons: readonly StallReason[];
  /** Which baseline judged it; absent where none knows the milestone. */
  readonly model?: string;
  /** By it they were stuck when they left. */
  readonly isStuck: boolean;
  /** Chance that they pass without help, 0 to 1, where the baseline gives one. */
  readonly chance?: number;
}

const NOTHING: LeftState = { reasons: [], isStuck: false };

/**
 * Folds what a person did as their browser does, and judges it at the last thing seen of them, before they were silent.
 * Nothing where they left from another milestone than this one.
 */
export function leftState(
  { member: { person, reached }, rows }: Followed,
  milestone: CompiledMilestone,
  book: CompiledGuidebook,
): LeftState {
  const { stalls } = book;
  const [baseline] = stalls;
  const who = { id: person.id, firstMs: person.firstMs, reached };
  const history = historyOf(who, rows, { book, rescues: () => false });
  if (baseline === undefined || history === undefined) return NOTHING;
  let state: StallState | undefined;
  let atHand: string | undefined;
  for (const happening of history.happenings) {
    if (happening.kind === "milestone") atHand = happening.milestone;
    state = foldStall(state, happening, baseline);
  }
  if (state === undefined || atHand !== milestone.id) return NOTHING;
  const judged = judgeStall(stalls, state, milestone.expectedActiveMs);
  if (judged === undefined) return NOTHING;
  const { chance } = judged;
  return {
    reasons: stallReasons(judged, state)
      // That they were silent for seconds says nothing beside the days.
      .filter(({ kind }) => kind !== "silence" && kind !== "gap")
      .map((reason) => withPlace(reason, rows, milestone)),
    model: judged.baseline.version,
    isStuck: isStuck(judged, false),
    ...(chance === undefined ? {} : { chance }),
  };
}

/** The reason with where it was seen last. */
function withPlace(
  reason: StallReason,
  rows: readonly LogRow[],
  { failures }: CompiledMilestone,
): StallReason {
  if (reason.kind === "failed-attempts") {
    const failed = rows.findLast((row) => failures.some((match) => matchesEvent(match, row)));
    return failed === undefined ? reason : { ...reason, event: failed.name };
  }
  const sign = rows.findLast(
    ({ name, properties }) => name === "Frustration Detected" && properties["kind"] === reason.kind,
  );
  const { path, element } = sign?.properties ?? {};
  return {
    ...reason,
    ...(typeof path === "string" ? { path } : {}),
    ...(typeof element === "string" ? { element } : {}),
  };
}
