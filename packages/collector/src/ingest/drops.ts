const REASON = /^[a-z][a-z0-9-]{0,39}$/;
const ID = /^[\w-]{8,64}$/;
const MOST_REASONS = 20;

/** What a sender says it had to drop. */
export interface DropReport {
  readonly counts: Readonly<Record<string, number>>;
  /** `dropsId` of the body: the same report, sent again, carries the same one. */
  readonly id?: string;
}

/**
 * What a sender says it had to drop, by reason (`drops` at the top level of a batch); what is not a count by a known
 * spelling is left out.
 */
export function dropsOf(data: unknown): DropReport {
  const { drops, dropsId } = (data ?? {}) as {
    readonly drops?: unknown;
    readonly dropsId?: unknown;
  };
  const id = typeof dropsId === "string" && ID.test(dropsId) ? { id: dropsId } : {};
  if (typeof drops !== "object" || drops === null || Array.isArray(drops)) return { counts: {} };
  const counted = Object.entries(drops)
    .filter(([reason, count]) => REASON.test(reason) && isCount(count))
    .slice(0, MOST_REASONS);
  return { counts: Object.fromEntries(counted), ...id };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= 1e9;
}
