import { milestonesReached } from "@cairn/core";
import type { MilestonePreview, ReachProgress } from "@cairn/core/api";
import { draftProgress } from "./draft-progress.ts";
import { thresholdsOf } from "./needed-thresholds.ts";
import { createNewest } from "./newest.ts";
import { reachPerson } from "./reach-person.ts";
import { reachedTogether } from "./reached-together.ts";
import type { ReachParts } from "./reach-parts.ts";

const WEEK_MS = 7 * 86_400_000;
const WEEKS = 12;

/** What a milestone of the draft makes of everybody's history, beside what it is live. Read as `countSegment` does. */
export async function* previewMilestone(
  parts: ReachParts,
  milestone: string,
): AsyncGenerator<ReachProgress, MilestonePreview> {
  const { projection, environment, draft, live, nowMs } = parts;
  const progressOf = yield* draftProgress(parts, new Set(thresholdsOf(milestone)));
  const asked = new Set([milestone]);
  const together = await reachedTogether(parts, asked, progressOf);
  const isLive = live.milestones.some(({ id }) => id === milestone);
  const liveTogether = isLive
    ? await reachedTogether({ ...parts, draft: live }, asked, ({ progress }) => progress)
    : () => ({});
  const firstMs = nowMs - WEEKS * WEEK_MS;
  const weeks = Array.from({ length: WEEKS }, (_, index) => ({
    from: new Date(firstMs + index * WEEK_MS).toISOString(),
    reached: 0,
    before: 0,
  }));
  const accounts = new Set<string>();
  const reachedBy = new Set<string>();
  const newest = createNewest<MilestonePreview["who"][number]>((one) => one.at);
  const counts = { people: 0, reached: 0, reachedBefore: 0, onlyNow: 0, onlyBefore: 0 };
  for await (const chunk of projection.everyone(environment)) {
    for (const record of chunk) {
      const { accountId, progress } = record;
      const now = milestonesReached(progressOf(record), draft, together(accountId), nowMs);
      const before = isLive
        ? milestonesReached(progress, live, liveTogether(accountId), nowMs)[milestone]
        : undefined;
      const atMs = now[milestone];
      counts.people += 1;
      if (accountId !== undefined) accounts.add(accountId);
      if (before !== undefined) {
        counts.reachedBefore += 1;
        if (atMs === undefined) counts.onlyBefore += 1;
        const week = weeks[Math.floor((before - firstMs) / WEEK_MS)];
        if (week) week.before += 1;
      }
      if (atMs === undefined) continue;
      counts.reached += 1;
      if (before === undefined) counts.onlyNow += 1;
      if (accountId !== undefined) reachedBy.add(accountId);
      const week = weeks[Math.floor((atMs - firstMs) / WEEK_MS)];
      if (week) week.reached += 1;
      newest.add({ ...reachPerson(record), at: new Date(atMs).toISOString() });
    }
    yield { done: counts.people, all: counts.people };
  }
  return {
    ...counts,
    accounts: accounts.size,
    accountsReached: reachedBy.size,
    isLive,
    weeks,
    who: newest.list(),
  };
}
