import { isWithin } from "../lib/is-within.ts";
import { own } from "../lib/own.ts";
import type { Condition } from "./condition.ts";
import { factAt } from "./fact-at.ts";
import type { Facts } from "./facts.ts";
import { testValue } from "./test-value.ts";

/**
 * Whether `condition` holds for this user. Equal facts give equal answers, in any process. What is not known never
 * satisfies a condition (but satisfies its "not"). Segments must not form a cycle: publishing refuses one.
 */
export function holds(condition: Condition, facts: Facts): boolean {
  const { nowMs } = facts;
  switch (condition.kind) {
    case "all":
      return condition.of.every((part) => holds(part, facts));
    case "any":
      return condition.of.some((part) => holds(part, facts));
    case "not":
      return !holds(condition.condition, facts);
    case "segment":
      return isInSegment(condition.segment, facts);
    case "did": {
      const { key, withinMs, shiftMs } = condition;
      const seen = own(facts.recent, key)?.candidates ?? [];
      const all = seen.reduce(
        (sum, { atMs, amount = 1 }) =>
          isWithin(atMs, nowMs, withinMs, shiftMs) ? sum + amount : sum,
        0,
      );
      return all >= condition.atLeast;
    }
    case "fact":
      return testValue(condition, factAt(condition, facts), nowMs);
  }
}

// Many guides ask for the same few segments, which were two thirds of judging a hundred: each is judged once for the
// same facts.
const judged = new WeakMap<Facts, Record<string, boolean>>();

function isInSegment(id: string, facts: Facts): boolean {
  let known = judged.get(facts);
  if (!known) judged.set(facts, (known = Object.create(null) as Record<string, boolean>));
  const segment = own(facts.segments, id);
  return !!segment && (known[id] ??= holds(segment, facts));
}
