import { credibleMeans } from "./credibility.ts";
import type { MomentTable } from "./moment-table.ts";
import { fitRidgeLogistic, type LogisticFit, sumsToBins } from "./ridge-logistic.ts";

/** A model of stalls in whole numbers, as browsers will judge by it; it has no threshold yet. */
export interface StallModel {
  /** By column of the design. */
  readonly weights: Int32Array;
  /** The log odds of each milestone's own level, by its number. */
  readonly levels: Int32Array;
  /** The evidence that is usual at each milestone, by its number. */
  readonly usual: Int32Array;
  /** So much weight is one log odds. */
  readonly unit: number;
  /** What each sign up to the sixth adds to the excess on top of what was learned. */
  readonly counter: number;
  readonly logistic: LogisticFit;
}

/** Who is learned from, and how. */
export interface StallModelTask {
  readonly table: MomentTable;
  /** 1: lost. 0: passed. NaN: unknown. By user. */
  readonly lost: Float64Array;
  /** 0 for users who are left out. By user. */
  readonly isTaken: Uint8Array;
  readonly ridge: number;
  readonly hasCounter: boolean;
}

// The largest weight is as many; a hundred steps to it lose nothing that could be measured.
const LARGEST_WEIGHT = 63;

/**
 * Fits the additive model and rounds it to whole weights. Each user weighs 1, spread evenly over their moments. Who was
 * helped enters with the chance that a first fit gives them (one step of expectation–maximisation): leaving them out
 * would leave out those who looked stuck.
 */
export function fitStallModel(task: StallModelTask, near?: StallModel): StallModel {
  const { table, lost, isTaken, ridge } = task;
  const outcomes = lost.map((one) => (Number.isNaN(one) ? 0 : one));
  const isKnown = isTaken.map((taken, user) => (Number.isNaN(lost[user]!) ? 0 : taken));
  let weights = evenWeights(table, isKnown);
  let logistic = fitRidgeLogistic({ table, outcomes, weights, ridge }, near?.logistic);
  if (isKnown.some((known, user) => known !== isTaken[user])) {
    const odds = logOddsOf(logistic, table);
    for (const [user, one] of lost.entries()) {
      const last = table.users[user + 1]! - 1;
      if (Number.isNaN(one) && last >= table.users[user]!) {
        outcomes[user] = 1 / (1 + Math.exp(-odds[last]!));
      }
    }
    weights = evenWeights(table, isTaken);
    logistic = fitRidgeLogistic({ table, outcomes, weights, ridge }, logistic);
  }
  return inWholeNumbers(task, logistic, weights, near?.unit);
}

/** The evidence of each moment: the sum of the weights of all edges reached. */
export function evidenceOf(
  { weights }: Pick<StallModel, "weights">,
  table: MomentTable,
): Int32Array {
  return Int32Array.from(binSums(sumsToBins(weights, table.design.firstColumns), table));
}

/** How far the evidence of each moment, with the frustration counter's if there is one, lies over what is usual there. */
export function excessOf(model: StallModel, table: MomentTable): Int32Array {
  const excess = evidenceOf({ weights: shippedWeights(model, table) }, table);
  for (const [moment, milestone] of table.milestones.entries()) {
    excess[moment]! -= model.usual[milestone]!;
  }
  return excess;
}

/** The weights with the counter's among them. */
export function shippedWeights(
  { weights, counter }: StallModel,
  { design }: MomentTable,
): Int32Array {
  const shipped = weights.slice();
  const signs = design.steps.findIndex(({ source }) => source === "signs");
  for (const index of design.steps[signs]?.edges.keys() ?? []) {
    shipped[design.firstColumns[signs]! + index]! += counter;
  }
  return shipped;
}

function inWholeNumbers(
  { table, hasCounter }: StallModelTask,
  logistic: LogisticFit,
  even: Float64Array,
  sameUnit: number | undefined,
): StallModel {
  const largest = logistic.weights.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const unit = sameUnit ?? Math.max(1, Math.round(LARGEST_WEIGHT / (largest || 1)));
  const weights = Int32Array.from(logistic.weights, (one) => Math.round(one * unit));
  const usual = credibleMeans(Float64Array.from(evidenceOf({ weights }, table)), table, even);
  return {
    weights,
    levels: Int32Array.from(logistic.levels, (level) =>
      Math.round((level + logistic.common) * unit),
    ),
    usual: Int32Array.from(usual, Math.round),
    unit,
    counter: hasCounter ? unit : 0,
    logistic,
  };
}

function logOddsOf({ weights, levels, common }: LogisticFit, table: MomentTable): Float64Array {
  const odds = binSums(sumsToBins(weights, table.design.firstColumns), table);
  for (const [moment, milestone] of table.milestones.entries()) {
    odds[moment]! += common + levels[milestone]!;
  }
  return odds;
}

function binSums(sums: Float64Array, { moments, bins }: MomentTable): Float64Array {
  const found = new Float64Array(moments.length - 1);
  for (let moment = 0; moment < found.length; moment += 1) {
    let sum = 0;
    for (let place = moments[moment]!; place < moments[moment + 1]!; place += 1) {
      sum += sums[bins[place]!]!;
    }
    found[moment] = sum;
  }
  return found;
}

/** Each user that is taken weighs 1, spread evenly over their moments. */
function evenWeights({ users, milestones }: MomentTable, isTaken: Uint8Array): Float64Array {
  const weights = new Float64Array(milestones.length);
  for (const [user, taken] of isTaken.entries()) {
    if (taken) weights.fill(1 / (users[user + 1]! - users[user]!), users[user], users[user + 1]);
  }
  return weights;
}
