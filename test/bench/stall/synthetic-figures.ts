import type { Row } from "../../../scripts/bench/benchmark.ts";
import { fitStalls } from "../../../packages/collector/src/learn/fit-stalls.ts";
import { momentsOf } from "../../../packages/collector/src/learn/moments.ts";
import { median } from "../statistics.ts";
import { excessJudge, type Judge, plainJudges } from "./judges.ts";
import { recallAtRate } from "./recall.ts";
import { type SyntheticUser, syntheticUsers } from "./synthetic.ts";

const RATE = 0.05;
const [FITTED_SEED, TESTED_SEED] = [7, 8];

/**
 * The rows that come from the invented product. Recall: the share of truly stuck users who are alarmed about while they
 * are stuck, at a threshold that exactly 5 % of the users who never were stuck reach. Nobody is judged while their tab is
 * hidden or once they are gone: silence counts in active seconds. Lead: from the alarm until they are gone, or free.
 */
export function syntheticFigures(): readonly Row[] {
  const fit = fitStalls(
    syntheticUsers(FITTED_SEED).map(({ history }) => history),
    { version: "learned-1" },
  );
  if (fit.kind === "insufficient") throw new Error(`invented users do not suffice: ${fit.because}`);
  const { names } = fit.baseline;
  const users = syntheticUsers(TESTED_SEED);
  const judged = (judge: Judge) => recallOf(users, judge, names);
  const learned = judged(excessJudge(fit.baseline));
  const counter = judged(plainJudges.counter);
  const wall = Math.max(
    judged(plainJudges.wallSinceFirst).recall,
    judged(plainJudges.wallSinceMilestone).recall,
  );
  return [
    { metric: "synthetic_recall", value: learned.recall, unit: "fraction" },
    {
      metric: "synthetic_recall_over_counter",
      value: learned.recall - counter.recall,
      unit: "fraction",
      reference: counter.recall,
    },
    {
      metric: "synthetic_recall_over_wall_timeout",
      value: learned.recall / wall,
      unit: "times",
      reference: wall,
    },
    {
      metric: "synthetic_lead_s",
      value: learned.leadSeconds,
      unit: "s",
      reference: counter.leadSeconds,
    },
  ];
}

function recallOf(
  users: readonly SyntheticUser[],
  judge: Judge,
  names: Readonly<Record<string, string>>,
): { readonly recall: number; readonly leadSeconds: number } {
  const scored = users.map((user) => ({ ...user, scores: scoresOf(user, judge, names) }));
  const free = scored.filter(({ stuck }) => !stuck).map(({ scores }) => most(scores));
  const stuck = scored.flatMap(({ stuck: truth, scores }) =>
    truth
      ? [
          {
            ...truth,
            scores: scores.filter(([atMs]) => atMs >= truth.fromMs && atMs <= truth.untilMs),
          },
        ]
      : [],
  );
  const recall = recallAtRate(
    free,
    stuck.map(({ scores }) => most(scores)),
    RATE,
  );
  const threshold = free.toSorted((a, b) => b - a)[Math.floor(free.length * RATE)]!;
  const leads = stuck.flatMap(({ scores, untilMs }) => {
    const first = scores.find(([, score]) => score > threshold);
    return first ? [(untilMs - first[0]) / 1000] : [];
  });
  return { recall, leadSeconds: median(leads) };
}

/** Scores at the moments of a user, in order of time. */
function scoresOf(
  { history }: SyntheticUser,
  judge: Judge,
  names: Readonly<Record<string, string>>,
): readonly (readonly [atMs: number, score: number])[] {
  return [...momentsOf(history, { names }, "presence")].map(
    (moment) => [moment.atMs, judge(moment, history)] as const,
  );
}

function most(scores: readonly (readonly [atMs: number, score: number])[]): number {
  return scores.reduce((highest, [, score]) => Math.max(highest, score), -Infinity);
}
