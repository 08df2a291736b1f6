import type { StallHappening } from "@cairn/core";
import type { StallHistory } from "../../../packages/collector/src/learn/stall-history.ts";
import { createRandom } from "../../faults/random.ts";

/**
 * An invented product with known truth. Everything about it is here; nobody's data went into it. Seed 7 fits, 8 tests.
 *
 * Five milestones in a row. At each a user opens the page, works on it (1 + Poisson(2) steps) and finishes. A step takes a
 * log-normal time, median 6 s (σ 0.9), times the user's own pace (log-normal, σ 0.5) and the milestone's (1, 1.5, 1, 2.5, 1).
 * 12 % of all steps fail, at the fourth milestone 25 %: failing is not being stuck, most try again and go on. 15 % of the
 * steps are none: the user opens the page anew, or the help, and reads. 6 % of all that they do is followed by a break with
 * the tab hidden (log-normal, median 10 min, σ 1.5), of which nothing is active: no silence is heard in it.
 * 10 % of the users lose interest somewhere and leave in the middle of ordinary work: nobody could tell.
 *
 * 15 % get truly stuck at one milestone (the fourth and second twice as likely). They make 2 + Poisson(4) further steps, each
 * 1.8 times as slow. Three in five fail again and again (60 % of these steps); two in five wander: they seldom fail (15 %)
 * but open the page anew, or the help, at every second step. After the last step they look at the page for an
 * exponential time (mean 20 s) and leave for good; one in eight gets through in the end all the same.
 */
export const SYNTHETIC = {
  users: 4_000,
  milestones: ["project", "import", "invite", "connect", "publish"],
  paces: [1, 1.5, 1, 2.5, 1],
  stuckShare: 0.15,
  stuckAt: [1, 2, 1, 2, 1],
  boredShare: 0.1,
  breakShare: 0.06,
  lookShare: 0.15,
} as const;

/** One invented user, with the truth about them. */
export interface SyntheticUser {
  readonly history: StallHistory;
  /** When they got stuck, and when they were gone or free again; absent: they never were stuck. */
  readonly stuck?: { readonly fromMs: number; readonly untilMs: number };
}

const START_MS = Date.UTC(2026, 0, 5, 8);

/** So many users as `SYNTHETIC` says. Equal seeds give equal users. */
export function syntheticUsers(seed: number): readonly SyntheticUser[] {
  const chance = createRandom(seed);
  return Array.from({ length: SYNTHETIC.users }, (_, index) =>
    syntheticUser(`${seed}-${index}`, chance),
  );
}

function syntheticUser(user: string, chance: () => number): SyntheticUser {
  const { milestones, paces } = SYNTHETIC;
  const pace = Math.exp(0.5 * normal(chance));
  const stuckAt = chance() < SYNTHETIC.stuckShare ? pick(SYNTHETIC.stuckAt, chance) : -1;
  const boredAt = chance() < SYNTHETIC.boredShare ? Math.floor(chance() * milestones.length) : -1;
  const happenings: StallHappening[] = [];
  let [atMs, active] = [START_MS, 0];
  const does = (name: string, seconds: number, failed = false): void => {
    atMs += seconds * 1000;
    active += Math.min(seconds, 30);
    happenings.push({ kind: "event", name, atMs, active });
    if (failed) happenings.push({ kind: "sign", sign: "failed-attempts", atMs, active });
    if (chance() < SYNTHETIC.breakShare) atMs += 600_000 * Math.exp(1.5 * normal(chance));
  };
  const passed = (): StallHistory => ({ user, happenings, outcome: "passed", passedMs: atMs + 1 });
  const leaves = (afterMs: number): StallHistory => {
    happenings.push({ kind: "time", atMs: atMs + afterMs, active: active + afterMs / 1000 });
    return { user, happenings, outcome: "lost" };
  };
  for (const [index, milestone] of milestones.entries()) {
    const seconds = (): number => 6 * Math.exp(0.9 * normal(chance)) * pace * paces[index]!;
    const failing = index === 3 ? 0.25 : 0.12;
    happenings.push({ kind: "milestone", milestone, atMs, active });
    does(`${milestone} opened`, seconds());
    const steps = 1 + poisson(2, chance);
    for (let step = 0; step < steps; step += 1) {
      if (index === boredAt && step === steps - 1) {
        return { history: leaves(0) };
      }
      if (chance() < SYNTHETIC.lookShare) {
        does(chance() < 0.5 ? `${milestone} opened` : "help opened", seconds());
        continue;
      }
      does(`${milestone} edited`, seconds(), chance() < failing);
    }
    if (index === stuckAt) {
      const fromMs = atMs;
      const isWandering = chance() < 0.4;
      for (let left = 2 + poisson(4, chance); left > 0; left -= 1) {
        const isAway = isWandering && chance() < 0.5;
        const other = chance() < 0.5 ? `${milestone} opened` : "help opened";
        const fails = !isAway && chance() < (isWandering ? 0.15 : 0.6);
        does(isAway ? other : `${milestone} edited`, 1.8 * seconds(), fails);
      }
      const untilMs = atMs - 20_000 * Math.log(1 - chance());
      if (chance() >= 1 / 8) {
        return { history: leaves(untilMs - atMs), stuck: { fromMs, untilMs } };
      }
      atMs = untilMs;
      finish(index, seconds);
      return { history: passed(), stuck: { fromMs, untilMs } };
    }
    does(`${milestone} finished`, seconds());
  }
  return { history: passed() };

  /** Who gets through all the same finishes what is left without trouble. */
  function finish(from: number, seconds: () => number): void {
    for (const [index, milestone] of milestones.entries()) {
      if (index < from) continue;
      if (index > from) happenings.push({ kind: "milestone", milestone, atMs, active });
      if (index > from) does(`${milestone} opened`, seconds());
      does(`${milestone} finished`, seconds());
    }
  }
}

function normal(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

function poisson(mean: number, chance: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = chance(); product > limit; product *= chance()) count += 1;
  return count;
}

/** The place of a weight, by the weights. */
function pick(weights: readonly number[], chance: () => number): number {
  let left = chance() * weights.reduce((sum, weight) => sum + weight, 0);
  return weights.findIndex((weight) => (left -= weight) < 0);
}
