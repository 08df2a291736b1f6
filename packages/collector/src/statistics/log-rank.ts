import { chiSquareAbove } from "./distributions.ts";
import type { ChiSquare } from "./sample-ratio.ts";

/** How long somebody was watched, in any unit, and whether that ended with the event or (censored) without it. */
export interface Watched {
  readonly time: number;
  readonly happened: boolean;
}

/** Whether two groups come to an event at different speeds. Mantel (1966), Cancer Chemother. Rep. 50:163. */
export function logRankTest(a: readonly Watched[], b: readonly Watched[]): ChiSquare {
  const all = [
    ...a.map((one) => ({ ...one, isA: true })),
    ...b.map((one) => ({ ...one, isA: false })),
  ].toSorted((x, y) => x.time - y.time);
  let [atRiskA, atRisk] = [a.length, all.length];
  let [excess, variance] = [0, 0];
  for (let index = 0; index < all.length;) {
    const time = all[index]?.time;
    let [here, hereA, events, eventsA] = [0, 0, 0, 0];
    for (let one = all[index]; one !== undefined && one.time === time; one = all[index]) {
      here += 1;
      hereA += one.isA ? 1 : 0;
      events += one.happened ? 1 : 0;
      eventsA += one.isA && one.happened ? 1 : 0;
      index += 1;
    }
    const share = atRiskA / atRisk;
    excess += eventsA - events * share;
    // The last one at risk can no longer be one of two groups.
    if (atRisk > 1) {
      variance += (events * share * (1 - share) * (atRisk - events)) / (atRisk - 1);
    }
    atRisk -= here;
    atRiskA -= hereA;
  }
  const chi2 = variance === 0 ? 0 : excess ** 2 / variance;
  return { chi2, p: chiSquareAbove(chi2, 1) };
}
