import type { AuthoredCondition } from "@cairn/core/guidebook";

/** Who gets a guide, as a product manager chooses it. `other`: conditions put together. */
export type Audience =
  | { readonly kind: "everyone" }
  | { readonly kind: "nobody" }
  | { readonly kind: "new"; readonly within: string }
  | { readonly kind: "not-reached"; readonly milestone: string }
  | { readonly kind: "reached"; readonly milestone: string }
  | { readonly kind: "stalled"; readonly milestone: string }
  | { readonly kind: "other"; readonly condition: AuthoredCondition };

export const AUDIENCE_KINDS = [
  { kind: "everyone", words: "Everyone" },
  { kind: "new", words: "New people, in their first days" },
  { kind: "not-reached", words: "People who have not reached a milestone" },
  { kind: "reached", words: "People who have reached a milestone" },
  { kind: "stalled", words: "People who are stuck at a milestone" },
  { kind: "other", words: "People for whom several things hold…" },
  { kind: "nobody", words: "Nobody by itself: only when a link or another guide starts it" },
] as const;

/** Reads a guide's `when`. */
export function audienceOf(when: AuthoredCondition | undefined): Audience {
  if (when === undefined) return { kind: "nobody" };
  if (when.kind === "all" && when.of.length === 0) return { kind: "everyone" };
  if (when.kind === "age" && when.atMost !== undefined && when.atLeast === undefined) {
    return { kind: "new", within: when.atMost };
  }
  if (isReached(when)) {
    return { kind: "reached", milestone: when.milestone };
  }
  if (when.kind === "not" && isReached(when.condition)) {
    return { kind: "not-reached", milestone: when.condition.milestone };
  }
  if (when.kind === "stalled" && when.milestone !== undefined && when.reason === undefined) {
    return { kind: "stalled", milestone: when.milestone };
  }
  return { kind: "other", condition: when };
}

/** Whether it asks for a milestone at any time. */
function isReached(
  when: AuthoredCondition,
): when is Extract<AuthoredCondition, { readonly kind: "reached" }> {
  return when.kind === "reached" && when.within === undefined && when.atLeastAgo === undefined;
}

/** The `when` of an audience; undefined where the guide waits to be started. */
export function conditionOf(audience: Audience): AuthoredCondition | undefined {
  switch (audience.kind) {
    case "everyone":
      return { kind: "all", of: [] };
    case "nobody":
      return undefined;
    case "new":
      return { kind: "age", atMost: audience.within };
    case "reached":
      return { kind: "reached", milestone: audience.milestone };
    case "not-reached":
      return { kind: "not", condition: { kind: "reached", milestone: audience.milestone } };
    case "stalled":
      return { kind: "stalled", milestone: audience.milestone };
    case "other":
      return audience.condition;
  }
}
