import type { Experiment } from "@cairn/core/api";
import type { MeasuredHelp } from "@cairn/core/guidebook";
import type { Member } from "../insights/population.ts";

const WITHIN_MS = 7 * 86_400_000;
// Whoever read an answer counts for it; with fewer than that their own word does.
const ENOUGH_VIEWS = 20;
// A difference counts half with so many people, so that the first few decide nothing.
const HALF_WEIGHT = 50;
// 5 points of share are a step of rank.
const STEPS = 20;
const MOST = 4;

/** Counts answers over pages of people, and gives their ranks at the end. */
export interface AnswerMeasure {
  add(members: readonly Member[]): void;
  ranks(): MeasuredHelp["faqs"];
}

/** Each person counts once for each answer, with the first time they read it in a stall, a week ago or more. */
export function createAnswerMeasure(nowMs: number): AnswerMeasure {
  const views = new Map<string, Counts>();
  const ratings = noCounts();
  return {
    add(members) {
      for (const { person, reached } of members) {
        for (const [faq, { viewed, rated }] of Object.entries(person.answers ?? {})) {
          if (rated !== undefined) count(ratings, faq, rated.helpful);
          // Who had passed before was helped by nothing; who came lately may still pass.
          if (viewed === undefined || viewed.atMs > nowMs - WITHIN_MS) continue;
          const reachedMs = reached[viewed.milestone] ?? Infinity;
          if (reachedMs < viewed.atMs) continue;
          const at = views.get(viewed.milestone) ?? noCounts();
          views.set(viewed.milestone, at);
          count(at, faq, reachedMs <= viewed.atMs + WITHIN_MS);
        }
      }
    },
    ranks() {
      const byViews = mixed([...views.values()]);
      const byRatings = mixed([ratings]);
      const ranks: Record<string, number> = {};
      for (const faq of new Set([...byViews.keys(), ...byRatings.keys()])) {
        const viewed = byViews.get(faq);
        const effect =
          viewed !== undefined && viewed.people >= ENOUGH_VIEWS ? viewed : byRatings.get(faq);
        const rank = effect === undefined ? 0 : rankOf(effect);
        if (rank !== 0) ranks[faq] = rank;
      }
      return ranks;
    },
  };
}

/** Ranks of the guides that an experiment has something to say of: the lift over those from whom they were withheld. */
export function guideRanks(experiments: readonly Experiment[]): MeasuredHelp["guides"] {
  const ranks: Record<string, number> = {};
  for (const { guide, lift, verdict, shown, withheld } of experiments) {
    // Arms that are not as they were assigned say nothing.
    if (guide === undefined || lift === undefined || verdict.kind === "uneven") continue;
    const people = Math.min(shown.complete, withheld.complete);
    const rank = rankOf({ people, difference: lift.difference.value });
    if (rank !== 0) ranks[guide] = rank;
  }
  return ranks;
}

interface Effect {
  readonly people: number;
  /** Of shares, −1 to 1. */
  readonly difference: number;
}

/** Shrunk towards none: difference × n / (n + 50), in steps of 5 points, 4 at most. */
function rankOf({ people, difference }: Effect): number {
  const steps = Math.round((STEPS * difference * people) / (people + HALF_WEIGHT));
  return Math.max(-MOST, Math.min(MOST, steps)) + 0;
}

/** Of each answer: how its share lies over that of all answers together, in each group by itself, by its people. */
function mixed(groups: readonly Counts[]): ReadonlyMap<string, Effect> {
  const sums = new Map<string, { people: number; points: number }>();
  for (const group of groups) {
    for (const [faq, { all, good }] of group.byFaq) {
      const sum = sums.get(faq) ?? { people: 0, points: 0 };
      sum.people += all;
      sum.points += good - (all * group.good) / group.all;
      sums.set(faq, sum);
    }
  }
  return new Map(
    [...sums].map(([faq, { people, points }]) => [faq, { people, difference: points / people }]),
  );
}

/** Good ones among all. */
interface Tally {
  all: number;
  good: number;
}

/** For each answer, and together. */
interface Counts extends Tally {
  readonly byFaq: Map<string, Tally>;
}

function noCounts(): Counts {
  return { byFaq: new Map(), all: 0, good: 0 };
}

function count(counts: Counts, faq: string, isGood: boolean): void {
  const own = counts.byFaq.get(faq) ?? { all: 0, good: 0 };
  counts.byFaq.set(faq, own);
  for (const tally of [own, counts]) {
    tally.all += 1;
    if (isGood) tally.good += 1;
  }
}
