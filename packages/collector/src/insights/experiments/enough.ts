import { sequentialReach } from "../../statistics/sequential.ts";
import { DESIGN } from "./lift.ts";
import { pooledRate, type Tally } from "./tally.ts";
import type { Unit } from "./unit.ts";

/** Fewer say nothing in either arm. */
export const LEAST_PER_ARM = 30;
/**
 * So many of the smaller arm must be expected to reach it, and so many not to, at the rate of all: under it a share is too
 * lopsided for an interval of the normal kind. Cochran (1954), Biometrics 10:417.
 */
export const LEAST_EXPECTED = 5;
/** A change that is worth waiting for, as a share of those who reach it or of those who do not, whichever are fewer. */
export const WORTH_SEEING = 0.25;

const DAY_MS = 86_400_000;
/** How far back the rate of exposures is taken from. */
const LATELY_MS = 14 * DAY_MS;

/** Whether there is anything to judge at all. */
export function isCounted(tally: Tally): boolean {
  const rate = pooledRate(tally);
  const smaller = Math.min(tally.shown.complete, tally.withheld.complete);
  return smaller >= leastOfArm(rate);
}

function leastOfArm(rate: number): number {
  return Math.max(LEAST_PER_ARM, LEAST_EXPECTED / Math.min(rate, 1 - rate));
}

/** How far the interval may reach to either side so that a change worth waiting for would show. */
export function wantedReach(tally: Tally): number {
  const rate = pooledRate(tally);
  return WORTH_SEEING * Math.min(rate, 1 - rate);
}

/**
 * Units with a complete window, in both arms together, at which the interval reaches as far as wanted and the least counts
 * are there: the smallest n with reach(n) · √(p (1 − p) / (n w (1 − w))) ≤ wanted, p the rate of all, w the share withheld.
 */
export function unitsNeeded(tally: Tally, share: number): number {
  const rate = pooledRate(tally);
  const wanted = wantedReach(tally);
  const spread = Math.sqrt((rate * (1 - rate)) / (share * (1 - share)));
  const isEnough = (n: number): boolean =>
    (sequentialReach(n, DESIGN) * spread) / Math.sqrt(n) <= wanted;
  let high = leastOfArm(rate) / Math.min(share, 1 - share);
  if (isEnough(high)) return Math.ceil(high);
  let low = high;
  while (!isEnough(high)) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return Math.ceil(high);
}

/** How long a verdict takes. */
export type Wait =
  | { readonly kind: "days"; readonly days: number }
  /** Too few windows are over to know how many reach it: an estimate would be far too short. */
  | { readonly kind: "unknown" }
  | { readonly kind: "nobody-comes" };

/** About how long it takes until an effect worth having would show. */
export function waitFor(
  tally: Tally,
  units: readonly Unit[],
  at: { readonly share: number; readonly withinMs: number; readonly nowMs: number },
): Wait {
  const complete = tally.shown.complete + tally.withheld.complete;
  const more = Math.max(1, unitsNeeded(tally, at.share) - complete);
  const days = daysUntil(more, units, at.withinMs, at.nowMs);
  if (days === undefined) return { kind: "nobody-comes" };
  if (complete < LEAST_PER_ARM) return { kind: "unknown" };
  return { kind: "days", days: Math.max(1, Math.ceil(days)) };
}

/**
 * Days until so many more windows are over. Those of units that were exposed already are known; after them units come as in
 * the last 14 days. Undefined where nobody came in these.
 */
export function daysUntil(
  more: number,
  units: readonly Unit[],
  withinMs: number,
  nowMs: number,
): number | undefined {
  const open = units.filter(({ reachedMs, exposedMs }) => !((reachedMs ?? Infinity) <= exposedMs));
  const ends = open
    .map(({ exposedMs }) => exposedMs + withinMs)
    .filter((endMs) => endMs > nowMs)
    .toSorted((a, b) => a - b);
  const last = ends[Math.ceil(more) - 1];
  if (last !== undefined) return (last - nowMs) / DAY_MS;
  const firstMs = open.reduce((first, { exposedMs }) => Math.min(first, exposedMs), nowMs);
  const overMs = Math.min(LATELY_MS, Math.max(DAY_MS, nowMs - firstMs));
  const lately = open.filter(({ exposedMs }) => exposedMs >= nowMs - overMs).length;
  if (lately === 0) return undefined;
  return ((more - ends.length) / lately) * (overMs / DAY_MS) + withinMs / DAY_MS;
}
