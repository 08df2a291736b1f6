import { valueAt } from "../lib/value-at.ts";
import type { Condition } from "./condition.ts";
import type { Facts } from "./facts.ts";

/** What is known of the fact that a condition tests; undefined where nothing is. */
export function factAt(
  { fact, at }: Extract<Condition, { readonly kind: "fact" }>,
  facts: Facts,
): unknown {
  const known = facts[fact];
  return at === undefined ? known : valueAt((known ?? {}) as Readonly<Record<string, unknown>>, at);
}
