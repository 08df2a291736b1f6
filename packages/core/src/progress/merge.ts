import { joinTimes } from "./join-times.ts";
import { normalForm } from "./normal-form.ts";
import type { Progress, ProgressDefinitions, ThresholdState } from "./progress.ts";

/**
 * Joins what two devices, tabs or servers know of one user. Commutative, associative and idempotent. What was
 * collected under another version of a definition, or has none any more, is left out: the log can rebuild it.
 */
export function mergeProgress(
  a: Progress,
  b: Progress,
  definitions: ProgressDefinitions,
): Progress {
  const thresholds: Record<string, ThresholdState> = {};
  for (const [key, { version, threshold }] of Object.entries(definitions.thresholds)) {
    const candidates = [a, b].flatMap((progress) => {
      const state = progress.thresholds[key];
      return state?.version === version ? state.candidates : [];
    });
    if (candidates.length > 0) {
      thresholds[key] = { version, candidates: normalForm(threshold, candidates) };
    }
  }
  return {
    firstMs: joinTimes(Math.min, a.firstMs, b.firstMs),
    lastMs: joinTimes(Math.max, a.lastMs, b.lastMs),
    startMs: joinTimes(Math.min, a.startMs, b.startMs),
    thresholds,
  };
}
