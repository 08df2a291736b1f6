import type { ArrivalGroup } from "@cairn/core/api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activationOf } from "../../src/insights/activation.ts";

const DAY_MS = 86_400_000;
const NOW = Date.parse("2026-11-23T15:00:00Z");
const WAY = ["a", "b"];

const someone = fc.record({
  ago: fc.integer({ min: 0, max: 100 * 24 }),
  // Hours after they came.
  a: fc.option(fc.integer({ min: 0, max: 400 })),
  b: fc.option(fc.integer({ min: 0, max: 400 })),
});
type Someone = typeof someone extends fc.Arbitrary<infer Value> ? Value : never;

function memberOf({ ago, a, b }: Someone) {
  const firstMs = NOW - ago * 3_600_000;
  const at = (hours: number | null) => (hours === null ? undefined : firstMs + hours * 3_600_000);
  const moments = Object.entries({ a: at(a), b: at(b) }).filter(([, ms]) => ms !== undefined);
  return { person: { firstMs }, reached: Object.fromEntries(moments) } as never;
}

/** How many came in a time and had theirs, and how many of them did all of these steps in it: one by one. */
function plainly(
  people: readonly Someone[],
  steps: readonly ("a" | "b")[],
  group: ArrivalGroup,
  withinMs: number,
) {
  let complete = 0;
  let reached = 0;
  for (const one of people) {
    const firstMs = NOW - one.ago * 3_600_000;
    if (firstMs < Date.parse(group.from) || firstMs >= Date.parse(group.until)) continue;
    if (firstMs + withinMs > NOW) continue;
    complete += 1;
    if (steps.every((step) => one[step] !== null && one[step] * 3_600_000 <= withinMs))
      reached += 1;
  }
  return { complete, reached };
}

describe("the share that gets value", () => {
  it("counts in every group whom a plain count of everybody counts", () => {
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 60 }), (people) => {
        const found = activationOf(
          people.map(memberOf),
          { activation: WAY, titleOf: (id) => id },
          NOW,
        );
        const asked = [
          { rates: found, steps: ["a", "b"] as const },
          { rates: found.milestones[0]!, steps: ["a"] as const },
          { rates: found.milestones[1]!, steps: ["b"] as const },
        ];
        for (const { rates, steps } of asked) {
          for (const group of [rates.now, rates.before, ...rates.series]) {
            const { complete, reached } = group;
            expect({ complete, reached }).toEqual(plainly(people, steps, group, found.withinMs));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("leaves no gap between its groups, and ends where everybody had the time", () => {
    fc.assert(
      fc.property(fc.array(someone, { minLength: 1, maxLength: 20 }), (people) => {
        const { series, now, before, withinMs } = activationOf(
          people.map(memberOf),
          { activation: WAY, titleOf: (id) => id },
          NOW,
        );
        const ends = [before, now, ...series.slice(1)].map(({ from }) => from);
        const begins = [before.until, now.from, ...series.slice(0, -1).map(({ until }) => until)];
        expect(begins[0]).toBe(ends[1]);
        expect(begins.slice(2)).toEqual(ends.slice(2));
        expect(Date.parse(now.until)).toBeLessThanOrEqual(NOW - withinMs);
        expect(NOW - withinMs - Date.parse(now.until)).toBeLessThan(DAY_MS);
        expect(now.waiting + before.waiting).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});
