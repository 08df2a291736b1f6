import { type Condition, holds, milestonesReached } from "@cairn/core";
import type { ReachProgress, SegmentCount } from "@cairn/core/api";
import { factsOf } from "../insights/facts-of.ts";
import { draftProgress } from "./draft-progress.ts";
import { neededFor } from "./needed-thresholds.ts";
import { reachPerson } from "./reach-person.ts";
import { reachedTogether } from "./reached-together.ts";
import { type ReachParts, uncountedFacts } from "./reach-parts.ts";
import { createNewest } from "./newest.ts";

/**
 * Who fits a condition of the draft now, as far as the log tells. Everybody is looked at, chunk by chunk, others are
 * answered in between, and it ends where its reader ends.
 */
export async function* countSegment(
  parts: ReachParts,
  when: Condition,
): AsyncGenerator<ReachProgress, SegmentCount> {
  const { projection, environment, draft, nowMs } = parts;
  const { thresholds, milestones, inPage, accountTraits } = neededFor(when, draft);
  const progressOf = yield* draftProgress(parts, thresholds);
  const together = await reachedTogether(parts, milestones, progressOf);
  const accounts = new Set<string>();
  const matched = new Set<string>();
  const newest = createNewest<SegmentCount["who"][number]>((one) => one.lastAt);
  let people = 0;
  let matching = 0;
  for await (const chunk of projection.everyone(environment)) {
    for (const record of chunk) {
      const { accountId } = record;
      const progress = progressOf(record);
      const reached = milestonesReached(progress, draft, together(accountId), nowMs);
      const person = { ...record, progress };
      const traits = accountTraits.size === 0 ? {} : await parts.accountTraits(accountId);
      people += 1;
      if (accountId !== undefined) accounts.add(accountId);
      if (!holds(when, factsOf({ person, reached, activated: false }, traits, draft, nowMs)))
        continue;
      matching += 1;
      if (accountId !== undefined) matched.add(accountId);
      newest.add({
        ...reachPerson(record),
        lastAt: new Date(record.lastMs).toISOString(),
        ...(accountId === undefined ? {} : { account: accountId }),
      });
    }
    yield { done: people, all: people };
  }
  return {
    people,
    matching,
    accounts: accounts.size,
    accountsMatching: matched.size,
    inPage: [...inPage],
    uncounted: [...uncountedFacts(parts)].some((key) => accountTraits.has(key)),
    who: newest.list(),
  };
}
