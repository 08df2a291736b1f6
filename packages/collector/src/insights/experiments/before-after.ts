import type { ArrivalGroup, BeforeAfter, ShareEstimate } from "@cairn/core/api";
import { type Arrival, arrivalGroup, changeBetween } from "./arrivals.ts";
import { LEAST_PER_ARM } from "./enough.ts";

/** Which moment, and how far to look to both sides of it. */
export interface Moment {
  readonly milestone: string;
  readonly title: string;
  readonly atMs: number;
  readonly days: number;
  readonly withinMs: number;
  readonly nowMs: number;
}

const DAY_MS = 86_400_000;

/**
 * Compares how many of the people who arrived before a moment reached the milestone within a time after their arrival with
 * those who arrived after it: an interrupted comparison, not an experiment. Those before have had their whole time before the
 * moment, so that nobody is in both. The stretch before that shows what changes by itself.
 */
export function beforeAfter(arrivals: readonly Arrival[], moment: Moment): BeforeAfter {
  const { milestone, title, atMs, days, withinMs } = moment;
  const spanMs = days * DAY_MS;
  const beforeMs = atMs - withinMs - spanMs;
  const group = (fromMs: number): ArrivalGroup => arrivalGroup(arrivals, fromMs, spanMs, moment);
  const [earlier, before, after] = [group(beforeMs - spanMs), group(beforeMs), group(atMs)];
  const change = changeBetween(before, after);
  const usual = changeBetween(earlier, before);
  return {
    milestone,
    title,
    at: new Date(atMs).toISOString(),
    days,
    withinMs,
    earlier,
    before,
    after,
    ...(change === undefined ? {} : { change }),
    ...(usual === undefined ? {} : { usual }),
    verdict: verdictOn({ before, after, earlier, change, usual }),
  };
}

const CAUTION =
  "Weaker evidence than an experiment: whatever else changed in that time shows here, too.";

function verdictOn(found: {
  readonly before: ArrivalGroup;
  readonly after: ArrivalGroup;
  readonly earlier: ArrivalGroup;
  readonly change: ShareEstimate | undefined;
  readonly usual: ShareEstimate | undefined;
}): BeforeAfter["verdict"] {
  const { before, after, earlier, change, usual } = found;
  if (after.complete < LEAST_PER_ARM && after.waiting > 0) {
    const detail = `${after.waiting} of those who came after still have time. Look again when theirs is over.`;
    return { kind: "too-early", words: "Too early", detail };
  }
  if (change === undefined || Math.min(before.complete, after.complete) < LEAST_PER_ARM) {
    const detail = `Each side needs ${LEAST_PER_ARM} people; ${before.complete} came before and ${after.complete} after. Take more days, or wait.`;
    return { kind: "too-few", words: "Too few people to compare", detail };
  }
  const kind = change.low > 0 ? "rose" : change.high < 0 ? "fell" : "no-change";
  if (kind === "no-change") return { kind, words: "No change seen", detail: CAUTION };
  const isUsual =
    usual !== undefined &&
    earlier.complete >= LEAST_PER_ARM &&
    (kind === "rose" ? usual.low > 0 : usual.high < 0);
  const before2 = isUsual ? ` It had begun to ${kind === "rose" ? "rise" : "fall"} before.` : "";
  return { kind, words: kind === "rose" ? "It rose" : "It fell", detail: `${CAUTION}${before2}` };
}
