/**
 * The chance that a case that `isPositive` scores higher than one that is not, ties counted half, each case drawn by its
 * weight: the area under the ROC curve (Hanley & McNeil, Radiology 143, 1982). NaN where one of both is missing.
 */
export function weightedAuc(
  scores: ArrayLike<number>,
  isPositive: (index: number) => boolean,
  weights: ArrayLike<number>,
): number {
  const rising = Uint32Array.from({ length: scores.length }, (_, index) => index).sort(
    (a, b) => scores[a]! - scores[b]!,
  );
  let [positive, negative, won] = [0, 0, 0];
  for (let place = 0; place < rising.length;) {
    const score = scores[rising[place]!];
    let [positiveHere, negativeHere] = [0, 0];
    for (; place < rising.length && scores[rising[place]!] === score; place += 1) {
      const index = rising[place]!;
      if (isPositive(index)) positiveHere += weights[index]!;
      else negativeHere += weights[index]!;
    }
    won += positiveHere * (negative + negativeHere / 2);
    positive += positiveHere;
    negative += negativeHere;
  }
  return won / (positive * negative);
}

/** Standard error of an area under the ROC curve from so many independent cases (Hanley & McNeil 1982, eq. 3). */
export function aucError(auc: number, positives: number, negatives: number): number {
  const q1 = auc / (2 - auc);
  const q2 = (2 * auc ** 2) / (1 + auc);
  const variance =
    auc * (1 - auc) + (positives - 1) * (q1 - auc ** 2) + (negatives - 1) * (q2 - auc ** 2);
  return Math.sqrt(variance / (positives * negatives));
}
