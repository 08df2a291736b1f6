import type { EventMatch } from "../condition/condition.ts";
import type { AccountFact } from "../progress/account.ts";
import { type AccountCondition, accountFactOf } from "./account-fact.ts";
import { compileEventMatch } from "./compile-condition.ts";
import { visitObjects } from "./visit-values.ts";

/** What the collector must count, and find out about accounts, for all conditions of a checked guidebook. */
export function accountFactsIn(guidebook: object): {
  readonly accountFacts: readonly AccountFact[];
  readonly tallies: Readonly<Record<string, EventMatch | null>>;
} {
  const facts = new Map<string, AccountFact>();
  const tallies: Record<string, EventMatch | null> = {};
  visitObjects(guidebook, ({ value }) => {
    const condition = value as Partial<AccountCondition>;
    if (condition.kind !== "account-people" && condition.kind !== "account-share") return;
    const { event } = condition;
    const fact = accountFactOf(condition as AccountCondition);
    facts.set(fact.key, fact);
    tallies[fact.tally] = event === undefined ? null : compileEventMatch(event);
  });
  return { accountFacts: [...facts.values()], tallies };
}
