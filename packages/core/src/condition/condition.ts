import type { Json } from "../event/message.ts";

export type Operator =
  | "equals"
  | "not-equals"
  | "contains"
  | "more-than"
  | "at-least"
  | "less-than"
  | "at-most"
  | "one-of"
  | "exists"
  | "absent"
  /** A date (ISO 8601 or epoch milliseconds) between now and now + `value` milliseconds. */
  | "within-next"
  /** A date between now − `value` milliseconds and now. */
  | "within-last";

/** A test of one value. `value` is absent for `exists` and `absent`. */
export interface ValueTest {
  readonly is: Operator;
  readonly value?: Json;
}

/** What only compiled conditions ask of a fact. */
export type FactOperator =
  | Operator
  /** A date `value` milliseconds before now, or earlier. */
  | "before-last"
  /** A path that fits one of the patterns (`pathPatterns`). */
  | "on-page"
  /** A language tag that one of the tags is, or begins: "pt-BR" is within "pt"; case does not count. */
  | "in-language";

/** As `ValueTest`, for what only compiled conditions ask. */
export interface FactTest {
  readonly is: FactOperator;
  readonly value?: Json;
}

/** Which events count: by name, and by properties (dotted path) where given. */
export interface EventMatch {
  readonly name: string;
  readonly where?: readonly (ValueTest & { readonly property: string })[];
}

/** What a condition may test by its value; `at` is a dotted path inside it. */
export type TestedFact =
  | "reachedAt"
  | "traits"
  | "accountTraits"
  | "path"
  | "locale"
  | "device"
  | "stall"
  | "firstSeenMs"
  | "lastActiveMs"
  | "awayMs"
  | "nowMs";

/**
 * A condition as browsers and collector judge it. Plain JSON, no code; times in milliseconds. Authors know more kinds
 * (guidebook/condition.ts); publishing turns those into these few, so that every page loads less to judge them.
 */
export type Condition =
  | { readonly kind: "all"; readonly of: readonly Condition[] }
  | { readonly kind: "any"; readonly of: readonly Condition[] }
  | { readonly kind: "not"; readonly condition: Condition }
  | { readonly kind: "segment"; readonly segment: string }
  /**
   * It was seen at least so often, within `withinMs` before now and in the present period of the calendar where there is `shiftMs`: the
   * event counted under the threshold `key` (one that keeps the latest), or the frustration of that kind. Where the
   * threshold keeps amounts they are added up.
   */
  | {
      readonly kind: "did";
      readonly key: string;
      readonly atLeast: number;
      readonly withinMs?: number;
      readonly shiftMs?: number;
    }
  | ({ readonly kind: "fact"; readonly fact: TestedFact; readonly at?: string } & FactTest);

export type Device = "phone" | "tablet" | "desktop";
