import { describe, expect, it } from "vitest";
import {
  assignmentVectors,
  conditionVectors,
  progressVectors,
  stallVectors,
} from "./read-vectors.ts";
import { assign, runConditionVector, runProgressVector, runStallVector } from "./run-vectors.ts";

// The same vectors run in a real browser: test/e2e/vectors.e2e.ts.
describe("the vectors, as the collector runs them", () => {
  it.each(progressVectors)("progress: $name", (vector) => {
    expect(runProgressVector(vector)).toEqual(Array(4).fill(vector.reachedAtMs));
  });

  it.each(conditionVectors)("condition: $name", (vector) => {
    expect(runConditionVector(vector)).toEqual(Array(4).fill(vector.holds));
  });

  it.each(stallVectors.vectors)("stall: $name", (vector) => {
    expect(runStallVector(vector, stallVectors.expectedActiveMs)).toEqual(
      vector.steps.map((step) => step.says),
    );
  });

  it.each(assignmentVectors)("assignment: $guide.id of $units.user", (vector) => {
    const found = assign(vector.guide, vector.global, vector.units) ?? null;
    expect(found).toEqual(vector.assignment);
  });
});
