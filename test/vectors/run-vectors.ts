import {
  createExpectedModel,
  EMPTY_PROGRESS,
  foldProgress,
  type FrustrationKind,
  judgeStall,
  mergeProgress,
  type ProgressDefinitions,
  type ProgressEvent,
  reachedAtMs,
  type Stall,
  type Threshold,
} from "@cairn/core";

export interface ProgressVector {
  readonly name: string;
  readonly start?: { readonly name: string };
  readonly thresholds: { readonly t: Threshold };
  readonly events: readonly ProgressEvent[];
  readonly reachedAtMs: number | null;
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
  const definitions: ProgressDefinitions = {
    ...(vector.start ? { start: vector.start } : {}),
    thresholds: { t: { version: "1", threshold: vector.thresholds.t } },
  };
  const fold = (events: readonly ProgressEvent[]) =>
    events.reduce((progress, event) => foldProgress(progress, event, definitions), EMPTY_PROGRESS);
  const { events } = vector;
  const half = Math.floor(events.length / 2);
  return [
    fold(events),
    fold([...events].reverse()),
    fold([...events, ...events]),
    mergeProgress(fold(events.slice(half)), fold(events.slice(0, half)), definitions),
  ].map(
    (progress) =>
      reachedAtMs(
        progress.thresholds["t"],
        vector.thresholds.t,
        progress.startMs ?? progress.firstMs,
      ) ?? null,
  );
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
