import { durationInWords } from "../lib/duration-in-words.ts";
import { own } from "../lib/own.ts";
import { valueAt } from "../lib/value-at.ts";
import type { Condition, ValueTest } from "./condition.ts";
import type { Facts } from "./facts.ts";

/** What a condition asks, and what is known of it, in one line of English. */
export function conditionInWords(condition: Condition, facts: Facts): string {
  const ago = (atMs: number): string => `${durationInWords(facts.nowMs - atMs)} ago`;
  switch (condition.kind) {
    case "all":
      return "all of these hold";
    case "any":
      return "at least one of these holds";
    case "not":
      return "this does not hold";
    case "segment":
      return `is in segment ${condition.segment}`;
    case "reached": {
      const atMs = own(facts.reachedAt, condition.milestone);
      const found = atMs === undefined ? "it is not" : ago(atMs);
      return `milestone ${condition.milestone} is reached${within(condition.withinMs)} (${found})`;
    }
    case "did": {
      const known = own(facts.recent, condition.key)?.candidates.length ?? 0;
      return `did it at least ${condition.atLeast}×${within(condition.withinMs)} (${known} known)`;
    }
    case "trait":
      return `trait ${condition.trait} ${testInWords(condition)} (${found(valueAt(facts.traits, condition.trait))})`;
    case "account-trait":
      return `account trait ${condition.trait} ${testInWords(condition)} (${found(valueAt(facts.accountTraits, condition.trait))})`;
    case "goal":
      return `goal is ${oneOf(condition.oneOf)} (${found(facts.goal)})`;
    case "page":
      return `page is ${oneOf(condition.paths)} (${found(facts.path)})`;
    case "locale":
      return `locale is ${oneOf(condition.oneOf)} (${found(facts.locale)})`;
    case "device":
      return `device is ${oneOf(condition.oneOf)} (${found(facts.device)})`;
    case "stalled": {
      const { stall } = facts;
      const now = stall ? `${stall.milestone}: ${stall.reasons.join(", ")}` : "not stalled";
      const where = condition.milestone === undefined ? "" : ` before ${condition.milestone}`;
      return `is stalled${where}${condition.reason ? ` by ${condition.reason}` : ""} (${now})`;
    }
    case "frustrated":
      return `${condition.by} at least ${condition.atLeast}×${within(condition.withinMs)}`;
    case "age": {
      const { atLeastMs, atMostMs } = condition;
      const least = atLeastMs === undefined ? [] : [`at least ${durationInWords(atLeastMs)}`];
      const most = atMostMs === undefined ? [] : [`at most ${durationInWords(atMostMs)}`];
      const seen = facts.firstSeenMs === undefined ? "unknown" : ago(facts.firstSeenMs);
      return `first seen ${[...least, ...most].join(" and ")} ago (${seen})`;
    }
    case "returned": {
      const away = facts.awayMs === undefined ? "not away" : durationInWords(facts.awayMs);
      return `came back after ${durationInWords(condition.awayMs)} (${away})`;
    }
    case "inactive": {
      const last = facts.lastActiveMs === undefined ? "unknown" : ago(facts.lastActiveMs);
      return `inactive for ${durationInWords(condition.forMs)} (last active ${last})`;
    }
    case "schedule": {
      const { fromMs, untilMs } = condition;
      const from = fromMs === undefined ? [] : [`from ${isoOf(fromMs)}`];
      const until = untilMs === undefined ? [] : [`until ${isoOf(untilMs)}`];
      return `it is ${[...from, ...until].join(" ")} (${isoOf(facts.nowMs)})`;
    }
  }
}

function within(ms: number | undefined): string {
  return ms === undefined ? "" : ` within ${durationInWords(ms)}`;
}

function testInWords({ is, value }: ValueTest): string {
  const isSpan = is === "within-next" || is === "within-last";
  if (isSpan && typeof value === "number") return `is ${is} ${durationInWords(value)}`;
  const operator = is.replaceAll("-", " ");
  return value === undefined ? operator : `${operator} ${JSON.stringify(value)}`;
}

function found(value: unknown): string {
  return value === undefined ? "not known" : `it is ${JSON.stringify(value)}`;
}

function oneOf(values: readonly string[]): string {
  return values.join(" or ");
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
