import { own } from "../lib/own.ts";
import type { AuthoredCondition } from "./condition.ts";

/** Ids of the segments that the conditions ask for, directly or through other segments. Cycles end the walk. */
export function segmentsUsedBy(
  conditions: readonly (AuthoredCondition | undefined)[],
  segments: Readonly<Record<string, { readonly when: AuthoredCondition }>>,
): ReadonlySet<string> {
  const used = new Set<string>();
  const open = conditions.filter((condition) => condition !== undefined);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const id of segmentsIn(next)) {
      const segment = own(segments, id);
      if (segment !== undefined && !used.has(id)) open.push(segment.when);
      used.add(id);
    }
  }
  return used;
}

/** Ids of the segments that stand in the condition itself. */
export function segmentsIn(condition: AuthoredCondition): readonly string[] {
  switch (condition.kind) {
    case "all":
    case "any":
      return condition.of.flatMap(segmentsIn);
    case "not":
      return segmentsIn(condition.condition);
    case "segment":
      return [condition.segment];
    default:
      return [];
  }
}
