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
  readonly sharpenings: number;
  readonly hasCounter: boolean;
}

// The largest weight is as many; a hundred steps to it lose nothing that could be measured.
const LARGEST_WEIGHT = 127;
// Log odds of excess by which one moment of a user counts e times another, when they are weighed anew.
const SHARPNESS = 1;

/**
 * Fits the additive model and rounds it to whole weights. Each user weighs 1, spread evenly over their moments, and from
 * the second round half of it by how stuck they look (an alarm is raised at one moment, not at the average of all:
 * multiple-instance learning with a soft maximum). Who was helped enters with the chance that a first fit gives them
 * (one step of expectation–maximisation): leaving them out would leave out those who looked stuck.
 */
export function fitStallModel(task: StallModelTask, near?: StallModel): StallModel {
  const { table, lost, isTaken, ridge, sharpenings } = task;
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
  const even = weights;
  for (let round = 0; round < sharpenings; round += 1) {
    const excess = logOddsOf(logistic, table);
    const usual = credibleMeans(excess, table, even);
    for (const [moment, milestone] of table.milestones.entries())
      excess[moment]! -= usual[milestone]!;
    weights = sharpened(table, even, excess);
    logistic = fitRidgeLogistic({ table, outcomes, weights, ridge }, logistic);
  }
  return inWholeNumbers(task, logistic, even, near?.unit);
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

/** Half of each user's weight stays, half goes to the moments by how stuck the user looks there. */
function sharpened({ users }: MomentTable, even: Float64Array, excess: Float64Array): Float64Array {
  const weights = even.map((weight) => weight / 2);
  for (let user = 0; user + 1 < users.length; user += 1) {
    const [from, to] = [users[user]!, users[user + 1]!];
    if (from === to || even[from] === 0) continue;
    let most = -Infinity;
    for (let moment = from; moment < to; moment += 1) most = Math.max(most, excess[moment]!);
    let all = 0;
    for (let moment = from; moment < to; moment += 1) {
      all += Math.exp((excess[moment]! - most) / SHARPNESS);
    }
    for (let moment = from; moment < to; moment += 1) {
      weights[moment]! += Math.exp((excess[moment]! - most) / SHARPNESS) / all / 2;
    }
  }
  return weights;
}
