import type { Json } from "../event/message.ts";
import type { FrustrationKind } from "../frustration/frustration.ts";
import type { StallReasonKind } from "../stall/evidence.ts";

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

/** Which events count: by name, and by properties (dotted path) where given. */
export interface EventMatch {
  readonly name: string;
  readonly where?: readonly (ValueTest & { readonly property: string })[];
}

/**
 * A condition a product manager can write without an engineer. Plain JSON, no code; times in
 * milliseconds. The authored form (durations as "7d") is compiled into this one.
 */
export type Condition =
  | { readonly kind: "all"; readonly of: readonly Condition[] }
  | { readonly kind: "any"; readonly of: readonly Condition[] }
  | { readonly kind: "not"; readonly condition: Condition }
  | { readonly kind: "segment"; readonly segment: string }
  /** Reached, within `withinMs` before now where given. */
  | { readonly kind: "reached"; readonly milestone: string; readonly withinMs?: number }
  /** The event counted under the threshold `key` (kind "recent") was seen at least so often. */
  | {
      readonly kind: "did";
      readonly key: string;
      readonly atLeast: number;
      readonly withinMs?: number;
    }
  | ({ readonly kind: "trait"; readonly trait: string } & ValueTest)
  | ({ readonly kind: "account-trait"; readonly trait: string } & ValueTest)
  | { readonly kind: "goal"; readonly oneOf: readonly string[] }
  /** Path patterns: `*` is one segment, `**` any rest, for example `/invoices/*`. */
  | { readonly kind: "page"; readonly paths: readonly string[] }
  | { readonly kind: "locale"; readonly oneOf: readonly string[] }
  | { readonly kind: "device"; readonly oneOf: readonly Device[] }
  | { readonly kind: "stalled"; readonly milestone?: string; readonly reason?: StallReasonKind }
  | {
      readonly kind: "frustrated";
      readonly by: FrustrationKind;
      readonly atLeast: number;
      readonly withinMs: number;
    }
  /** Age of the user since the first event. */
  | { readonly kind: "age"; readonly atLeastMs?: number; readonly atMostMs?: number }
  /** The present session began after an absence of at least `awayMs`. */
  | { readonly kind: "returned"; readonly awayMs: number }
  /** Nothing was heard of the user for `forMs`. */
  | { readonly kind: "inactive"; readonly forMs: number }
  /** From (inclusive) until (exclusive), epoch milliseconds. */
  | { readonly kind: "schedule"; readonly fromMs?: number; readonly untilMs?: number };

export type Device = "phone" | "tablet" | "desktop";
