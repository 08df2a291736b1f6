import { fnv1a, type StallBaseline } from "@cairn/core";
import { conformalThreshold } from "./conformal.ts";
import { crossValidate } from "./cross-validate.ts";
import { type MomentTable, tabulateMoments } from "./moment-table.ts";
import { recalibrate, type Recalibration } from "./recalibrate.ts";
import { designStalls, type StallSteps } from "./stall-design.ts";
import type { StallFit, StallFitOptions, StallInsufficiency, StallQuality } from "./stall-fit.ts";
import { stallFitNeeds } from "./stall-fit-needs.ts";
import type { StallHistory } from "./stall-history.ts";
import { fitStallModel, shippedWeights, type StallModel } from "./stall-model.ts";
import { knownWeights, lostByMoment, qualityOf } from "./stall-quality.ts";
import { aucError } from "./weighted-auc.ts";

/** More users than this say nothing that this many do not; who is taken is decided by a hash of the user's id. */
export const MOST_USERS = 10_000;
// So many standard errors from the false alarms asked for, or from a coin, are more than bad luck.
const ERRORS = 3;

/** Learns from what became of users how they usually get through. Pure; equal histories give an equal baseline. */
export function fitStalls(all: readonly StallHistory[], options: StallFitOptions): StallFit {
  const { view = "presence", alpha = 0.05, counter = false } = options;
  const histories = sampleUsers(all);
  const lost = Float64Array.from(histories, ({ outcome, helpedMs }) => {
    if (helpedMs !== undefined) return Number.NaN;
    return outcome === "lost" ? 1 : 0;
  });
  const counts = {
    users: histories.length,
    passed: lost.filter((one) => one === 0).length,
    lost: lost.filter((one) => one === 1).length,
  };
  const tooFew = tooFewOf(counts, alpha);
  if (tooFew) return { kind: "insufficient", because: tooFew, ...counts };
  const design = designStalls(histories, view);
  if (design.milestones.length === 0) {
    return { kind: "insufficient", because: "no-milestone-known", ...counts };
  }
  const table = tabulateMoments(histories, design, view);
  if (table.milestones.length === 0) {
    return { kind: "insufficient", because: "no-events", ...counts };
  }
  const task = {
    table,
    lost,
    isTaken: new Uint8Array(lost.length).fill(1),
    ridge: options.ridge ?? 1,
    hasCounter: counter,
  };
  const model = fitStallModel(task);
  const judged = crossValidate(
    histories.map(({ user }) => user),
    task,
    model,
  );
  const recalibration = recalibrate(
    judged.odds,
    lostByMoment(table, lost),
    knownWeights(table, lost),
  );
  const passedWeights = Float64Array.from(lost, (one, user) =>
    Number.isNaN(one) ? chanceAtEnd(table, judged.odds, user, recalibration) : 1 - one,
  );
  const threshold = conformalThreshold([...judged.most], [...passedWeights], alpha);
  if (threshold === undefined) {
    return { kind: "insufficient", because: "not-calibrated", ...counts };
  }
  const quality = qualityOf({
    histories,
    table,
    lost,
    passedWeights,
    judged,
    alpha,
    threshold,
    recalibration,
    saysChance: !counter,
  });
  const fault = faultOf(quality);
  if (fault) return { kind: "insufficient", because: fault, ...counts, quality };
  const baseline = baselineOf(options.version, table, model, threshold, recalibration);
  return { kind: "fitted", baseline, quality };
}

/** Every user once, and no more than are needed. */
function sampleUsers(histories: readonly StallHistory[]): readonly StallHistory[] {
  const ranked = histories
    .map((history) => ({ history, rank: fnv1a(`${fnv1a(`stall-sample:${history.user}`)}`) }))
    .toSorted((a, b) => a.rank - b.rank || (a.history.user < b.history.user ? -1 : 1));
  return ranked.slice(0, MOST_USERS).map(({ history }) => history);
}

function tooFewOf(
  counts: { readonly users: number; readonly passed: number; readonly lost: number },
  alpha: number,
): StallInsufficiency | undefined {
  const needed = stallFitNeeds(alpha);
  if (counts.users === 0) return "no-users";
  if (counts.passed === 0) return "none-passed";
  if (counts.lost === 0) return "none-lost";
  if (counts.users < needed.users) return "few-users";
  if (counts.passed < needed.passed) return "few-passed";
  return counts.lost < needed.lost ? "few-lost" : undefined;
}

/** What forbids to ship it, if anything does. */
function faultOf({ auc, passed, lost, alpha, falseAlarmRate }: StallQuality) {
  if (!(auc - ERRORS * aucError(auc, lost, passed) > 0.5)) return "no-signal";
  const error = Math.sqrt((alpha * (1 - alpha)) / passed);
  return Math.abs(falseAlarmRate - alpha) > ERRORS * error ? "not-calibrated" : undefined;
}

/** The chance to get through of a helped user where the help came: who gets through only by help is no false alarm. */
function chanceAtEnd(
  { users }: MomentTable,
  odds: Float64Array,
  user: number,
  { share, shift }: Recalibration,
): number {
  const last = users[user + 1]! - 1;
  return last < users[user]! ? 0 : 1 / (1 + Math.exp(share * odds[last]! + shift));
}

/** The model as browsers get it: steps that weigh nothing are left out, and so are names that no step asks for. */
function baselineOf(
  version: string,
  table: MomentTable,
  model: StallModel,
  threshold: number,
  { share, shift }: Recalibration,
): StallBaseline {
  const { names, milestones, steps, firstColumns } = table.design;
  const weights = shippedWeights(model, table);
  const unit = Number((model.unit / share).toFixed(2));
  return {
    version,
    names,
    steps: steps.flatMap(({ source, edges }, index) => {
      const pairs = edges.flatMap((edge, place) => {
        const weight = weights[firstColumns[index]! + place]!;
        return weight === 0 ? [] : [edge, weight];
      });
      return pairs.length === 0 ? [] : [[source, ...pairs] as const];
    }),
    milestones: Object.fromEntries(
      milestones.map((id, number) => [
        id,
        [model.usual[number]!, model.levels[number]! + Math.round(shift * unit)],
      ]),
    ),
    threshold,
    slack: model.unit + mostBySilence(steps, firstColumns, weights),
    ...(model.counter > 0 ? {} : { unit }),
  };
}

/** What silence can add at most. That somebody does something again, alone, must not end an alarm. */
function mostBySilence(
  steps: readonly StallSteps[],
  firstColumns: readonly number[],
  weights: Int32Array,
): number {
  const sums = steps.flatMap(({ source, rises }, index) => {
    const own = weights.subarray(firstColumns[index], firstColumns[index + 1]);
    return rises ? [{ source, sum: own.reduce((sum, weight) => sum + weight, 0) }] : [];
  });
  const always = sums.find(({ source }) => source === "silence")?.sum ?? 0;
  const after = sums.filter(({ source }) => source !== "silence").map(({ sum }) => sum);
  return always + Math.max(0, ...after);
}
