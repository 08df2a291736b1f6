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
    const candidates = [a.thresholds[key], b.thresholds[key]].flatMap((state) =>
      state?.version === version ? state.candidates : [],
    );
    if (candidates.length > 0) {
      thresholds[key] = { version, candidates: normalForm(threshold, candidates) };
    }
  }
  return {
    ...pick("firstMs", Math.min, a.firstMs, b.firstMs),
    ...pick("lastMs", Math.max, a.lastMs, b.lastMs),
    ...pick("startMs", Math.min, a.startMs, b.startMs),
    thresholds,
  };
}

function pick<Name extends string>(
  name: Name,
  choose: (...values: number[]) => number,
  ...values: readonly (number | undefined)[]
): { readonly [K in Name]?: number } {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? ({ [name]: choose(...known) } as { [K in Name]: number }) : {};
}
