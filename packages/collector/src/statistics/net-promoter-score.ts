import { normalQuantile } from "./distributions.ts";

/** Answers to "how likely would you recommend it", 9–10, 7–8 and 0–6 of 10. */
export interface PromoterCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** The Net Promoter Score, −100 to 100, with its standard error and 95 % margin in points. At least one answered. */
export function netPromoterScore({ promoters, passives, detractors }: PromoterCounts): {
  readonly score: number;
  readonly standardError: number;
  readonly margin: number;
} {
  const n = promoters + passives + detractors;
  const score = (promoters - detractors) / n;
  // Each answer is 1, 0 or −1: the variance of that is E[x²] − E[x]².
  const variance = (promoters + detractors) / n - score ** 2;
  const standardError = 100 * Math.sqrt(Math.max(0, variance) / n);
  return { score: 100 * score, standardError, margin: normalQuantile(0.975) * standardError };
}
