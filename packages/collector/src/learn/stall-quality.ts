import { conformalThreshold } from "./conformal.ts";
import type { CrossValidation } from "./cross-validate.ts";
import type { MomentTable } from "./moment-table.ts";
import type { Recalibration } from "./recalibrate.ts";
import { milestonesOf } from "./stall-design.ts";
import type { CalibrationBin, StallQuality } from "./stall-fit.ts";
import type { StallHistory } from "./stall-history.ts";
import { weightedAuc } from "./weighted-auc.ts";

/** What the quality report is made of. */
export interface QualityTask {
  readonly histories: readonly StallHistory[];
  readonly table: MomentTable;
  /** 1: lost. 0: passed. NaN: unknown. By user. */
  readonly lost: Float64Array;
  /** By user, how much they count when the threshold is set. */
  readonly passedWeights: Float64Array;
  readonly judged: CrossValidation;
  readonly alpha: number;
  readonly threshold: number;
  readonly recalibration: Recalibration;
  readonly saysChance: boolean;
}

const BINS = 10;

/** The quality report of a baseline, from judgements by models that had not seen the users. */
export function qualityOf(task: QualityTask): StallQuality {
  const { histories, table, lost, judged, alpha, threshold } = task;
  const weights = knownWeights(table, lost);
  const lostOf = lostByMoment(table, lost);
  const numbers = [...lost.keys()];
  const alarmed = numbers.filter((user) => lost[user] === 1 && judged.most[user]! >= threshold);
  const leads = alarmed.map((user) => leadOf(task, user)).toSorted((a, b) => a - b);
  const lead = leads[Math.floor(leads.length / 2)];
  const lostUsers = numbers.filter((user) => lost[user] === 1).length;
  return {
    users: histories.length,
    passed: numbers.filter((user) => lost[user] === 0).length,
    lost: lostUsers,
    helped: numbers.filter((user) => Number.isNaN(lost[user])).length,
    firstScreenLoss: histories.filter(
      ({ happenings }, user) => lost[user] === 1 && eventsIn(happenings) < 2,
    ).length,
    auc: weightedAuc(judged.odds, (moment) => lostOf[moment] === 1, weights),
    alpha,
    falseAlarmRate: falseAlarmRate(task),
    recall: alarmed.length / lostUsers,
    ...(lead === undefined ? {} : { leadSeconds: lead }),
    calibration: task.saysChance ? calibrationCurve(task, lostOf, weights) : [],
    milestones: usersByMilestone(histories, table.design.milestones),
  };
}

/** For each moment 1 over the user's moments, or 0 where the outcome is unknown. */
export function knownWeights({ users, milestones }: MomentTable, lost: Float64Array): Float64Array {
  const weights = new Float64Array(milestones.length);
  for (const [user, one] of lost.entries()) {
    const [from, to] = [users[user]!, users[user + 1]!];
    if (!Number.isNaN(one)) weights.fill(1 / (to - from), from, to);
  }
  return weights;
}

/** The outcome of each moment's user. */
export function lostByMoment({ users, milestones }: MomentTable, lost: Float64Array): Float64Array {
  const outcomes = new Float64Array(milestones.length);
  for (const [user, one] of lost.entries()) outcomes.fill(one, users[user], users[user + 1]);
  return outcomes;
}

/** The share of each fold's passers that a threshold set without that fold alarms about, over all folds. */
function falseAlarmRate({ passedWeights, judged, alpha }: QualityTask): number {
  const counting = [...passedWeights.keys()].filter((user) => passedWeights[user]! > 0);
  let [alarms, passed] = [0, 0];
  for (const fold of new Set(judged.folds)) {
    const others = counting.filter((user) => judged.folds[user] !== fold);
    const threshold = conformalThreshold(
      others.map((user) => judged.most[user]!),
      others.map((user) => passedWeights[user]!),
      alpha,
    );
    for (const user of counting.filter((one) => judged.folds[one] === fold)) {
      passed += passedWeights[user]!;
      if (judged.most[user]! >= (threshold ?? Infinity)) alarms += passedWeights[user]!;
    }
  }
  return alarms / passed;
}

/** Seconds from the first alarm to the last thing seen; 0 where the alarm came in the silence after it. */
function leadOf({ histories, table, judged, threshold }: QualityTask, user: number): number {
  let first = table.users[user]!;
  while (judged.excess[first]! < threshold) first += 1;
  const lastMs = histories[user]!.happenings.at(-1)!.atMs;
  return Math.max(0, lastMs - table.atMs[first]!) / 1000;
}

/** Bins of equal weight by rising chance. */
function calibrationCurve(
  { judged: { odds }, recalibration: { share, shift } }: QualityTask,
  lostOf: Float64Array,
  weights: Float64Array,
): readonly CalibrationBin[] {
  const falling = Uint32Array.from(odds.keys())
    .filter((moment) => weights[moment]! > 0)
    .sort((a, b) => odds[b]! - odds[a]!);
  const total = falling.reduce((sum, moment) => sum + weights[moment]!, 0);
  const bins = Array.from({ length: BINS }, () => ({ said: 0, passed: 0, users: 0 }));
  let before = 0;
  for (const moment of falling) {
    const weight = weights[moment]!;
    const bin = bins[Math.min(BINS - 1, Math.floor((before / total) * BINS))]!;
    bin.said += weight / (1 + Math.exp(odds[moment]! * share + shift));
    bin.passed += weight * (1 - lostOf[moment]!);
    bin.users += weight;
    before += weight;
  }
  return bins
    .filter(({ users }) => users > 0)
    .map(({ said, passed, users }) => ({ said: said / users, passed: passed / users, users }));
}

function usersByMilestone(
  histories: readonly StallHistory[],
  known: readonly string[],
): StallQuality["milestones"] {
  const found: Record<string, { users: number; passed: number; known: boolean }> = {};
  for (const { happenings, outcome } of histories) {
    for (const milestone of milestonesOf(happenings)) {
      const at = (found[milestone] ??= { users: 0, passed: 0, known: known.includes(milestone) });
      at.users += 1;
      if (outcome === "passed") at.passed += 1;
    }
  }
  return found;
}

function eventsIn(happenings: StallHistory["happenings"]): number {
  return happenings.filter(({ kind }) => kind === "event").length;
}
