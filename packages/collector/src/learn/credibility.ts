import type { MomentTable } from "./moment-table.ts";

/**
 * The mean of a figure at each milestone, drawn to the mean of all where little was seen: mean of all + Z (own mean −
 * mean of all), Z = n / (n + k), n the users' weight at the milestone, k the variance within milestones over the
 * variance between them. Bühlmann & Straub 1970 (Bühlmann & Gisler, A Course in Credibility Theory, 2005, §4.2).
 */
export function credibleMeans(
  figures: Float64Array,
  { milestones, design }: Pick<MomentTable, "milestones" | "design">,
  weights: Float64Array,
): Float64Array {
  const groups = design.milestones.map(() => ({ weight: 0, sum: 0, squares: 0 }));
  for (const [moment, milestone] of milestones.entries()) {
    const group = groups[milestone]!;
    const weight = weights[moment]!;
    group.weight += weight;
    group.sum += weight * figures[moment]!;
    group.squares += weight * figures[moment]! ** 2;
  }
  const seen = groups.filter(({ weight }) => weight > 0);
  const total = seen.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return new Float64Array(groups.length);
  const mean = seen.reduce((sum, group) => sum + group.sum, 0) / total;
  const within =
    seen.reduce((sum, { squares, sum: own, weight }) => sum + squares - own ** 2 / weight, 0) /
    Math.max(total - seen.length, 1);
  const spread = seen.reduce(
    (sum, { weight, sum: own }) => sum + weight * (own / weight - mean) ** 2,
    0,
  );
  const effective = total - seen.reduce((sum, { weight }) => sum + weight ** 2, 0) / total;
  const between =
    seen.length < 2 ? 0 : Math.max(0, (spread - (seen.length - 1) * within) / effective);
  return Float64Array.from(groups, ({ weight, sum }) => {
    const trust = between === 0 ? 0 : weight / (weight + within / between);
    return weight === 0 ? mean : mean + trust * (sum / weight - mean);
  });
}
