import { own } from "../lib/own.ts";
import type { StallBaseline } from "./baseline.ts";
import type { StallState } from "./stall-state.ts";

/** The evidence at one moment. Whole numbers but for the chance. */
export interface StallEvidenceScore {
  /** Evidence over the threshold: an alarm at 0 or more, over by itself below −`slack`. */
  readonly excess: number;
  /** Chance to pass the milestones without help, 0 to 1, where the baseline was calibrated. */
  readonly chance?: number;
  /** What each source with steps reached adds. */
  readonly parts: Readonly<Record<string, number>>;
}

/** The values that steps look at; `silence` and `active` are seconds. `expectedMs` is the author's word, if any. */
export function stallValues(
  [, , last, values, seen]: StallState,
  silence: number,
  active: number,
  expectedMs = Infinity,
): Readonly<Record<string, number>> {
  const since = values.since + active - values.active;
  const now: Record<string, number> = {
    ...values,
    silence,
    active,
    since,
    "long-active-time": (since * 1000) / expectedMs,
    [`last:${last}`]: 1,
    [`silence:${last}`]: silence,
  };
  for (const kind in seen) now[kind] = seen[kind]![0];
  return now;
}

/** How the baseline judges the values at a milestone; undefined where it does not know the milestone. */
export function scoreStall(
  { steps, milestones, threshold, unit }: StallBaseline,
  milestone: string,
  values: Readonly<Record<string, number>>,
): StallEvidenceScore | undefined {
  const at = own(milestones, milestone);
  if (!at) return undefined;
  let sum = 0;
  const parts: Record<string, number> = {};
  for (const [source, ...pairs] of steps) {
    const value = values[source] ?? 0;
    for (let index = 0; value >= pairs[index]!; index += 2) {
      sum += pairs[index + 1]!;
      parts[source] = (parts[source] ?? 0) + pairs[index + 1]!;
    }
  }
  const [usual, level] = at;
  return {
    excess: sum - usual - threshold,
    ...(unit ? { chance: 1 / (1 + Math.exp((sum + level) / unit)) } : {}),
    parts,
  };
}
