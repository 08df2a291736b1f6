import { describe, expect, it } from "vitest";
import { progressVectors, stallVectors } from "./read-vectors.ts";
import { runProgressVector, runStallVector } from "./run-vectors.ts";

// The same vectors run in a real browser: test/e2e/vectors.e2e.ts.
describe("the vectors, as the collector runs them", () => {
  it.each(progressVectors)("progress: $name", (vector) => {
    expect(runProgressVector(vector)).toEqual(Array(4).fill(vector.reachedAtMs));
  });

  it.each(stallVectors.vectors)("stall: $name", (vector) => {
    expect(runStallVector(vector, stallVectors.expectedActiveMs)).toEqual(
      vector.steps.map((step) => step.says),
    );
  });
});
