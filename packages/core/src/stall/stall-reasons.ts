import type { StallReason, StallReasonKind } from "./evidence.ts";
import type { StallJudgement } from "./judge-stall.ts";
import type { StallState } from "./stall-state.ts";

const MOST_REASONS = 5;

/** Why somebody is taken to be stuck: what was seen going wrong first, then what else weighs; each by falling weight. */
export function stallReasons(
  { parts, values }: Pick<StallJudgement, "parts" | "values">,
  [, , , { active, since }, seen, place]: StallState,
): readonly StallReason[] {
  const weighing = Object.entries(parts).filter(([, weight]) => weight > 0);
  let total = 0;
  for (const [, weight] of weighing) total += weight;
  return weighing
    .sort(([a, x], [b, y]) => Number(b in seen) - Number(a in seen) || y - x)
    .slice(0, MOST_REASONS)
    .map(([source, weight]) => {
      // "event:NAME" is about an event, "gap/longest" is a gap.
      const [kind, event] = source.split(/\/|:(.*)/);
      const [count, first] = seen[source] ?? [Math.round(values[source]!), active - since];
      return {
        kind: kind as StallReasonKind,
        count,
        weight: weight / total,
        overMs: (active - first) * 1000,
        ...(event && { event }),
        ...place[source],
      };
    });
}
