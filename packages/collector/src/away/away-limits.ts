import { bucket } from "@cairn/core";
import { kaplanMeier } from "../insights/kaplan-meier.ts";
import type { Stay } from "./at-hand.ts";
import {
  type AwayHistory,
  longestSilence,
  productPace,
  type Silence,
  silencesOf,
} from "./silence.ts";

/** Why nobody is called away at a milestone by what others did, closed and readable. */
export type AwayInsufficiency = "few-passed" | "few-passed-in-all";

/** How long those who passed a milestone were away before it. */
export interface MilestoneLimit {
  /** People whose passing it was learned from, without those who were helped first. */
  readonly passed: number;
  /** Those who had help for it before they passed: they count up to there. */
  readonly helped: number;
  /** Away once the silence is longer than so many times the own pace; absent with `because`. */
  readonly limit?: number;
  readonly because?: AwayInsufficiency;
  /** Of those who were silent for so long, the share that passed nevertheless; absent where too few were. */
  readonly chance?: number;
}

/** What was learned of absences. */
export interface AwayLimits {
  /** Share of the people who pass a milestone without help that may be called away there, 0 to 1. */
  readonly alpha: number;
  /** The usual absence between two visits, milliseconds. */
  readonly paceMs: number;
  readonly milestones: Readonly<Record<string, MilestoneLimit>>;
  /** Share of those who passed that limits learned from the other half would have called away; absent without limits. */
  readonly falseAlarmRate?: number;
}

// One of twenty is the α of 5 %: with fewer the conformal quantile lies beyond what was seen.
const ENOUGH = 20;
// Below, a milestone is not known to be passable at all.
const FEWEST_PASSED = 5;
// The product's limit weighs as much as so many people of the milestone's own.
const POOL_WEIGHT = 30;
// Whoever is silent for so long has not passed.
const LOST_MS = 30 * 86_400_000;

interface Passing {
  readonly user: string;
  readonly milestone: string;
  readonly score: number;
  /** Passed without help. */
  readonly isWhole: boolean;
}

/**
 * Learns from the longest silences of people who passed each milestone how long an absence is unusual there. The limit is
 * the split-conformal quantile (Vovk et al. 2005; Lei et al. 2018) of those silences, each in its person's own pace, at
 * 1 − `alpha`: (1 − α)(n + 1)/n of the Kaplan–Meier distribution, in which whoever was helped first is censored at that
 * moment; mixed with the limit of all milestones together, which weighs as 30 people.
 */
export function learnAwayLimits(
  histories: readonly AwayHistory[],
  { alpha, nowMs }: { readonly alpha: number; readonly nowMs: number },
): AwayLimits {
  const paceMs = productPace(histories);
  const passings: Passing[] = [];
  const lost: Pick<Passing, "milestone" | "score">[] = [];
  const milestones = new Set<string>();
  for (const { user, seenMs, stays } of histories) {
    const silences = silencesOf([...seenMs, nowMs], paceMs);
    for (const stay of stays) {
      const { milestone, passedMs, helpedMs = Infinity } = stay;
      milestones.add(milestone);
      const score = longestSilence(stay, silences);
      if (passedMs !== undefined) {
        passings.push({ user, milestone, score, isWhole: helpedMs >= passedMs });
      } else if (isLost(stay, silences)) lost.push({ milestone, score });
    }
  }
  const limits = limitsOf(passings, [...milestones], alpha);
  const rate = falseAlarmRate(passings, [...milestones], alpha);
  return {
    alpha,
    paceMs,
    milestones: Object.fromEntries(
      Object.entries(limits).map(([id, limit]) => [
        id,
        { ...limit, ...chanceAt(limit.limit, id, passings, lost) },
      ]),
    ),
    ...(rate === undefined ? {} : { falseAlarmRate: rate }),
  };
}

function isLost(stay: Stay, silences: readonly Silence[]): boolean {
  const last = silences.at(-1);
  return last !== undefined && stay.helpedMs === undefined && last.ms >= LOST_MS;
}

function limitsOf(
  passings: readonly Passing[],
  milestones: readonly string[],
  alpha: number,
): Readonly<Record<string, MilestoneLimit>> {
  const pooled = quantileOf(passings, alpha);
  return Object.fromEntries(
    milestones.map((milestone) => {
      const own = passings.filter((passing) => passing.milestone === milestone);
      const passed = own.filter(({ isWhole }) => isWhole).length;
      const counts = { passed, helped: own.length - passed };
      if (passed < FEWEST_PASSED) return [milestone, { ...counts, because: "few-passed" }];
      if (pooled === undefined) return [milestone, { ...counts, because: "few-passed-in-all" }];
      const limit = quantileOf(own, alpha);
      const weight = limit === undefined ? 0 : passed / (passed + POOL_WEIGHT);
      return [milestone, { ...counts, limit: weight * (limit ?? 0) + (1 - weight) * pooled }];
    }),
  );
}

/** Undefined with fewer than 20 people who passed without help, or too few for this `alpha`. */
function quantileOf(passings: readonly Passing[], alpha: number): number | undefined {
  const people = passings.filter(({ isWhole }) => isWhole).length;
  const share = ((1 - alpha) * (people + 1)) / people;
  if (people < ENOUGH || share > 1) return undefined;
  const curve = kaplanMeier(
    passings.map(({ score, isWhole }) => ({ ms: score, reached: isWhole })),
  );
  const found = curve.find((point) => point.share >= share - 1e-12)?.ms;
  // Beyond the longest silence that was seen only helped people have been: nobody is known to pass from there.
  return found ?? Math.max(...passings.map(({ score }) => score));
}

/** By cross-validation over two halves of the people. */
function falseAlarmRate(
  passings: readonly Passing[],
  milestones: readonly string[],
  alpha: number,
): number | undefined {
  const halves = [0, 1].map((half) => passings.filter(({ user }) => halfOf(user) === half));
  let alarms = 0;
  let judged = 0;
  for (const [index, half] of halves.entries()) {
    const limits = limitsOf(halves[1 - index]!, milestones, alpha);
    for (const { milestone, score, isWhole } of half) {
      const limit = limits[milestone]?.limit;
      if (limit === undefined || !isWhole) continue;
      judged += 1;
      if (score > limit) alarms += 1;
    }
  }
  return judged === 0 ? undefined : alarms / judged;
}

function halfOf(user: string): number {
  return bucket("away", user) < 0.5 ? 0 : 1;
}

function chanceAt(
  limit: number | undefined,
  milestone: string,
  passings: readonly Passing[],
  lost: readonly Pick<Passing, "milestone" | "score">[],
): { readonly chance?: number } {
  if (limit === undefined) return {};
  const isThere = (one: Pick<Passing, "milestone" | "score">): boolean =>
    one.milestone === milestone && one.score > limit;
  const passed = passings.filter((one) => one.isWhole && isThere(one)).length;
  const all = passed + lost.filter(isThere).length;
  // Laplace's rule: few people never make it 0 or 1.
  return all < ENOUGH ? {} : { chance: (passed + 1) / (all + 2) };
}
