import { matchPath } from "../lib/match-path.ts";
import { own } from "../lib/own.ts";
import { valueAt } from "../lib/value-at.ts";
import type { Condition } from "./condition.ts";
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
    case "reached": {
      const atMs = own(facts.reachedAt, condition.milestone);
      return atMs !== undefined && atMs >= nowMs - (condition.withinMs ?? Infinity);
    }
    case "did": {
      const sinceMs = nowMs - (condition.withinMs ?? Infinity);
      const times = own(facts.recent, condition.key) ?? [];
      return times.filter((atMs) => atMs >= sinceMs).length >= condition.atLeast;
    }
    case "trait":
      return testValue(condition, valueAt(facts.traits, condition.trait), nowMs);
    case "account-trait":
      return testValue(condition, valueAt(facts.accountTraits, condition.trait), nowMs);
    case "goal":
      return facts.goal !== undefined && condition.oneOf.includes(facts.goal);
    case "page":
      return facts.path !== undefined && matchPath(condition.paths, facts.path);
    case "locale":
      return condition.oneOf.some((tag) => isWithinLocale(facts.locale, tag));
    case "device":
      return facts.device !== undefined && condition.oneOf.includes(facts.device);
    case "stalled": {
      const { stall } = facts;
      const { milestone, reason } = condition;
      return (
        stall !== undefined &&
        (milestone === undefined || milestone === stall.milestone) &&
        (reason === undefined || stall.reasons.includes(reason))
      );
    }
    case "frustrated": {
      const { by, withinMs, atLeast } = condition;
      const seen = facts.frustrations.filter(
        ({ kind, atMs }) => kind === by && atMs >= nowMs - withinMs,
      );
      return seen.length >= atLeast;
    }
    case "age": {
      const ageMs = nowMs - (facts.firstSeenMs ?? NaN);
      return ageMs >= (condition.atLeastMs ?? 0) && ageMs <= (condition.atMostMs ?? Infinity);
    }
    case "returned":
      return (facts.awayMs ?? -1) >= condition.awayMs;
    case "inactive":
      return nowMs - (facts.lastActiveMs ?? NaN) >= condition.forMs;
    case "schedule":
      return nowMs >= (condition.fromMs ?? -Infinity) && nowMs < (condition.untilMs ?? Infinity);
  }
}

// Many guides ask for the same few segments: each is judged once for the same facts.
const judged = new WeakMap<Facts, Map<string, boolean>>();

function isInSegment(id: string, facts: Facts): boolean {
  let known = judged.get(facts);
  if (!known) judged.set(facts, (known = new Map()));
  const before = known.get(id);
  if (before !== undefined) return before;
  const segment = own(facts.segments, id);
  const isIn = segment !== undefined && holds(segment, facts);
  known.set(id, isIn);
  return isIn;
}

/** "pt-BR" is within "pt"; case does not count. */
function isWithinLocale(locale: string | undefined, tag: string): boolean {
  return locale !== undefined && `${locale}-`.toLowerCase().startsWith(`${tag}-`.toLowerCase());
}
