import type { StallBaseline } from "./baseline.ts";

/** The evidence at one moment. Whole numbers but for the chance. */
export interface StallEvidenceScore {
  /** Evidence over the threshold: an alarm at 0 or more, over by itself below −`slack`. */
  readonly excess: number;
  /** Chance to pass the milestones without help, 0 to 1, where the baseline was calibrated. */
  readonly chance: number | undefined;
  /** What each source adds. */
  readonly parts: Readonly<Record<string, number>>;
}

/** How the baseline judges the values at a milestone; undefined where it does not know the milestone. */
export function scoreStall(
  { steps, milestones, threshold, unit }: StallBaseline,
  milestone: string,
  values: Readonly<Record<string, number>>,
): StallEvidenceScore | undefined {
  if (!Object.hasOwn(milestones, milestone)) return undefined;
  const [usual, level] = milestones[milestone]!;
  const parts: Record<string, number> = {};
  let sum = 0;
  for (const [source, ...pairs] of steps) {
    let weight = 0;
    for (let index = 0; (values[source] ?? 0) >= pairs[index]!; index += 2) {
      weight += pairs[index + 1]!;
    }
    sum += parts[source] = weight;
  }
  return {
    excess: sum - usual - threshold,
    chance: unit && 1 / (1 + Math.exp((sum + level) / unit)),
    parts,
  };
}
