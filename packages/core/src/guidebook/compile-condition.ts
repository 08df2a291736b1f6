import type { Condition, EventMatch, ValueTest } from "../condition/condition.ts";
import { definitionVersion } from "../lib/definition-version.ts";
import { durationMs } from "../lib/duration.ts";
import { timeOf } from "../lib/time-of.ts";
import type { ProgressDefinitions, Threshold } from "../progress/progress.ts";
import type { AuthoredCondition, AuthoredEventMatch } from "./condition.ts";

/** Thresholds that conditions and milestones need counted, gathered on the way. */
export type ThresholdBook = Record<string, ProgressDefinitions["thresholds"][string]>;

/** Enters a threshold under `key` and returns the key. */
export function enterThreshold(book: ThresholdBook, key: string, threshold: Threshold): string {
  book[key] = { version: definitionVersion(threshold), threshold };
  return key;
}

/** The condition with times in milliseconds; each "did" enters what it counts into `book`. */
export function compileCondition(authored: AuthoredCondition, book: ThresholdBook): Condition {
  switch (authored.kind) {
    case "all":
    case "any":
      return { kind: authored.kind, of: authored.of.map((part) => compileCondition(part, book)) };
    case "not":
      return { kind: "not", condition: compileCondition(authored.condition, book) };
    case "did": {
      const atLeast = authored.atLeast ?? 1;
      const recent: Threshold = {
        kind: "recent",
        event: compileEventMatch(authored.event),
        keep: atLeast,
      };
      const key = enterThreshold(book, `did:${definitionVersion(recent)}`, recent);
      return { kind: "did", key, atLeast, ...ms("withinMs", authored.within) };
    }
    case "reached":
      return {
        kind: "reached",
        milestone: authored.milestone,
        ...ms("withinMs", authored.within),
      };
    case "trait":
    case "account-trait":
      return { kind: authored.kind, trait: authored.trait, ...compileTest(authored) };
    case "stalled": {
      const { milestone, reason } = authored;
      return {
        kind: "stalled",
        ...(milestone === undefined ? {} : { milestone }),
        ...(reason === undefined ? {} : { reason }),
      };
    }
    case "frustrated":
      return {
        kind: "frustrated",
        by: authored.by,
        atLeast: authored.atLeast ?? 1,
        withinMs: durationMs(authored.within),
      };
    case "age":
      return {
        kind: "age",
        ...ms("atLeastMs", authored.atLeast),
        ...ms("atMostMs", authored.atMost),
      };
    case "returned":
      return { kind: "returned", awayMs: durationMs(authored.after) };
    case "inactive":
      return { kind: "inactive", forMs: durationMs(authored.for) };
    case "schedule": {
      const fromMs = timeOf(authored.from);
      const untilMs = timeOf(authored.until);
      return {
        kind: "schedule",
        ...(fromMs === undefined ? {} : { fromMs }),
        ...(untilMs === undefined ? {} : { untilMs }),
      };
    }
    case "segment":
    case "goal":
    case "page":
    case "locale":
    case "device":
      return authored;
  }
}

/** The event match with spans of time in milliseconds. */
export function compileEventMatch(authored: AuthoredEventMatch): EventMatch {
  const { name, where } = authored;
  if (where === undefined || where.length === 0) return { name };
  return {
    name,
    where: where.map((test) => ({ property: test.property, ...compileTest(test) })),
  };
}

function compileTest({
  is,
  value,
}: {
  is: ValueTest["is"];
  value?: ValueTest["value"] | undefined;
}): ValueTest {
  if (value === undefined) return { is };
  const isSpan = is === "within-next" || is === "within-last";
  return { is, value: isSpan && typeof value === "string" ? durationMs(value) : value };
}

/** `{ [key]: milliseconds }`, or nothing where the duration was left out. */
export function ms<Key extends string>(
  key: Key,
  duration: string | undefined,
): { readonly [Name in Key]?: number } {
  return duration === undefined
    ? {}
    : ({ [key]: durationMs(duration) } as { readonly [Name in Key]?: number });
}
