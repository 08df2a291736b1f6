import type { AuthoredCondition } from "@cairn/core/guidebook";

/** Every kind of condition that a form offers, as what follows "people who …". */
export const CONDITION_KINDS: readonly {
  readonly value: LeafKind;
  readonly words: string;
  /** Known in the page alone: the collector cannot count by it. */
  readonly inPage?: true;
}[] = [
  { value: "reached", words: "have reached a milestone" },
  { value: "did", words: "have done something" },
  { value: "trait", words: "have a trait" },
  { value: "account-trait", words: "have an account with a trait" },
  { value: "segment", words: "are in a segment" },
  { value: "stalled", words: "are stuck" },
  { value: "frustrated", words: "met trouble" },
  { value: "age", words: "were first seen some time ago" },
  { value: "inactive", words: "have not been active for some time" },
  { value: "goal", words: "are here for a goal" },
  { value: "account-people", words: "have an account with so many active people" },
  { value: "account-share", words: "have an account that rests on one person" },
  { value: "returned", words: "came back after some time", inPage: true },
  { value: "page", words: "are on a page", inPage: true },
  { value: "locale", words: "read a language", inPage: true },
  { value: "device", words: "are on a kind of device", inPage: true },
  { value: "schedule", words: "are there in a stretch of time" },
];

/** A condition that holds no other. */
export type LeafKind = Exclude<AuthoredCondition["kind"], "all" | "any" | "not">;

/** How several conditions go together. "none" is written as the opposite of "any". */
export type GroupKind = "all" | "any" | "none";

/** A condition as a form shows it: a group of conditions, or one of them; either may be turned into its opposite. */
export type ConditionView =
  | { readonly kind: "group"; readonly group: GroupKind; readonly of: readonly AuthoredCondition[] }
  | { readonly kind: "leaf"; readonly leaf: LeafKind; readonly isNot: boolean };

/** How the form shows what is stored, whatever it is; undefined where it is no condition. */
export function conditionView(stored: unknown): ConditionView | undefined {
  const condition = stored as AuthoredCondition | undefined;
  if (typeof condition !== "object" || condition === null) return undefined;
  if (condition.kind === "all" || condition.kind === "any") {
    return { kind: "group", group: condition.kind, of: condition.of };
  }
  if (condition.kind !== "not") return { kind: "leaf", leaf: condition.kind, isNot: false };
  const { condition: inner } = condition;
  if (inner.kind === "any") return { kind: "group", group: "none", of: inner.of };
  // Neither a file nor a form needs two "not" in a row, and a form cannot show them.
  if (inner.kind === "not" || inner.kind === "all") return undefined;
  return { kind: "leaf", leaf: inner.kind, isNot: true };
}

/** A group as it is stored. */
export function groupOf(group: GroupKind, of: readonly AuthoredCondition[]): AuthoredCondition {
  return group === "none"
    ? { kind: "not", condition: { kind: "any", of: [...of] } }
    : { kind: group, of: [...of] };
}

/** A condition of a kind with nothing chosen yet but what is usual. */
export function newCondition(kind: LeafKind): AuthoredCondition {
  switch (kind) {
    case "segment":
      return { kind, segment: "" };
    case "reached":
      return { kind, milestone: "" };
    case "did":
      return { kind, event: { name: "" }, atLeast: 1, within: "30d" };
    case "account-people":
      return { kind, atLeast: 2, within: "30d" };
    case "account-share":
      return { kind, atLeast: 0.8, within: "30d" };
    case "trait":
    case "account-trait":
      return { kind, trait: "", is: "equals", value: "" };
    case "goal":
    case "locale":
    case "device":
      return { kind, oneOf: [] };
    case "page":
      return { kind, paths: [] };
    case "stalled":
      return { kind };
    case "frustrated":
      return { kind, by: "rage-click", within: "7d" };
    case "age":
      return { kind, atMost: "14d" };
    case "returned":
      return { kind, after: "14d" };
    case "inactive":
      return { kind, for: "7d" };
    case "schedule":
      return { kind };
  }
}

/** Every condition inside, itself included. */
export function conditionsIn(condition: AuthoredCondition): readonly AuthoredCondition[] {
  if (condition.kind === "not") return [condition, ...conditionsIn(condition.condition)];
  if (condition.kind === "all" || condition.kind === "any") {
    return [condition, ...condition.of.flatMap(conditionsIn)];
  }
  return [condition];
}
