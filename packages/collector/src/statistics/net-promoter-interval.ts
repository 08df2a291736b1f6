import { normalQuantile } from "./distributions.ts";
import type { Interval } from "./interval.ts";
import { netPromoterScore, type PromoterCounts } from "./net-promoter-score.ts";

// A promoter and a detractor of three quarters each, a passive of one and a half.
const PSEUDO = { promoters: 0.75, passives: 1.5, detractors: 0.75 };

/**
 * 95 % interval of a Net Promoter Score in points, −100 to 100, score included; at least one answered. Adjusted Wald: the usual
 * interval after three made-up answers, which keeps what it promises with few answers too, where the usual one is far too
 * narrow and of equal answers has no width at all. Rocks (2016), Am. Stat. 70:365.
 */
export function netPromoterInterval(counts: PromoterCounts): Interval {
  const { score } = netPromoterScore(counts);
  const { score: middle, standardError } = netPromoterScore({
    promoters: counts.promoters + PSEUDO.promoters,
    passives: counts.passives + PSEUDO.passives,
    detractors: counts.detractors + PSEUDO.detractors,
  });
  const reach = normalQuantile(0.975) * standardError;
  return {
    low: Math.max(-100, Math.min(score, middle - reach)),
    high: Math.min(100, Math.max(score, middle + reach)),
  };
}
