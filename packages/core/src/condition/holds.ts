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
  const { nowMs, stall, path } = facts;
  switch (condition.kind) {
    case "all":
      return condition.of.every((part) => holds(part, facts));
    case "any":
      return condition.of.some((part) => holds(part, facts));
    case "not":
      return !holds(condition.condition, facts);
    case "segment":
      return isInSegment(condition.segment, facts);
    case "reached":
      return isSince(nowMs, own(facts.reachedAt, condition.milestone), condition.withinMs);
    case "did": {
      const { candidates } = own(facts.recent, condition.key) ?? { candidates: [] };
      const counted = candidates.filter(({ atMs }) => isSince(nowMs, atMs, condition.withinMs));
      return counted.length >= condition.atLeast;
    }
    case "frustrated": {
      const { by, withinMs, atLeast } = condition;
      const counted = facts.frustrations.filter(
        ({ kind, atMs }) => kind === by && isSince(nowMs, atMs, withinMs),
      );
      return counted.length >= atLeast;
    }
    case "trait":
      return testValue(condition, valueAt(facts.traits, condition.trait), nowMs);
    case "account-trait":
      return testValue(condition, valueAt(facts.accountTraits, condition.trait), nowMs);
    case "goal":
    case "device":
      return (condition.oneOf as readonly unknown[]).includes(facts[condition.kind]);
    case "page":
      return path !== undefined && matchPath(condition.paths, path);
    case "locale":
      return condition.oneOf.some((tag) => isWithinLocale(facts.locale, tag));
    case "stalled": {
      const { milestone = stall?.milestone, reason } = condition;
      return (
        !!stall && milestone === stall.milestone && (!reason || stall.reasons.includes(reason))
      );
    }
    case "age":
      return (
        isSince(nowMs, facts.firstSeenMs, condition.atMostMs) &&
        facts.firstSeenMs! <= nowMs - (condition.atLeastMs ?? 0)
      );
    case "returned":
      return (facts.awayMs ?? -1) >= condition.awayMs;
    case "inactive":
      return nowMs - (facts.lastActiveMs ?? NaN) >= condition.forMs;
    case "schedule":
      return nowMs >= (condition.fromMs ?? -Infinity) && nowMs < (condition.untilMs ?? Infinity);
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

/** Whether it is known and at most `ms` ago. */
function isSince(nowMs: number, atMs = NaN, ms = Infinity): boolean {
  return atMs >= nowMs - ms;
}

/** "pt-BR" is within "pt"; case does not count. */
function isWithinLocale(locale: string | undefined, tag: string): boolean {
  return locale !== undefined && `${locale}-`.toLowerCase().startsWith(`${tag}-`.toLowerCase());
}
