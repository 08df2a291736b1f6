import type {
  Condition,
  EventMatch,
  FactOperator,
  TestedFact,
  ValueTest,
} from "../condition/condition.ts";
import type { Json } from "../event/message.ts";
import { definitionVersion } from "../lib/definition-version.ts";
import { durationMs } from "../lib/duration.ts";
import { pathPatterns } from "../lib/path-patterns.ts";
import { timeOf } from "../lib/time-of.ts";
import type { ProgressDefinitions, Threshold } from "../progress/progress.ts";
import { type AccountCondition, accountFactOf } from "./account-fact.ts";
import { compileCalendar } from "./compile-window.ts";
import type { AuthoredCondition, AuthoredEventMatch } from "./condition.ts";

// Enough for a month of what people do several times a day; 200 rows of some 60 bytes are 12 KB of the browser's state.
export const MOST_AMOUNTS = 200;

/** Thresholds that conditions and milestones need counted, gathered on the way. */
export type ThresholdBook = Record<string, ProgressDefinitions["thresholds"][string]>;

/** Enters a threshold under `key` and returns the key. Its version is that of what it says, unless another is given. */
export function enterThreshold(
  book: ThresholdBook,
  key: string,
  threshold: Threshold,
  version = definitionVersion(threshold),
): string {
  book[key] = { version, threshold };
  return key;
}

/**
 * The condition in the few kinds that browsers judge, with times in milliseconds; each "did" enters what it counts into
 * `book`.
 */
export function compileCondition(authored: AuthoredCondition, book: ThresholdBook): Condition {
  switch (authored.kind) {
    case "all":
    case "any":
      return { kind: authored.kind, of: authored.of.map((part) => compileCondition(part, book)) };
    case "not":
      return { kind: "not", condition: compileCondition(authored.condition, book) };
    case "segment":
      return authored;
    case "did": {
      const { atLeast = 1, within } = authored;
      const latest = compileLatest(authored, atLeast);
      const key = enterThreshold(book, `did:${definitionVersion(latest)}`, latest);
      if (typeof within !== "object") {
        return { kind: "did", key, atLeast, ...ms("withinMs", within) };
      }
      const { spanMs: withinMs, shiftMs } = compileCalendar(within);
      return { kind: "did", key, atLeast, withinMs, shiftMs };
    }
    case "account-people":
      return accountFact(authored, [["at-least", authored.atLeast ?? 1]]);
    case "account-share": {
      const { atLeast, atMost } = authored;
      return accountFact(authored, [
        ["at-least", atLeast],
        ["at-most", atMost],
      ]);
    }
    case "frustrated": {
      const { by, atLeast = 1, within } = authored;
      const where = [{ property: "kind", is: "equals" as const, value: by }];
      const event = { name: "Frustration Detected", where };
      const key = enterThreshold(book, `${by}:${atLeast}`, { kind: "recent", event, atLeast });
      return { kind: "did", key, atLeast, withinMs: durationMs(within) };
    }
    case "reached": {
      const { milestone: at, within, atLeastAgo } = authored;
      const when = (is: FactOperator, span: string | undefined): readonly Condition[] =>
        span === undefined
          ? []
          : [{ kind: "fact", fact: "reachedAt", at, is, value: durationMs(span) }];
      return allOf([...when("within-last", within), ...when("before-last", atLeastAgo)], {
        kind: "fact",
        fact: "reachedAt",
        at,
        is: "exists",
      });
    }
    case "trait":
      return { kind: "fact", fact: "traits", at: authored.trait, ...compileTest(authored) };
    case "account-trait":
      return { kind: "fact", fact: "accountTraits", at: authored.trait, ...compileTest(authored) };
    case "goal":
      return { kind: "fact", fact: "traits", at: "goal", is: "one-of", value: authored.oneOf };
    case "device":
      return factIs("device", "one-of", authored.oneOf);
    case "page":
      return factIs("path", "on-page", pathPatterns(authored.paths));
    case "locale":
      return factIs("locale", "in-language", authored.oneOf);
    case "stalled": {
      const { milestone, reason } = authored;
      const where = milestone === undefined ? [] : [stallIs("milestone", "equals", milestone)];
      const why = reason === undefined ? [] : [stallIs("reasons", "contains", reason)];
      return allOf([...where, ...why], { kind: "fact", fact: "stall", is: "exists" });
    }
    case "age": {
      const { atLeast, atMost } = authored;
      return allOf(
        [
          ...factWhere("firstSeenMs", "before-last", spanMs(atLeast)),
          ...factWhere("firstSeenMs", "within-last", spanMs(atMost)),
        ],
        { kind: "fact", fact: "firstSeenMs", is: "exists" },
      );
    }
    case "returned":
      return factIs("awayMs", "at-least", durationMs(authored.after));
    case "inactive":
      return factIs("lastActiveMs", "before-last", durationMs(authored.for));
    case "schedule":
      return allOf(
        [
          ...factWhere("nowMs", "at-least", timeOf(authored.from)),
          ...factWhere("nowMs", "less-than", timeOf(authored.until)),
        ],
        { kind: "all", of: [] },
      );
  }
}

/** What keeps the latest that a "did" counts. */
function compileLatest(
  { event: match, distinct, sum }: Extract<AuthoredCondition, { readonly kind: "did" }>,
  atLeast: number,
): Threshold {
  const event = compileEventMatch(match);
  if (distinct !== undefined) {
    return { kind: "distinct", event, property: distinct, atLeast, latest: true };
  }
  return sum === undefined
    ? { kind: "recent", event, atLeast }
    : { kind: "recent", event, property: sum, atLeast: MOST_AMOUNTS };
}

/** Tests of what the collector found out about the account; browsers get it among the account's traits. */
function accountFact(
  authored: AccountCondition,
  tests: readonly (readonly [is: FactOperator, value: number | undefined])[],
): Condition {
  const at = accountFactOf(authored).key;
  const asked = tests.flatMap(([is, value]): readonly Condition[] =>
    value === undefined ? [] : [{ kind: "fact", fact: "accountTraits", at, is, value }],
  );
  return allOf(asked, { kind: "fact", fact: "accountTraits", at, is: "exists" });
}

function factIs(fact: TestedFact, is: FactOperator, value: Json): Condition {
  return { kind: "fact", fact, is, value };
}

function stallIs(at: "milestone" | "reasons", is: FactOperator, value: string): Condition {
  return { kind: "fact", fact: "stall", at, is, value };
}

/** The test of a fact against a time; none where the author left the time out. */
function factWhere(
  fact: TestedFact,
  is: FactOperator,
  value: number | undefined,
): readonly Condition[] {
  return value === undefined ? [] : [factIs(fact, is, value)];
}

function spanMs(duration: string | undefined): number | undefined {
  return duration === undefined ? undefined : durationMs(duration);
}

/** All of the parts, without wrapping where there is one; `none` where there is none. */
function allOf(parts: readonly Condition[], none: Condition): Condition {
  const [first = none, ...others] = parts;
  return others.length > 0 ? { kind: "all", of: parts } : first;
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
