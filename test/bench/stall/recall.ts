/**
 * The share of `lost` scores that reach a threshold which exactly a share `rate` of the `passed` ones reaches. Between two
 * thresholds (scores tie) it is linear: the rule that alarms about the ties by chance has just that recall. So every
 * judge is compared at the same rate, however coarse its scores. Scores are each user's highest; −∞: never judged.
 */
export function recallAtRate(
  passed: readonly number[],
  lost: readonly number[],
  rate: number,
): number {
  const falling = [...new Set([...passed, ...lost])].toSorted((a, b) => b - a);
  let [rateBefore, recallBefore] = [0, 0];
  for (const threshold of falling) {
    const [rateHere, recall] = [shareFrom(passed, threshold), shareFrom(lost, threshold)];
    if (rateHere > rate) {
      const way = (rate - rateBefore) / (rateHere - rateBefore);
      return threshold === -Infinity ? recallBefore : recallBefore + way * (recall - recallBefore);
    }
    [rateBefore, recallBefore] = [rateHere, recall];
  }
  return recallBefore;
}

/** The share of scores that reach a threshold. */
export function shareFrom(scores: readonly number[], threshold: number): number {
  return scores.filter((score) => score >= threshold).length / scores.length;
}
