import { brotliCompressSync } from "node:zlib";
import type { Row } from "../../../scripts/bench/benchmark.ts";
import { expectedBaseline, type StallBaseline } from "@cairn/core";
import { compileGuidebook } from "@cairn/core/guidebook";
import { fitStalls } from "../../../packages/collector/src/learn/fit-stalls.ts";
import type { StallFitOptions } from "../../../packages/collector/src/learn/stall-fit.ts";
import type { StallHistory } from "../../../packages/collector/src/learn/stall-history.ts";
import { weightedAuc } from "../../../packages/collector/src/learn/weighted-auc.ts";
import { createRandom } from "../../faults/random.ts";
import {
  excessJudge,
  highest,
  type Judge,
  plainJudges,
  riskJudge,
  type View,
  weighted,
} from "./judges.ts";
import { recallAtRate, shareFrom } from "./recall.ts";
import { readReferenceHistories, referenceMilestones } from "./reference-histories.ts";
import { shuffled, splitMean, splitRatio } from "./splits.ts";

// Fitted and calibrated on 70 % (cross-conformal: the 50 % and the 20 % are used for both), tested on 30 %.
const SPLITS = 30;
const TESTED = 0.3;
const SEED = 20_261_123;
// 97.5 % quantile of Student's t with 29 degrees of freedom.
const T = 2.0452;
const RATE = 0.05;
const RATES = [0.05, 0.1, 0.2] as const;

type Figures = Record<string, number[]>;

/** The rows that come from the onboarding log. */
export function referenceFigures(file: string): readonly Row[] {
  const histories = readReferenceHistories(file);
  const random = createRandom(SEED);
  const figures: Figures = {};
  for (let split = 0; split < SPLITS; split += 1) {
    const users = shuffled(histories, random);
    const tested = Math.round(users.length * TESTED);
    measureSplit(users.slice(tested), users.slice(0, tested), figures);
  }
  return rowsOf(figures, histories);
}

function measureSplit(
  fitted: readonly StallHistory[],
  tested: readonly StallHistory[],
  figures: Figures,
): void {
  const passed = tested.filter(({ outcome }) => outcome === "passed");
  const lost = tested.filter(({ outcome }) => outcome === "lost");
  const recall = (judge: Judge, names: StallBaseline["names"], view: View): number =>
    recallAtRate(highest(passed, judge, names, view), highest(lost, judge, names, view), RATE);
  const auc = (baseline: StallBaseline, view: View): number => {
    const {
      scores,
      lost: isLost,
      weights,
    } = weighted(tested, riskJudge(baseline), baseline.names, view);
    return weightedAuc(scores, (index) => isLost[index]!, weights);
  };

  const plain = fit(fitted, { version: "events", view: "events" });
  add(figures, "auc_events", auc(plain, "events"));
  add(figures, "recall_events_without_counter", recall(excessJudge(plain), plain.names, "events"));
  add(figures, "counter_events", recall(plainJudges.counter, plain.names, "events"));
  for (const alpha of RATES) {
    const baseline = fit(fitted, { version: "events", view: "events", counter: true, alpha });
    const judge = excessJudge(baseline);
    const realised = shareFrom(highest(passed, judge, baseline.names, "events"), 0);
    add(figures, `fpr_error_${alpha}`, realised - alpha);
    if (alpha === RATE) add(figures, "recall_events", recall(judge, baseline.names, "events"));
  }

  const presence = fit(fitted, { version: "presence" });
  const judge = excessJudge(presence);
  add(figures, "auc_presence", auc(presence, "presence"));
  add(figures, "recall_presence", recall(judge, presence.names, "presence"));
  const shipped = shareFrom(highest(passed, judge, presence.names, "presence"), 0);
  add(figures, "fpr_error_presence", shipped - RATE);
  for (const [name, plainJudge] of Object.entries(plainJudges)) {
    add(figures, `presence_${name}`, recall(plainJudge, presence.names, "presence"));
  }
  // As it is shipped: no event has a name yet.
  const rule = expectedBaseline(referenceMilestones);
  const cold = excessJudge(rule);
  add(figures, "cold_rate", shareFrom(highest(passed, cold, rule.names, "presence"), 0));
  add(figures, "cold_recall", shareFrom(highest(lost, cold, rule.names, "presence"), 0));
}

function rowsOf(figures: Figures, histories: readonly StallHistory[]): readonly Row[] {
  const of = (name: string): readonly number[] => figures[name]!;
  const testedOverFitted = TESTED / (1 - TESTED);
  const mean = (metric: string, values = of(metric), unit = "fraction"): Row => {
    const { mean: value, low, high } = splitMean(values, testedOverFitted, T);
    return { metric, value, unit, ci_low: low, ci_high: high };
  };
  const ratio = (metric: string, above: string, below: string): Row => {
    const { mean: value, low, high } = splitRatio(of(above), of(below), testedOverFitted, T);
    const reference = mean(metric, of(below)).value;
    return { metric, value, unit: "times", reference, ci_low: low, ci_high: high };
  };
  const wall = ["presence_wallSinceFirst", "presence_wallSinceMilestone"].toSorted(
    (a, b) => mean(b, of(b)).value - mean(a, of(a)).value,
  )[0]!;
  const overCounter = of("recall_events").map(
    (recall, split) => recall - of("counter_events")[split]!,
  );
  const errors = RATES.map((alpha) => mean("error", of(`fpr_error_${alpha}`)).value);
  const lost = histories.filter(({ outcome }) => outcome === "lost");
  const [cold, warm] = [mean("cold", of("cold_recall")), mean("warm", of("recall_presence"))];
  const shipped = JSON.stringify(asServed(fit(histories, { version: "learned-1" })));
  return [
    mean("auc_events"),
    mean("recall_events_5pct", of("recall_events")),
    {
      ...mean("recall_over_counter_5pct", overCounter),
      reference: mean("c", of("counter_events")).value,
    },
    mean("auc_presence"),
    mean("recall_presence_5pct", of("recall_presence")),
    ratio("recall_over_wall_timeout", "recall_presence", wall),
    ratio("recall_over_active_timeout", "recall_presence", "presence_activeSinceMilestone"),
    ratio("recall_over_idle_timeout", "recall_presence", "presence_idle"),
    {
      metric: "realised_fpr_error",
      value: Math.max(...errors.map(Math.abs)),
      unit: "fraction",
    },
    mean("realised_fpr_error_presence_5pct", of("fpr_error_presence")),
    { ...cold, metric: "cold_start_recall", reference: warm.value, ratio: cold.value / warm.value },
    mean("cold_start_false_alarms", of("cold_rate")),
    mean("recall_events_without_counter_5pct", of("recall_events_without_counter")),
    {
      metric: "first_screen_loss",
      value:
        lost.filter(
          ({ happenings }) => happenings.filter(({ kind }) => kind === "event").length < 2,
        ).length / lost.length,
      unit: "fraction",
    },
    // As browsers get it, compressed with the guidebook that holds it; alone it is the worst case.
    { metric: "model_bytes", value: brotliCompressSync(shipped).length, unit: "bytes" },
    { metric: "model_raw_bytes", value: Buffer.byteLength(shipped), unit: "bytes" },
  ];
}

/** As it stands in the guidebook that browsers get. */
function asServed(learned: StallBaseline): StallBaseline {
  const milestones = referenceMilestones.map(({ id }) => [
    id,
    { title: id, when: { kind: "count", event: { name: id }, atLeast: 1 } } as const,
  ]);
  const book = { version: 1 as const, milestones: Object.fromEntries(milestones) };
  return compileGuidebook(book, { revision: "bench", learned }).stalls[0]!;
}

function fit(histories: readonly StallHistory[], options: StallFitOptions): StallBaseline {
  const found = fitStalls(histories, options);
  if (found.kind === "insufficient") throw new Error(`the log does not suffice: ${found.because}`);
  return found.baseline;
}

function add(figures: Figures, name: string, value: number): void {
  (figures[name] ??= []).push(value);
}
