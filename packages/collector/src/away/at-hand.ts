import { type CompiledMilestone, nextMilestone } from "@cairn/core";

/** The time in which one milestone was the next one of somebody. Times are epoch milliseconds. */
export interface Stay {
  readonly milestone: string;
  readonly fromMs: number;
  /** When they passed it; absent while they are there. */
  readonly passedMs?: number;
  /** When help for this milestone came first, if it did: what would have become of them without it is not known. */
  readonly helpedMs?: number;
}

/** The milestones that somebody has to pass, in their order. */
export interface WayBook {
  readonly milestones: readonly Pick<CompiledMilestone, "id" | "after" | "people">[];
  readonly activation: readonly string[];
}

/**
 * Somebody's stays in order of time, the last one open unless they are through. A stay that ended because another
 * milestone came first is left out: nobody passed there. What lies behind the activation does not count.
 */
export function staysOf(
  firstMs: number,
  reached: Readonly<Record<string, number>>,
  book: WayBook,
): readonly Stay[] {
  const way = wayOf(book);
  const known: Record<string, number> = {};
  const stays: Stay[] = [];
  let fromMs = firstMs;
  let at = nextMilestone(known, way)?.id;
  const moments = Object.entries(reached).toSorted((a, b) => a[1] - b[1]);
  for (const [milestone, atMs] of moments) {
    known[milestone] = atMs;
    const next = nextMilestone(known, way)?.id;
    if (next === at) continue;
    if (at === milestone) stays.push({ milestone, fromMs, passedMs: Math.max(atMs, fromMs) });
    at = next;
    fromMs = Math.max(atMs, fromMs);
  }
  return at === undefined ? stays : [...stays, { milestone: at, fromMs }];
}

function wayOf({ milestones, activation }: WayBook): Pick<WayBook, "milestones"> {
  if (activation.length === 0) return { milestones };
  return { milestones: milestones.filter(({ id }) => activation.includes(id)) };
}
