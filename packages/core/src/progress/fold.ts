import { matchesEvent } from "../condition/matches-event.ts";
import { valueAt } from "../lib/value-at.ts";
import { joinTimes } from "./join-times.ts";
import { normalForm } from "./normal-form.ts";
import type {
  Candidate,
  Progress,
  ProgressDefinitions,
  ProgressEvent,
  Threshold,
  ThresholdState,
} from "./progress.ts";

/**
 * Adds one event to a user's progress. Order, repetition and splitting do not matter: `foldProgress` over any
 * arrangement of the same events, merged in any way, gives the same state.
 */
export function foldProgress(
  progress: Progress,
  event: ProgressEvent,
  definitions: ProgressDefinitions,
): Progress {
  const { start } = definitions;
  const { atMs } = event;
  let touched: Record<string, ThresholdState> | undefined;
  for (const [key, { version, threshold }] of Object.entries(definitions.thresholds)) {
    const candidate = candidateOf(threshold, event);
    if (!candidate) continue;
    const state = progress.thresholds[key];
    const before = state?.version === version ? state.candidates : [];
    // The common case of a repeated event costs no sorting.
    if (before.some(({ id }) => id === candidate.id)) continue;
    // Copied once an event: a guidebook has hundreds.
    touched ??= { ...progress.thresholds };
    touched[key] = { version, candidates: normalForm(threshold, [...before, candidate]) };
  }
  return {
    firstMs: joinTimes(Math.min, progress.firstMs, atMs),
    lastMs: joinTimes(Math.max, progress.lastMs, atMs),
    startMs:
      start && matchesEvent(start, event)
        ? joinTimes(Math.min, progress.startMs, atMs)
        : progress.startMs,
    thresholds: touched ?? progress.thresholds,
  };
}

function candidateOf(threshold: Threshold, event: ProgressEvent): Candidate | undefined {
  const { id, atMs, properties, session = "", activeMs = 0 } = event;
  const { kind } = threshold;
  const isActiveTime = kind === "active-time";
  const amount =
    kind === "sequence"
      ? threshold.steps.reduce(
          (sum, match, step) => (matchesEvent(match, event) ? sum + (1 << step) : sum),
          0,
        )
      : isActiveTime || matchesEvent(threshold.event, event)
        ? undefined
        : 0;
  if (amount === 0) return undefined;
  if (!isActiveTime && !("property" in threshold)) return { atMs, id, amount };
  const value = isActiveTime
    ? // Whole seconds, or thousandths of what is asked: so each mark that raises its session brings the whole so much
      // nearer, and no more of them than are kept come before it is reached.
      activeMs - (activeMs % Math.max(1000, threshold.atLeast / 1000))
    : valueAt(properties, threshold.property!);
  if (amount || kind === "distinct") {
    if (value === undefined || value === null) return undefined;
    return { atMs, id, amount, of: typeof value === "string" ? value : JSON.stringify(value) };
  }
  if (!(typeof value === "number" && value > 0 && value < Infinity)) return undefined;
  return { atMs, id, amount: value, of: threshold.running ? session : undefined };
}
