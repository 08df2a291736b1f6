import type { Activation, ArrivalGroup, ArrivalRates } from "@cairn/core/api";
import { changeBetween, groupOf } from "./experiments/arrivals.ts";
import { LEAST_PER_ARM } from "./experiments/enough.ts";
import type { MemberOutline } from "./population.ts";

const DAY_MS = 86_400_000;
const MOST_SLICES = 26;

/** What is compared, in days: two lengths of `period`, after each of which people had the time of `within`. */
interface Spans {
  readonly period: number;
  readonly within: number;
  readonly slice: number;
}

// The longest that fits into what is known: a product of three days shall see its rate, too.
const SPANS: readonly Spans[] = [
  { period: 28, within: 7, slice: 7 },
  { period: 7, within: 7, slice: 7 },
  { period: 7, within: 1, slice: 1 },
];
const SHORTEST: Spans = { period: 1, within: 1, slice: 1 };

/** The milestones that shares are asked of. */
export interface ActivationBook {
  readonly activation: readonly string[];
  readonly titleOf: (milestone: string) => string;
}

/** How many of those who came got value in time: now, in the period before, and over time; the whole way and each step. */
export function activationOf(
  members: readonly MemberOutline[],
  { activation, titleOf }: ActivationBook,
  nowMs: number,
): Activation {
  let earliestMs = nowMs;
  for (const { person } of members) earliestMs = Math.min(earliestMs, person.firstMs);
  const historyDays = (nowMs - earliestMs) / DAY_MS;
  const spans = SPANS.find(({ period, within }) => historyDays >= within + 2 * period) ?? SHORTEST;
  // Whole days, so that a figure does not change with every look.
  const endMs = Math.floor((nowMs - spans.within * DAY_MS) / DAY_MS) * DAY_MS;
  // The whole way and each of its milestones are compared at once: Bonferroni.
  const asked = { earliestMs, endMs, confidence: 1 - 0.05 / (1 + activation.length) };
  const rates = (reachedOf: (member: MemberOutline) => number | undefined): ArrivalRates =>
    ratesOf(members, reachedOf, spans, asked);
  return {
    withinMs: spans.within * DAY_MS,
    days: spans.period,
    ...rates(({ reached }) => activatedMs(reached, activation)),
    milestones: activation.map((milestone) => ({
      milestone,
      title: titleOf(milestone),
      ...rates(({ reached }) => reached[milestone]),
    })),
  };
}

/** When the last of the way's milestones was reached; undefined while one is missing. */
function activatedMs(
  reached: Readonly<Record<string, number>>,
  activation: readonly string[],
): number | undefined {
  if (activation.length === 0) return undefined;
  const moments = activation.map((id) => reached[id] ?? Infinity);
  const last = Math.max(...moments);
  return last === Infinity ? undefined : last;
}

function ratesOf(
  members: readonly MemberOutline[],
  reachedOf: (member: MemberOutline) => number | undefined,
  { period, within, slice }: Spans,
  asked: { readonly earliestMs: number; readonly endMs: number; readonly confidence: number },
): ArrivalRates {
  const { earliestMs, endMs, confidence } = asked;
  const [sliceMs, withinMs] = [slice * DAY_MS, within * DAY_MS];
  // Counted back from the end, at which everybody had the time: the latest slice is the first.
  const complete: number[] = Array.from({ length: MOST_SLICES }, () => 0);
  const reached = [...complete];
  for (const member of members) {
    const { firstMs } = member.person;
    const back = Math.floor((endMs - 1 - firstMs) / sliceMs);
    if (firstMs >= endMs || back >= MOST_SLICES) continue;
    complete[back]! += 1;
    if ((reachedOf(member) ?? Infinity) <= firstMs + withinMs) reached[back]! += 1;
  }
  const group = (back: number, slices: number): ArrivalGroup =>
    groupOf(endMs - (back + slices) * sliceMs, slices * sliceMs, {
      complete: sum(complete.slice(back, back + slices)),
      waiting: 0,
      reached: sum(reached.slice(back, back + slices)),
    });
  const each = period / slice;
  const [now, before] = [group(0, each), group(each, each)];
  const change = changeBetween(before, now);
  const moved = movedOf(before, now, confidence);
  const known = Math.min(MOST_SLICES, Math.max(0, Math.ceil((endMs - earliestMs) / sliceMs)));
  return {
    now,
    before,
    ...(change === undefined ? {} : { change }),
    ...(moved === undefined ? {} : { moved }),
    series: Array.from({ length: known }, (_, index) => group(known - 1 - index, 1)),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function movedOf(
  before: ArrivalGroup,
  now: ArrivalGroup,
  confidence: number,
): "rose" | "fell" | undefined {
  if (Math.min(before.complete, now.complete) < LEAST_PER_ARM) return undefined;
  const change = changeBetween(before, now, confidence);
  if (change === undefined) return undefined;
  return change.low > 0 ? "rose" : change.high < 0 ? "fell" : undefined;
}
