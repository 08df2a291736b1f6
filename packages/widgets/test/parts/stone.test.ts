import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stoneOf } from "../../src/parts/stone.ts";

describe("stones", () => {
  it("STONE1 gives the same item the same stone, inside its bounds", () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        const stone = stoneOf(id);
        expect(stoneOf(id)).toEqual(stone);
        expect([1, 2, 3]).toContain(stone.shade);
        expect(Math.abs(stone.tilt)).toBeLessThanOrEqual(3);
        expect(Math.abs(stone.shift)).toBeLessThanOrEqual(4);
      }),
    );
  });

  it("STONE2 spreads items over all five shapes", () => {
    const count = new Map<string, number>();
    for (let at = 0; at < 500; at++) {
      const { outline, isTurned } = stoneOf(`item-${at}`);
      const shape = `${outline} ${isTurned}`;
      count.set(shape, (count.get(shape) ?? 0) + 1);
    }
    expect(count.size).toBe(5);
    expect(Math.min(...count.values())).toBeGreaterThan(60);
  });
});
