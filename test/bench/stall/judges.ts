import { scoreStall, type StallBaseline } from "@cairn/core";
import { momentsOf, type StallMoment } from "../../../packages/collector/src/learn/moments.ts";
import type { StallHistory } from "../../../packages/collector/src/learn/stall-history.ts";

/** Which moments are looked at. */
export type View = "events" | "presence";

/** How stuck somebody looks at a moment, to one way of judging: the more, the higher. */
export type Judge = (moment: StallMoment, history: StallHistory) => number;

/** A fitted baseline, as a browser applies it: by how far the evidence lies over the threshold. */
export function excessJudge(baseline: StallBaseline): Judge {
  return ({ milestone, values }) => scoreStall(baseline, milestone, values)?.excess ?? -Infinity;
}

/** By the chance of being lost that a baseline says. */
export function riskJudge(baseline: StallBaseline): Judge {
  return ({ milestone, values }) => {
    const chance = scoreStall(baseline, milestone, values)?.chance;
    return chance === undefined ? 0 : 1 - chance;
  };
}

/** What needs no model: one figure of the moment that is compared with a threshold. */
export const plainJudges = {
  counter: ({ values }) => values["signs"] ?? 0,
  activeSinceMilestone: ({ values }) => values["since"]!,
  idle: ({ values }) => values["silence"]!,
  wallSinceFirst: ({ atMs }, { happenings }) => atMs - happenings[0]!.atMs,
  wallSinceMilestone: ({ atMs, milestone }, { happenings }) =>
    atMs -
    happenings.findLast(
      (one) => one.kind === "milestone" && one.milestone === milestone && one.atMs <= atMs,
    )!.atMs,
} satisfies Record<string, Judge>;

/** The highest score of each history; −∞ for one without a moment. `names`: the events that are seen. */
export function highest(
  histories: readonly StallHistory[],
  judge: Judge,
  names: StallBaseline["names"],
  view: View,
): readonly number[] {
  return histories.map((history) => {
    let most = -Infinity;
    for (const moment of momentsOf(history, { names }, view)) {
      most = Math.max(most, judge(moment, history));
    }
    return most;
  });
}

/** All moments of the histories with the user's weight of 1 spread over them. */
export function weighted(
  histories: readonly StallHistory[],
  judge: Judge,
  names: StallBaseline["names"],
  view: View,
): { readonly scores: number[]; readonly lost: boolean[]; readonly weights: number[] } {
  const all = { scores: [] as number[], lost: [] as boolean[], weights: [] as number[] };
  for (const history of histories) {
    const scores = [...momentsOf(history, { names }, view)].map((one) => judge(one, history));
    for (const score of scores) {
      all.scores.push(score);
      all.lost.push(history.outcome === "lost");
      all.weights.push(1 / scores.length);
    }
  }
  return all;
}
