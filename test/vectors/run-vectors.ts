import {
  type assign,
  type Assignment,
  type Holdout,
  type Units,
  type Condition,
  EMPTY_PROGRESS,
  expectedBaseline,
  type Facts,
  foldProgress,
  foldStall,
  type FrustrationKind,
  holds,
  isStuck,
  judgeStall,
  mergeProgress,
  milestoneKey,
  ownReachedAtMs,
  type Progress,
  type ProgressDefinitions,
  type ProgressEvent,
  type StallReasonKind,
  stallReasons,
  type StallState,
  type Threshold,
} from "@cairn/core";

/** Who gets a guide. */
export { assign } from "@cairn/core";

export interface AssignmentVector {
  readonly guide: Parameters<typeof assign>[0];
  readonly global?: Holdout;
  readonly units: Units;
  readonly assignment: Assignment | null;
}

export interface ProgressVector {
  readonly name: string;
  readonly start?: { readonly name: string };
  /** `not`: what must not be done, `absentMs` after `t`. */
  readonly thresholds: { readonly t: Threshold; readonly not?: Threshold };
  readonly absentMs?: number;
  readonly nowMs?: number;
  readonly events: readonly ProgressEvent[];
  readonly reachedAtMs: number | null;
}

/** A condition over the events counted under `thresholds`, at `nowMs`. */
export interface ConditionVector {
  readonly name: string;
  readonly thresholds: Readonly<Record<string, Threshold>>;
  readonly condition: Condition;
  readonly facts?: Partial<Facts>;
  readonly events: readonly ProgressEvent[];
  readonly nowMs: number;
  readonly holds: boolean;
}

export interface StallVector {
  readonly name: string;
  readonly steps: readonly {
    readonly activeMs: number;
    readonly failures: number;
    readonly frustrations: readonly FrustrationKind[];
    readonly says: readonly unknown[];
  }[];
}

/** What this build of `core` answers to a progress vector: as given, reversed, doubled, and split in two and merged. */
export function runProgressVector(vector: ProgressVector): readonly (number | null)[] {
  const { thresholds, absentMs, nowMs, start } = vector;
  const definitions: ProgressDefinitions = {
    ...(start ? { start } : {}),
    thresholds: {
      [milestoneKey("t")]: { version: "1", threshold: thresholds.t },
      ...(thresholds.not
        ? { [milestoneKey("!t")]: { version: "1", threshold: thresholds.not } }
        : {}),
    },
  };
  const milestone = { id: "t", after: [], ...(absentMs === undefined ? {} : { absentMs }) };
  const book = { definitions, milestones: [milestone], activation: [] };
  return arrangements(vector.events, definitions).map(
    (progress) => ownReachedAtMs(progress, milestone, book, nowMs) ?? null,
  );
}

/** What this build of `core` answers to a condition vector: as given, reversed, doubled, and split in two and merged. */
export function runConditionVector(vector: ConditionVector): readonly boolean[] {
  const definitions: ProgressDefinitions = {
    thresholds: Object.fromEntries(
      Object.entries(vector.thresholds).map(([key, threshold]) => [
        key,
        { version: "1", threshold },
      ]),
    ),
  };
  return arrangements(vector.events, definitions).map((progress) =>
    holds(vector.condition, {
      nowMs: vector.nowMs,
      reachedAt: {},
      recent: progress.thresholds,
      segments: {},
      traits: {},
      accountTraits: {},
      ...vector.facts,
    }),
  );
}

function arrangements(
  events: readonly ProgressEvent[],
  definitions: ProgressDefinitions,
): readonly Progress[] {
  const fold = (some: readonly ProgressEvent[]) =>
    some.reduce((progress, event) => foldProgress(progress, event, definitions), EMPTY_PROGRESS);
  const half = Math.floor(events.length / 2);
  return [
    fold(events),
    fold([...events].reverse()),
    fold([...events, ...events]),
    mergeProgress(fold(events.slice(half)), fold(events.slice(0, half)), definitions),
  ];
}

/** What the author's rule says to each step of a stall vector. */
export function runStallVector(vector: StallVector, expectedActiveMs: number): readonly unknown[] {
  const baseline = expectedBaseline([{ id: "m" }]);
  let state: StallState | undefined;
  let stuck = false;
  const fold = (happening: Parameters<typeof foldStall>[1]): StallState =>
    (state = foldStall(state, happening, baseline));
  fold({ kind: "milestone", milestone: "m", atMs: 0, active: 0 });
  let seen: readonly StallReasonKind[] = [];
  return vector.steps.map((step, atMs) => {
    const active = step.activeMs / 1000;
    const failures = Array.from({ length: step.failures }, () => "failed-attempts" as const);
    // A step lists all that was seen so far; what the one before did not list happens now.
    const signs: StallReasonKind[] = [...failures, ...step.frustrations];
    const before = seen;
    seen = [...signs];
    for (const sign of before) signs.splice(signs.indexOf(sign), 1);
    for (const sign of signs) fold({ kind: "sign", sign, atMs, active });
    const now = fold({ kind: "time", atMs, active });
    const judged = judgeStall([baseline], now, expectedActiveMs)!;
    const was = stuck;
    stuck = isStuck(judged, was);
    if (stuck === was) return [];
    const reasons = stallReasons(judged, now).map(({ kind }) => kind);
    return stuck ? [{ kind: "detected", reasons }] : [{ kind: "resolved" }];
  });
}

export { judgeRandomHistories } from "./random-stalls.ts";
