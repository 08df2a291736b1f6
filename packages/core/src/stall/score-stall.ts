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
  state: StallState,
  silence: number,
  active: number,
  expectedMs: number | undefined,
): Readonly<Record<string, number>> {
  const since = active - state.activeFrom;
  const values: Record<string, number> = {
    since,
    active,
    silence,
    gap: state.gap,
    events: state.events,
    signs: state.signs,
    [`l:${state.last}`]: 1,
  };
  if (expectedMs) values["over"] = (since * 1000) / expectedMs;
  for (const [code, count] of Object.entries(state.counts)) values[`n:${code}`] = count;
  for (const [kind, [count]] of Object.entries(state.seen)) values[kind] = count;
  return values;
}

/** How the baseline judges the values at a milestone; undefined where it does not know the milestone. */
export function scoreStall(
  { steps, milestones, threshold, unit }: StallBaseline,
  milestone: string,
  values: Readonly<Record<string, number>>,
): StallEvidenceScore | undefined {
  const at = milestones[milestone];
  if (!at) return undefined;
  let sum = 0;
  const parts: Record<string, number> = {};
  for (const [source, ...pairs] of steps) {
    const value = values[source] ?? 0;
    for (let index = 0; index < pairs.length; index += 2) {
      if (value < pairs[index]!) continue;
      const weight = pairs[index + 1]!;
      sum += weight;
      parts[source] = (parts[source] ?? 0) + weight;
    }
  }
  const [usual, level] = at;
  return {
    excess: sum - usual - threshold,
    ...(unit ? { chance: 1 / (1 + Math.exp((sum + level) / unit)) } : {}),
    parts,
  };
}
