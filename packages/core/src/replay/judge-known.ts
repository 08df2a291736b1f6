import type { Condition } from "../condition/condition.ts";
import type { Facts } from "../condition/facts.ts";
import { factAt } from "../condition/fact-at.ts";
import { holds } from "../condition/holds.ts";
import { milestoneKey } from "../progress/milestone-key.ts";
import { own } from "../lib/own.ts";
import type { Unrecorded } from "./unrecorded.ts";
import type { ReplayUnknown } from "./verdict.ts";

/** Whether a condition held, or what nobody recorded and would have decided it. */
export type Known = boolean | ReplayUnknown;

const IN_PAGE: ReadonlySet<string> = new Set(["device", "locale", "path"]);

/**
 * As `holds`, in three values (Kleene's strong logic): where something that was not recorded decides, what that is.
 * Wherever this says true or false, `holds` says the same.
 */
export function judgeKnown(condition: Condition, facts: Facts, unrecorded: Unrecorded): Known {
  switch (condition.kind) {
    case "all":
      return join(condition.of, false, (part) => judgeKnown(part, facts, unrecorded));
    case "any":
      return join(condition.of, true, (part) => judgeKnown(part, facts, unrecorded));
    case "not": {
      const known = judgeKnown(condition.condition, facts, unrecorded);
      return typeof known === "boolean" ? !known : known;
    }
    case "segment": {
      const segment = own(facts.segments, condition.segment);
      return segment !== undefined && judgeKnown(segment, facts, unrecorded);
    }
    case "did": {
      // What was recorded may be enough; more of it would only add.
      const missing = unrecorded.thresholds.get(condition.key);
      return holds(condition, facts) || (missing ? { kind: "event", event: missing } : false);
    }
    case "fact": {
      const { fact, at = "" } = condition;
      const isKnown = factAt(condition, facts) !== undefined;
      const missing = fact === "reachedAt" ? unrecorded.milestones.get(at) : undefined;
      if (!isKnown && missing) return { kind: "event", event: missing };
      if (!isKnown && fact === "reachedAt" && unrecorded.uncounted.has(milestoneKey(at))) {
        return { kind: "account" };
      }
      if (!isKnown && IN_PAGE.has(fact)) {
        return { kind: "fact", fact: fact as "device" | "locale" | "path" };
      }
      if (!isKnown && fact === "accountTraits" && unrecorded.uncounted.has(at)) {
        return { kind: "account" };
      }
      return holds(condition, facts);
    }
  }
}

/** `decisive` of one part decides; else what is unknown of the first does. */
function join(
  parts: readonly Condition[],
  decisive: boolean,
  judge: (part: Condition) => Known,
): Known {
  let unknown: ReplayUnknown | undefined;
  for (const part of parts) {
    const known = judge(part);
    if (known === decisive) return decisive;
    if (typeof known !== "boolean") unknown ??= known;
  }
  return unknown ?? !decisive;
}
