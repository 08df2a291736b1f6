import { bucket } from "@cairn/core";
import type { MomentTable } from "./moment-table.ts";
import {
  evidenceOf,
  excessOf,
  fitStallModel,
  type StallModel,
  type StallModelTask,
} from "./stall-model.ts";

const FOLDS = 5;

/** How every user was judged by models that had not seen them. Each has the unit of the model of all users. */
export interface CrossValidation {
  /** The fold of each user. */
  readonly folds: Uint8Array;
  /** Log odds of being lost, by moment, before the counter. */
  readonly odds: Float64Array;
  /** Evidence over the usual, by moment. */
  readonly excess: Int32Array;
  /** The most of it, by user; −∞ for who has no moment. */
  readonly most: Float64Array;
}

/** Fits a model to each four fifths of the users (by their id) and judges the last fifth by it. */
export function crossValidate(
  users: readonly string[],
  task: StallModelTask,
  whole: StallModel,
): CrossValidation {
  const { table } = task;
  const folds = Uint8Array.from(users, (user) => Math.floor(bucket("stall-folds", user) * FOLDS));
  const moments = table.milestones.length;
  const found = { odds: new Float64Array(moments), excess: new Int32Array(moments) };
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isTaken = task.isTaken.map((taken, user) => (folds[user] === fold ? 0 : taken));
    const model = fitStallModel({ ...task, isTaken }, whole);
    judge(model, table, folds, fold, found);
  }
  return { folds, ...found, most: mostExcess(table, found.excess) };
}

function judge(
  model: StallModel,
  table: MomentTable,
  folds: Uint8Array,
  fold: number,
  into: { readonly odds: Float64Array; readonly excess: Int32Array },
): void {
  const evidence = evidenceOf(model, table);
  const excess = excessOf(model, table);
  for (const [user, own] of folds.entries()) {
    if (own !== fold) continue;
    for (let moment = table.users[user]!; moment < table.users[user + 1]!; moment += 1) {
      const level = model.levels[table.milestones[moment]!]!;
      into.odds[moment] = (evidence[moment]! + level) / model.unit;
      into.excess[moment] = excess[moment]!;
    }
  }
}

function mostExcess({ users }: MomentTable, excess: Int32Array): Float64Array {
  const most = new Float64Array(users.length - 1).fill(-Infinity);
  for (const user of most.keys()) {
    for (let moment = users[user]!; moment < users[user + 1]!; moment += 1) {
      most[user] = Math.max(most[user]!, excess[moment]!);
    }
  }
  return most;
}
