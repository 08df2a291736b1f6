import {
  type assign,
  type Assignment,
  type Holdout,
  type Units,
  type Condition,
  createExpectedModel,
  EMPTY_PROGRESS,
  type Facts,
  foldProgress,
  type FrustrationKind,
  holds,
  judgeStall,
  mergeProgress,
  milestoneKey,
  ownReachedAtMs,
  type Progress,
  type ProgressDefinitions,
  type ProgressEvent,
  type Stall,
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
      frustrations: [],
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

/** What the first stall model says to each step of a stall vector. */
export function runStallVector(vector: StallVector, expectedActiveMs: number): readonly unknown[] {
  const model = createExpectedModel([{ id: "m", expectedActiveMs }]);
  let current: Stall | undefined;
  return vector.steps.map((step, index) => {
    const evidence = {
      milestone: "m",
      activeMs: step.activeMs,
      failures: Array.from({ length: step.failures }, () => ({ event: "Failed", atMs: index })),
      frustrations: step.frustrations.map((kind) => ({ kind, atMs: index, path: "/", count: 1 })),
    };
    const changes = judgeStall(model, current, evidence, index, false);
    for (const change of changes) current = change.kind === "detected" ? change : undefined;
    return changes.map((transition) =>
      transition.kind === "detected"
        ? { kind: transition.kind, reasons: transition.reasons.map((reason) => reason.kind) }
        : { kind: transition.kind },
    );
  });
}
