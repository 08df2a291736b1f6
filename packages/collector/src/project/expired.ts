import type { EventLog, LogRow } from "../store/event-log.ts";
import type { ProjectionStore } from "../store/people.ts";
import { readFoldedUnder } from "./folded-under.ts";
import type { LiveGuidebook } from "./live-guidebook.ts";
import { createRecentPeople, type RecentPeople } from "./recent-people.ts";
import { projectPage } from "./step.ts";

/** What letting events expire reads and writes. */
export interface ExpiringParts {
  readonly log: EventLog;
  readonly projection: ProjectionStore;
  readonly guidebook: Pick<LiveGuidebook, "forCollector">;
}

/**
 * Takes what was received before out of the log, page by page, each after what it made of people and accounts
 * was kept for rebuilds. Answers how many events went. Ends early when another process does the same.
 */
export async function expireEvents(
  { log, projection, guidebook }: ExpiringParts,
  { beforeMs, nowMs }: { readonly beforeMs: number; readonly nowMs: number },
): Promise<number> {
  let removed = await removeKept({ log, projection }, nowMs);
  let pages = 0;
  const recent = createRecentPeople(projection.expired);
  for await (const rows of log.receivedBefore(beforeMs)) {
    const until = rows.at(-1)?.cursor;
    if (until === undefined) continue;
    if (!(await keep(rows, beforeMs, { projection, guidebook }, recent))) return removed;
    removed += await log.expire({ beforeMs, nowMs, until });
    pages += 1;
  }
  // The log lets go of ids that no outbox holds any more whenever something expires, be it nothing.
  if (pages === 0) await log.expire({ beforeMs: 0, nowMs });
  return removed;
}

/** Removes events of which a run kept what they made, and that was interrupted before it removed them. */
export async function removeKept(
  { log, projection }: Pick<ExpiringParts, "log" | "projection">,
  nowMs: number,
): Promise<number> {
  const position = await projection.expired.position();
  const { cursor: until, beforeMs } = position ?? {};
  if (until === undefined || beforeMs === undefined) return 0;
  return log.expire({ beforeMs, nowMs, until });
}

async function keep(
  rows: readonly LogRow[],
  beforeMs: number,
  { projection: { expired }, guidebook }: Pick<ExpiringParts, "projection" | "guidebook">,
  recent: RecentPeople,
): Promise<boolean> {
  const under = await readFoldedUnder(guidebook.forCollector);
  const { definitions } = under;
  const position = await expired.position();
  recent.follow(position);
  const changes = await projectPage(rows, under, expired, recent);
  const generation = position?.generation ?? 0;
  const to = rows.at(-1)?.cursor;
  if (to === undefined) return true;
  const from = position?.cursor;
  const step = { ...changes, from, to, generation, definitions, beforeMs };
  if (!(await expired.commit(step))) return false;
  recent.keep(changes.people, { cursor: to, generation, definitions, beforeMs });
  return true;
}
