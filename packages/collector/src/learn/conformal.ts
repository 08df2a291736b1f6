/**
 * The lowest whole threshold at which at most a share `alpha` of users like these has a score that reaches it, the next
 * user counted among them: conformal prediction, which holds for any model as long as the scores are of users that it
 * was not fitted to (Vovk, Cross-conformal predictors, 2015; Romano, Barber & al.). Undefined where there are too few
 * users to say so at any threshold. Scores are whole, −∞ for who was never judged; `weights` are at most 1 each.
 */
export function conformalThreshold(
  scores: readonly number[],
  weights: readonly number[],
  alpha: number,
): number | undefined {
  const allowed = alpha * (weights.reduce((sum, weight) => sum + weight, 0) + 1);
  let reached = 1;
  if (reached > allowed) return undefined;
  const falling = [...scores.keys()].toSorted((a, b) => scores[b]! - scores[a]!);
  let threshold = Infinity;
  for (let place = 0; place < falling.length;) {
    const score = scores[falling[place]!]!;
    if (score === -Infinity) break;
    // All with this score reach a threshold at it; only one above it leaves them out.
    threshold = score + 1;
    while (place < falling.length && scores[falling[place]!] === score) {
      reached += weights[falling[place]!]!;
      place += 1;
    }
    if (reached > allowed) return threshold;
    threshold = score;
  }
  return Number.isFinite(threshold) ? threshold : undefined;
}
