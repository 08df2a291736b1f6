import type { Activation, ArrivalGroup, ArrivalRates } from "@cairn/core/api";
import { type Arrival, arrivalGroup, changeBetween } from "./experiments/arrivals.ts";
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
  const rates = (reachedOf: (member: MemberOutline) => number | undefined): ArrivalRates => {
    const arrivals = members.map((member): Arrival => {
      const reachedMs = reachedOf(member);
      const { firstMs } = member.person;
      return reachedMs === undefined ? { firstMs } : { firstMs, reachedMs };
    });
    // The whole way and each of its milestones are compared at once: Bonferroni.
    const confidence = 1 - 0.05 / (1 + activation.length);
    return ratesOf(arrivals, spans, { earliestMs, endMs, confidence, nowMs });
  };
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
  arrivals: readonly Arrival[],
  { period, within, slice }: Spans,
  asked: {
    readonly earliestMs: number;
    readonly endMs: number;
    readonly confidence: number;
    readonly nowMs: number;
  },
): ArrivalRates {
  const { earliestMs, endMs, confidence, nowMs } = asked;
  const time = { withinMs: within * DAY_MS, nowMs };
  const [spanMs, sliceMs] = [period * DAY_MS, slice * DAY_MS];
  const now = arrivalGroup(arrivals, endMs - spanMs, spanMs, time);
  const before = arrivalGroup(arrivals, endMs - 2 * spanMs, spanMs, time);
  const change = changeBetween(before, now);
  const moved = movedOf(before, now, confidence);
  const slices = Math.min(MOST_SLICES, Math.max(0, Math.ceil((endMs - earliestMs) / sliceMs)));
  const bySlice = Array.from({ length: slices }, (): Arrival[] => []);
  for (const one of arrivals) {
    bySlice[slices - 1 - Math.floor((endMs - 1 - one.firstMs) / sliceMs)]?.push(one);
  }
  return {
    now,
    before,
    ...(change === undefined ? {} : { change }),
    ...(moved === undefined ? {} : { moved }),
    series: bySlice.map((own, index) =>
      arrivalGroup(own, endMs - (slices - index) * sliceMs, sliceMs, time),
    ),
  };
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
