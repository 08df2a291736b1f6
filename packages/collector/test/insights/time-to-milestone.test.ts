import { describe, expect, it } from "vitest";
import { timeToMilestone } from "../../src/insights/time-to-milestone.ts";

/** So many people who came at 0 and got there one millisecond after another. */
const spans = (people: number) =>
  Array.from({ length: people }, (_, ms) => ({ firstMs: 0, reachedMs: ms }));

describe("the curve of the time to a milestone", () => {
  it("gives every step of up to a thousand", () => {
    expect(timeToMilestone("paid", spans(1_000), 10_000).points).toHaveLength(1_000);
  });

  it("gives of more only those that a screen can show, from the first to the last, with the whole figures", () => {
    const { points, medianMs, reached } = timeToMilestone("paid", spans(50_000), 100_000);
    expect(points.length).toBeGreaterThan(900);
    expect(points.length).toBeLessThanOrEqual(1_001);
    expect(points[0]).toMatchObject({ ms: 0, atRisk: 50_000 });
    expect(points.at(-1)).toMatchObject({ ms: 49_999, share: 1 });
    for (const [index, { share }] of points.entries()) {
      expect(share - (points[index - 1]?.share ?? 0)).toBeLessThan(0.0011);
    }
    expect({ medianMs, reached }).toEqual({ medianMs: 24_999, reached: 50_000 });
  });
});
