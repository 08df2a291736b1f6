import { scoreStall, type StallBaseline, type StallHappening } from "@cairn/core";
import { describe, expect, it } from "vitest";
import { fitStalls } from "../../src/learn/fit-stalls.ts";
import { momentsOf } from "../../src/learn/moments.ts";
import { tabulateMoments } from "../../src/learn/moment-table.ts";
import { designStalls } from "../../src/learn/stall-design.ts";
import type { StallFit } from "../../src/learn/stall-fit.ts";
import type { StallHistory } from "../../src/learn/stall-history.ts";
import { evidenceOf } from "../../src/learn/stall-model.ts";

const START_MS = Date.UTC(2026, 0, 5, 8);

/** Numbers from 0 to 1, the same in every run. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

/**
 * Users of a product with two milestones. A third of them will be lost: they fail four times as often, and hesitate.
 * `helpAt`: who has failed so often gets help, and passes by it.
 */
function users(count: number, { seed = 1, helpAt = Infinity } = {}): readonly StallHistory[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const isLost = chance() < 1 / 3;
    const happenings: StallHappening[] = [];
    let [active, failures] = [0, 0];
    let helpedMs: number | undefined;
    const now = () => ({ atMs: START_MS + index * 60_000 + active * 1000, active });
    for (const milestone of isLost && chance() < 0.5 ? ["bank"] : ["bank", "pay"]) {
      happenings.push({ ...now(), kind: "milestone", milestone });
      const steps = 3 + Math.floor(chance() * 5);
      for (let step = 0; step < steps; step += 1) {
        active += Math.round(chance() * (isLost ? 25 : 12)) + 1;
        happenings.push({ ...now(), kind: "event", name: chance() < 0.5 ? "Opened" : "Edited" });
        if (chance() >= (isLost ? 0.5 : 0.12)) continue;
        happenings.push({ ...now(), kind: "sign", sign: "failed-attempts" });
        failures += 1;
        if (failures === helpAt) helpedMs ??= now().atMs + 1;
      }
    }
    active += 3;
    const user = `user-${seed}-${index}`;
    const passedMs = now().atMs;
    if (helpedMs !== undefined) return { user, happenings, outcome: "passed", passedMs, helpedMs };
    return isLost
      ? { user, happenings, outcome: "lost" }
      : { user, happenings, outcome: "passed", passedMs };
  });
}

function fitted(fit: StallFit): Extract<StallFit, { readonly kind: "fitted" }> {
  if (fit.kind === "insufficient") throw new Error(fit.because);
  return fit;
}

const options = { version: "learned-1" };
const learned = fitted(fitStalls(users(600), options));

/** The share of these users that a baseline alarms about. */
function alarmed(all: readonly StallHistory[], baseline: StallBaseline): number {
  const stuck = all.filter((history) =>
    [...momentsOf(history, baseline, "presence")].some(
      ({ milestone, values }) => scoreStall(baseline, milestone, values)!.excess >= 0,
    ),
  );
  return stuck.length / all.length;
}

describe("a baseline learned from histories", () => {
  it("alarms about the lost among new users, and about others at the rate asked for", () => {
    const others = users(1_500, { seed: 2 });
    const passed = others.filter(({ outcome }) => outcome === "passed");
    const lost = others.filter(({ outcome }) => outcome === "lost");
    for (const alpha of [0.05, 0.2]) {
      const { baseline } = fitted(fitStalls(users(600), { ...options, alpha }));
      expect(Math.abs(alarmed(passed, baseline) - alpha)).toBeLessThan(0.035);
      expect(alarmed(lost, baseline)).toBeGreaterThan(4 * alpha > 0.5 ? 0.5 : 4 * alpha);
    }
  });

  it("judges exactly as it was fitted, by the function that browsers judge by", () => {
    const histories = users(120, { seed: 3 });
    const design = designStalls(users(600), "presence");
    const table = tabulateMoments(histories, design, "presence");
    const columns = design.firstColumns.at(-1)!;
    const weights = Int32Array.from({ length: columns }, (_, column) => ((column * 37) % 61) - 30);
    const baseline: StallBaseline = {
      version: "test",
      names: design.names,
      steps: design.steps.map(({ source, edges }, index) => [
        source,
        ...edges.flatMap((edge, place) => [edge, weights[design.firstColumns[index]! + place]!]),
      ]),
      milestones: { bank: [0, 0], pay: [0, 0] },
      threshold: 0,
      slack: 0,
    };
    const moments = histories.flatMap((history) => [...momentsOf(history, baseline, "presence")]);
    const judged = moments.map((one) => scoreStall(baseline, one.milestone, one.values)!.excess);
    expect(judged).toEqual([...evidenceOf({ weights }, table)]);
    expect(judged.length).toBeGreaterThan(1_000);
  });

  it("never takes silence for a good sign", () => {
    const silent = learned.baseline.steps.filter(([source]) => source.startsWith("silence"));
    expect(silent.length).toBeGreaterThan(0);
    for (const [, ...pairs] of silent) {
      for (let index = 1; index < pairs.length; index += 2) expect(pairs[index]).toBeGreaterThan(0);
    }
  });

  it("does not take an alarm back only because somebody does something again", () => {
    const { baseline } = learned;
    const quiet = { since: 30, active: 60, events: 6, signs: 3, "failed-attempts": 3 };
    const silent = { ...quiet, silence: 30, "silence:failed-attempts": 30 };
    const [before, after] = [silent, quiet].map((values) => scoreStall(baseline, "bank", values)!);
    expect(before!.excess).toBeGreaterThan(after!.excess);
    expect(after!.excess - before!.excess).toBeGreaterThan(-baseline.slack);
  });

  it("says chances that come true", () => {
    for (const { said, passed, users: size } of learned.quality.calibration) {
      expect(Math.abs(said - passed)).toBeLessThan(4 * Math.sqrt(0.25 / size));
    }
    expect(learned.quality.calibration).toHaveLength(10);
  });

  it("is the same in whatever order its users are told", () => {
    expect(fitStalls(users(600).toReversed(), options)).toEqual(fitStalls(users(600), options));
  });

  it("is not made easier to satisfy by people whom help got through, nor harder", () => {
    const before = learned.baseline;
    const helped = fitted(fitStalls(users(600, { helpAt: 3 }), options));
    expect(helped.quality.helped).toBeGreaterThan(60);
    const others = users(1_500, { seed: 2 }).filter(({ outcome }) => outcome === "passed");
    expect(Math.abs(alarmed(others, helped.baseline) - alarmed(others, before))).toBeLessThan(0.04);
  });

  it("names only what enough people did", () => {
    const histories = users(600).map((history, index) => ({
      ...history,
      happenings: history.happenings.map((one) =>
        one.kind === "event" && index < 15 ? { ...one, name: "ann@example.com" } : one,
      ),
    }));
    const { names } = fitted(fitStalls(histories, options)).baseline;
    expect(Object.keys(names).toSorted()).toEqual(["Edited", "Opened"]);
  });

  it("knows no milestone that too few got through", () => {
    const histories = users(600).map((history, index) => ({
      ...history,
      happenings: history.happenings.map((one) =>
        one.kind === "milestone" && one.milestone === "pay" && index >= 15
          ? { ...one, milestone: "bank" }
          : one,
      ),
    }));
    const { baseline, quality } = fitted(fitStalls(histories, options));
    expect(Object.keys(baseline.milestones)).toEqual(["bank"]);
    expect(quality.milestones["pay"]).toMatchObject({ known: false });
  });

  it("counts signs on top where the counter is asked for, and says no chance then", () => {
    const { baseline } = fitted(
      fitStalls(users(600), { ...options, view: "events", counter: true }),
    );
    expect(baseline.unit).toBeUndefined();
    const signs = baseline.steps.find(([source]) => source === "signs")!;
    expect(signs.filter((_, index) => index % 2 === 1)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe("histories that do not suffice", () => {
  const because = (histories: readonly StallHistory[]) => {
    const fit = fitStalls(histories, options);
    return fit.kind === "insufficient" ? fit.because : fit.kind;
  };
  const only = (outcome: "passed" | "lost", all = users(600)) =>
    all.filter((one) => one.outcome === outcome);

  it("are said by reason: nobody, few, all alike", () => {
    expect(because([])).toBe("no-users");
    expect(because(users(1))).toMatch(/^none-/);
    expect(because(users(60))).toBe("few-users");
    expect(because(only("passed"))).toBe("none-lost");
    expect(because(only("lost"))).toBe("none-passed");
    expect(because([...only("passed").slice(0, 20), ...only("lost")])).toBe("few-passed");
    expect(because([...only("passed"), ...only("lost").slice(0, 20)])).toBe("few-lost");
  });

  it("have no milestone, no event, or nothing that tells the lost from others", () => {
    const bare = (keep: StallHappening["kind"]) =>
      users(600).map((history) => ({
        ...history,
        happenings: history.happenings.filter(({ kind }) => kind === keep),
      }));
    expect(because(bare("event"))).toBe("no-milestone-known");
    expect(because(bare("milestone"))).toBe("no-events");
    const chance = chanceFrom(5);
    const random = users(600).map(({ user, happenings }): StallHistory => {
      const passedMs = happenings.at(-1)!.atMs + 40_000;
      return chance() < 0.5
        ? { user, happenings, outcome: "lost" }
        : { user, happenings, outcome: "passed", passedMs };
    });
    expect(because(random)).toBe("no-signal");
  });
});
