import { own } from "../lib/own.ts";
import type { Condition } from "./condition.ts";
import type { Facts } from "./facts.ts";
import { holds } from "./holds.ts";
import { conditionInWords } from "./condition-in-words.ts";

/** One condition with its answer, and those of its parts. */
export interface Explanation {
  readonly kind: Condition["kind"];
  readonly holds: boolean;
  /** What is asked and what was found, for example `trait plan equals "pro" (it is "trial")`. */
  readonly words: string;
  readonly parts: readonly Explanation[];
}

/** Why `condition` does or does not hold: the same walk as `holds`, with words. For the inspector and the studio. */
export function explain(condition: Condition, facts: Facts): Explanation {
  return {
    kind: condition.kind,
    holds: holds(condition, facts),
    words: conditionInWords(condition, facts),
    parts: partsOf(condition, facts).map((part) => explain(part, facts)),
  };
}

function partsOf(condition: Condition, facts: Facts): readonly Condition[] {
  if (condition.kind === "all" || condition.kind === "any") return condition.of;
  if (condition.kind === "not") return [condition.condition];
  const segment = condition.kind === "segment" ? own(facts.segments, condition.segment) : undefined;
  return segment === undefined ? [] : [segment];
}
