/** How long one user was watched, and whether it ended with the milestone or (censored) with the end of the log. */
export interface Duration {
  readonly ms: number;
  readonly reached: boolean;
}

/** One step of the curve. */
export interface CurvePoint {
  readonly ms: number;
  /** Share of users who have reached it by then: 1 − S(t). */
  readonly share: number;
  /** Users still under way just before. */
  readonly atRisk: number;
  /** 95 % interval, log-log transformed so that it stays within 0 and 1. */
  readonly low: number;
  readonly high: number;
}

const NORMAL_97_5 = 1.959963984540054;

/**
 * Kaplan–Meier estimate of the share that has reached a milestone by each time. Users still under way are censored:
 * they count as at risk up to where they were last watched. At equal times those who reached it come first.
 * Kaplan & Meier (1958), J. Am. Stat. Assoc. 53:457; variance by Greenwood (1926).
 */
export function kaplanMeier(durations: readonly Duration[]): readonly CurvePoint[] {
  const sorted = [...durations].sort((a, b) => a.ms - b.ms);
  const points: CurvePoint[] = [];
  let survival = 1;
  let greenwood = 0;
  for (let index = 0; index < sorted.length;) {
    const { ms } = sorted[index]!;
    const atRisk = sorted.length - index;
    let reached = 0;
    for (; index < sorted.length && sorted[index]!.ms === ms; index += 1) {
      if (sorted[index]!.reached) reached += 1;
    }
    if (reached === 0) continue;
    survival *= 1 - reached / atRisk;
    greenwood += reached / (atRisk * (atRisk - reached));
    points.push({ ms, share: 1 - survival, atRisk, ...interval(survival, greenwood) });
  }
  return points;
}

function interval(
  survival: number,
  greenwood: number,
): { readonly low: number; readonly high: number } {
  if (survival <= 0 || survival >= 1) return { low: 1 - survival, high: 1 - survival };
  const logSurvival = Math.log(survival);
  const spread = (NORMAL_97_5 * Math.sqrt(greenwood)) / Math.abs(logSurvival);
  return {
    low: 1 - Math.exp(logSurvival * Math.exp(-spread)),
    high: 1 - Math.exp(logSurvival * Math.exp(spread)),
  };
}

/** Time by which half have reached it; undefined while fewer have. */
export function medianMs(points: readonly CurvePoint[]): number | undefined {
  return points.find((point) => point.share >= 0.5)?.ms;
}
