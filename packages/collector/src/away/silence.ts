import type { Stay } from "./at-hand.ts";

/** What calendar time knows of one person. Times are epoch milliseconds. */
export interface AwayHistory {
  readonly user: string;
  /** When something was seen of them, ascending. */
  readonly seenMs: readonly number[];
  /** In order of time. */
  readonly stays: readonly Stay[];
}

/** A time in which nothing was seen of somebody, with the pace that they had shown before it. Milliseconds. */
export interface Silence {
  readonly fromMs: number;
  readonly ms: number;
  /** How long they usually were away between two visits, as far as was known when it began. */
  readonly paceMs: number;
}

/** Shorter silences are within a visit, as in the field's usual session time-out. */
export const VISIT_MS = 30 * 60_000;
/** Nobody is away within a day: whoever works by day sleeps at night. */
export const AWAY_MS = 86_400_000;
// The product's pace weighs as much as so many absences of one's own.
const PACE_WEIGHT = 2;

/** Every absence between two visits. What came later never changes the pace that one is measured by. */
export function silencesOf(seenMs: readonly number[], productPaceMs: number): readonly Silence[] {
  const silences: Silence[] = [];
  let logs = PACE_WEIGHT * Math.log(productPaceMs);
  for (let index = 1; index < seenMs.length; index += 1) {
    const fromMs = seenMs[index - 1]!;
    const ms = seenMs[index]! - fromMs;
    if (ms < VISIT_MS) continue;
    silences.push({ fromMs, ms, paceMs: Math.exp(logs / (PACE_WEIGHT + silences.length)) });
    logs += Math.log(ms);
  }
  return silences;
}

/** Their pace now, after all they have shown. */
export function paceNow(seenMs: readonly number[], productPaceMs: number): number {
  const last = seenMs.at(-1) ?? 0;
  return silencesOf([...seenMs, last + VISIT_MS], productPaceMs).at(-1)!.paceMs;
}

/** The usual absence of a product's people, milliseconds: geometric means of each, each person counts once. */
export function productPace(histories: readonly Pick<AwayHistory, "seenMs">[]): number {
  const means = histories.flatMap(({ seenMs }) => {
    const logs = silencesOf(seenMs, AWAY_MS).map(({ ms }) => Math.log(ms));
    return logs.length === 0 ? [] : [logs.reduce((sum, log) => sum + log, 0) / logs.length];
  });
  // Nobody has come back yet: a day, which is what silence is counted from anyway.
  if (means.length === 0) return AWAY_MS;
  return Math.exp(means.reduce((sum, mean) => sum + mean, 0) / means.length);
}

/**
 * How long the longest silence of a stay was in the person's own pace; 0 where they never were away for a day. Silences
 * are cut where help came.
 */
export function longestSilence(stay: Stay, silences: readonly Silence[]): number {
  const { fromMs, passedMs = Infinity, helpedMs = Infinity } = stay;
  const untilMs = Math.min(passedMs, helpedMs);
  let longest = 0;
  for (const silence of silences) {
    const ms = Math.min(silence.fromMs + silence.ms, untilMs) - Math.max(silence.fromMs, fromMs);
    if (ms >= AWAY_MS) longest = Math.max(longest, ms / silence.paceMs);
  }
  return longest;
}
