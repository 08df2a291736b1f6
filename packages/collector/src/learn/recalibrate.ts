/** How log odds are corrected: so much of them, and so much on top. */
export interface Recalibration {
  readonly share: number;
  readonly shift: number;
}

const MOST_STEPS = 30;

/**
 * Fits the logistic of outcomes on log odds that were predicted for cases not fitted to, so that what is said comes true
 * as often as it is said (Platt scaling; Cox, Biometrika 45, 1958). Never turns or blows up the odds.
 */
export function recalibrate(
  odds: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  weights: ArrayLike<number>,
): Recalibration {
  let [share, shift] = [1, 0];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    let [slopeShare, slopeShift, both, shares, shifts] = [0, 0, 0, 1e-9, 1e-9];
    for (let index = 0; index < odds.length; index += 1) {
      const weight = weights[index]!;
      if (weight === 0) continue;
      const chance = 1 / (1 + Math.exp(-(share * odds[index]! + shift)));
      const residual = weight * (outcomes[index]! - chance);
      const bend = weight * chance * (1 - chance);
      slopeShare += residual * odds[index]!;
      slopeShift += residual;
      shares += bend * odds[index]! ** 2;
      both += bend * odds[index]!;
      shifts += bend;
    }
    const determinant = shares * shifts - both ** 2;
    const byShare = (slopeShare * shifts - slopeShift * both) / determinant;
    const byShift = (slopeShift * shares - slopeShare * both) / determinant;
    if (!Number.isFinite(byShare + byShift)) break;
    share += byShare;
    shift += byShift;
    if (Math.abs(byShare) + Math.abs(byShift) < 1e-9) break;
  }
  return share >= 0.2 && share <= 2 && Number.isFinite(shift)
    ? { share, shift }
    : { share: 1, shift: 0 };
}
