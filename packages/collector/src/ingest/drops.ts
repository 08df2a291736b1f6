const REASON = /^[a-z][a-z0-9-]{0,39}$/;
const MOST_REASONS = 20;

/**
 * What a sender says it had to drop, by reason (`drops` at the top level of a batch); what is not a count by a known
 * spelling is left out.
 */
export function dropsOf(data: unknown): Readonly<Record<string, number>> {
  const { drops } = (data ?? {}) as { readonly drops?: unknown };
  if (typeof drops !== "object" || drops === null || Array.isArray(drops)) return {};
  const counted = Object.entries(drops)
    .filter(([reason, count]) => REASON.test(reason) && isCount(count))
    .slice(0, MOST_REASONS);
  return Object.fromEntries(counted);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= 1e9;
}
