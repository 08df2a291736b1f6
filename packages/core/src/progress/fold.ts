import { matchesEvent } from "../condition/matches-event.ts";
import { valueAt } from "../lib/value-at.ts";
import { byTimeAndId, normalForm } from "./normal-form.ts";
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
  const { byName, byActivity } = indexOf(definitions);
  let thresholds: Record<string, ThresholdState> | undefined;
  const touch = (key: string, version: string, threshold: Threshold) => {
    const candidate = candidateOf(threshold, event);
    if (!candidate) return;
    const state = progress.thresholds[key];
    const before = state?.version === version ? state.candidates : [];
    if (isHeld(before, candidate)) return;
    const candidates = normalForm(threshold, [...before, candidate]);
    thresholds ??= { ...progress.thresholds };
    thresholds[key] = { version, candidates };
  };
  for (const { key, version, threshold } of byName.get(event.name) ?? [])
    touch(key, version, threshold);
  if (event.session !== undefined && event.activeMs) {
    for (const { key, version, threshold } of byActivity) touch(key, version, threshold);
  }
  const isStart = definitions.start !== undefined && matchesEvent(definitions.start, event);
  const startMs = isStart ? earliest(progress.startMs, event.atMs) : progress.startMs;
  return {
    firstMs: earliest(progress.firstMs, event.atMs),
    lastMs: Math.max(progress.lastMs ?? event.atMs, event.atMs),
    ...(startMs === undefined ? {} : { startMs }),
    thresholds: thresholds ?? progress.thresholds,
  };
}

function earliest(known: number | undefined, atMs: number): number {
  return known === undefined ? atMs : Math.min(known, atMs);
}

/** Whether the very candidate is there already: the common case of a repeated event costs no sorting. */
function isHeld(candidates: readonly Candidate[], candidate: Candidate): boolean {
  return candidates.some((held) => byTimeAndId(held, candidate) === 0);
}

function candidateOf(threshold: Threshold, event: ProgressEvent): Candidate | undefined {
  const base = { atMs: event.atMs, id: event.id };
  if (threshold.kind === "active-time") {
    // Whole seconds: marks that differ by less decide nothing and would fill the state.
    const amount = Math.floor((event.activeMs ?? 0) / 1000) * 1000;
    return amount > 0 ? { ...base, amount, of: event.session ?? "" } : undefined;
  }
  if (!matchesEvent(threshold.event, event)) return undefined;
  if (threshold.kind === "distinct") {
    const value = valueAt(event.properties, threshold.property);
    if (value === undefined || value === null) return undefined;
    return { ...base, of: typeof value === "string" ? value : JSON.stringify(value) };
  }
  if (threshold.kind === "sum") {
    const amount = valueAt(event.properties, threshold.property);
    if (typeof amount !== "number" || !(amount > 0) || amount === Infinity) return undefined;
    return { ...base, amount, ...(threshold.running ? { of: event.session ?? "" } : {}) };
  }
  return base;
}

interface Definition {
  readonly key: string;
  readonly version: string;
  readonly threshold: Threshold;
}
interface DefinitionIndex {
  readonly byName: ReadonlyMap<string, readonly Definition[]>;
  readonly byActivity: readonly Definition[];
}
const indexes = new WeakMap<ProgressDefinitions, DefinitionIndex>();

/** Definitions by event name, made once per guidebook: a hundred guides cost an event one look-up. */
function indexOf(definitions: ProgressDefinitions): DefinitionIndex {
  const known = indexes.get(definitions);
  if (known) return known;
  const byName = new Map<string, Definition[]>();
  const byActivity: Definition[] = [];
  for (const [key, { version, threshold }] of Object.entries(definitions.thresholds)) {
    if (threshold.kind === "active-time") byActivity.push({ key, version, threshold });
    else {
      const list = byName.get(threshold.event.name) ?? [];
      list.push({ key, version, threshold });
      byName.set(threshold.event.name, list);
    }
  }
  const index = { byName, byActivity };
  indexes.set(definitions, index);
  return index;
}
