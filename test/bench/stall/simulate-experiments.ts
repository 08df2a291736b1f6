import type { Unit } from "../../../packages/collector/src/insights/experiments/unit.ts";
import { tallyOf } from "../../../packages/collector/src/insights/experiments/tally.ts";
import { judge } from "../../../packages/collector/src/insights/experiments/verdict.ts";
import { createRandom } from "../../faults/random.ts";

/** An invented product whose experiment is looked at at the end of every day. */
export interface Scenario {
  readonly days: number;
  /** Units exposed a day, on average. */
  readonly perDay: number;
  /** Share withheld by design. */
  readonly share: number;
  /** Share that reaches the milestone within the window, without the guide. */
  readonly rate: number;
  /** By how much the guide raises it, relative: 0 is an A/A comparison. */
  readonly lift: number;
  readonly windowDays: number;
}

/** How many of the simulated experiments got each verdict at any look. */
export interface Verdicts {
  readonly simulations: number;
  readonly helps: number;
  readonly hurts: number;
  readonly uneven: number;
  /** Those that a reader would have stopped at "helps" or "hurts". */
  readonly decided: number;
  /** Day of the first of these verdicts, the middle one of all; absent where there was none. */
  readonly medianDay?: number;
}

/** A/A comparisons of a quarter, a few for small and large holdouts, rare and usual milestones. */
export const AA_SCENARIOS: readonly Scenario[] = [
  { days: 90, perDay: 12, share: 0.1, rate: 0.3, lift: 0, windowDays: 7 },
  { days: 90, perDay: 12, share: 0.5, rate: 0.3, lift: 0, windowDays: 7 },
  { days: 90, perDay: 25, share: 0.05, rate: 0.06, lift: 0, windowDays: 7 },
  { days: 90, perDay: 8, share: 0.2, rate: 0.85, lift: 0, windowDays: 3 },
];

/** What a product of 40 new people a day may hope for: 30 % reach it within a week, the guide raises that by 30 %. */
export const POWER_SCENARIO: Scenario = {
  days: 90,
  perDay: 40,
  share: 0.2,
  rate: 0.3,
  lift: 0.3,
  windowDays: 7,
};

/**
 * `aa_false_positive` of `pnpm bench stall`: the largest share, over the scenarios, of A/A comparisons that were called
 * "helps" or "hurts" at any of the daily looks of a quarter. The bar is 0.05.
 */
export function aaFalsePositive(simulations = 1_000): number {
  const shares = AA_SCENARIOS.map(
    (scenario, index) => simulate(scenario, simulations, 1_000 + index).decided / simulations,
  );
  return Math.max(...shares);
}

const DAY_MS = 86_400_000;

/** Runs a scenario so many times, through the code that the studio's verdicts come from. Equal seeds give equal figures. */
export function simulate(scenario: Scenario, simulations: number, seed: number): Verdicts {
  const random = createRandom(seed);
  const count = { helps: 0, hurts: 0, uneven: 0 };
  const decidedOn: number[] = [];
  for (let run = 0; run < simulations; run += 1) {
    const units = unitsOfRun(scenario, random);
    const seen = new Set<string>();
    let decidedDay: number | undefined;
    for (let day = 1, known = 0; day <= scenario.days; day += 1) {
      const nowMs = day * DAY_MS;
      while ((units[known]?.exposedMs ?? Infinity) <= nowMs) known += 1;
      const sofar = units.slice(0, known);
      const withinMs = scenario.windowDays * DAY_MS;
      const { verdict } = judge(tallyOf(sofar, withinMs, nowMs), scenario.share);
      seen.add(verdict.kind);
      if (verdict.kind === "helps" || verdict.kind === "hurts") decidedDay ??= day;
    }
    for (const kind of ["helps", "hurts", "uneven"] as const) if (seen.has(kind)) count[kind] += 1;
    if (decidedDay !== undefined) decidedOn.push(decidedDay);
  }
  const medianDay = decidedOn.toSorted((a, b) => a - b)[Math.floor(decidedOn.length / 2)];
  return {
    simulations,
    ...count,
    decided: decidedOn.length,
    ...(medianDay === undefined ? {} : { medianDay }),
  };
}

/** Units in order of exposure; who reaches the milestone does so at any time of the window. */
function unitsOfRun(scenario: Scenario, random: () => number): readonly Unit[] {
  const { days, perDay, share, rate, lift, windowDays } = scenario;
  const units: Unit[] = [];
  for (let atDays = gap(perDay, random); atDays < days; atDays += gap(perDay, random)) {
    const arm = random() < share ? "withheld" : "shown";
    const exposedMs = atDays * DAY_MS;
    const isReached = random() < (arm === "shown" ? rate * (1 + lift) : rate);
    const reachedMs = exposedMs + Math.ceil(random() * windowDays * DAY_MS);
    units.push({ arm, exposedMs, isCrossed: false, ...(isReached ? { reachedMs } : {}) });
  }
  return units;
}

/** Days until the next one comes, where they come independently of each other. */
function gap(perDay: number, random: () => number): number {
  return -Math.log(1 - random()) / perDay;
}
