import { describe, expect, it } from "vitest";
import type { MomentTable } from "../../src/learn/moment-table.ts";
import { fitRidgeLogistic, type LogisticProblem } from "../../src/learn/ridge-logistic.ts";

const MOMENTS = 60;
const numbers = Array.from({ length: MOMENTS }, (_, index) => index);
const reachedA = (index: number): number => (index * 7) % 4;
const reachedB = (index: number): number => ((index * 5) % 3 === 0 ? 1 : 0);

/** Sixty users with a moment each: a source of three edges, one of a single edge, two milestones. */
function aProblem(rises: boolean): LogisticProblem {
  const bins: number[] = [];
  const moments = [0];
  for (const index of numbers) {
    if (reachedA(index) > 0) bins.push(reachedA(index) - 1);
    if (reachedB(index) > 0) bins.push(3);
    moments.push(bins.length);
  }
  const table: MomentTable = {
    design: {
      names: {},
      milestones: ["x", "y"],
      steps: [
        { source: "a", edges: [1, 2, 3] },
        { source: "b", edges: [1], ...(rises ? { rises } : {}) },
      ],
      firstColumns: [0, 3, 4],
    },
    users: Int32Array.from([...numbers, MOMENTS]),
    moments: Int32Array.from(moments),
    bins: Uint16Array.from(bins),
    milestones: Uint16Array.from(numbers, (index) => index % 2),
    atMs: new Float64Array(MOMENTS),
  };
  const outcomes = Float64Array.from(numbers, (index) =>
    (index * 11) % 13 < 3 + 2 * reachedA(index) - 3 * reachedB(index) ? 1 : 0,
  );
  const weights = Float64Array.from(numbers, (index) => 1 / (1 + (index % 3)));
  return { table, outcomes, weights, ridge: 0.5 };
}

// Found by SciPy 1.17.1 on the same data, from the penalised likelihood written out plainly: Newton-CG without the bound,
// L-BFGS-B with it.
const FREE = [0.68892138, 0.87541433, 0.29712512, -0.71193291];
const FREE_LEVELS = [-0.11063209, 0.11063211];
const FREE_COMMON = -1.46225595;
const BOUND = [0.67878195, 0.85692552, 0.28646432, 0];

describe("ridge logistic regression over steps", () => {
  it("finds what another implementation finds", () => {
    const fit = fitRidgeLogistic(aProblem(false));
    expectNear(fit.weights, FREE);
    expectNear(fit.levels, FREE_LEVELS);
    expect(fit.common).toBeCloseTo(FREE_COMMON, 6);
    expect(fit.slope).toBeLessThan(1e-6);
  });

  it("keeps a weight that may not be negative at zero, and all others at their best beside it", () => {
    const fit = fitRidgeLogistic(aProblem(true));
    expectNear(fit.weights, BOUND);
    expect(fit.slope).toBeLessThan(1e-6);
  });

  it("finds the same from another start, also where that start holds too much at zero", () => {
    const problem = aProblem(false);
    const bound = fitRidgeLogistic(aProblem(true));
    expectNear(fitRidgeLogistic(problem, bound).weights, FREE);
    const turned = { ...aProblem(true), outcomes: problem.outcomes.map((one) => 1 - one) };
    const risen = fitRidgeLogistic(turned, bound).weights;
    expect(risen[3]).toBeCloseTo(-FREE[3]!, 6);
  });

  it("leaves out what weighs nothing", () => {
    const problem = aProblem(false);
    const weights = problem.weights.map((weight, index) => (index < 30 ? weight : 0));
    const outcomes = problem.outcomes.map((one, index) => (index < 30 ? one : 1 - one));
    const half = fitRidgeLogistic({ ...problem, weights });
    expectNear(fitRidgeLogistic({ ...problem, weights, outcomes }).weights, [...half.weights]);
  });

  it("says the same of chances as of as many people of both outcomes", () => {
    const problem = aProblem(false);
    const mixed = fitRidgeLogistic({ ...problem, outcomes: new Float64Array(MOMENTS).fill(0.25) });
    expectNear(mixed.weights, [0, 0, 0, 0]);
    expect(mixed.common).toBeCloseTo(Math.log(1 / 3), 6);
  });
});

function expectNear(found: ArrayLike<number>, expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  for (const [index, value] of expected.entries()) expect(found[index]).toBeCloseTo(value, 6);
}
