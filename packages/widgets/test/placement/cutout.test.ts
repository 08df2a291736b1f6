import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutout } from "../../src/placement/cutout.ts";

const hole = { left: 10, top: 20, right: 110, bottom: 60 };
const radiusOf = (path: string) => Number(/a([\d.]+) /.exec(path)?.[1]);

describe("cutout", () => {
  it("CUT1 covers everything but the hole", () => {
    expect(cutout(hole)).toBe(
      "M-9-9H99999V99999H-9ZM22 20H98a12 12 0 0 1 12 12V48a12 12 0 0 1 -12 12H22a12 12 0 0 1 -12 -12V32a12 12 0 0 1 12 -12Z",
    );
  });

  it("5: clamps the radius to half of the hole, so that no corner turns over", () => {
    fc.assert(
      fc.property(
        fc.record({
          left: fc.integer({ min: -500, max: 2000 }),
          top: fc.integer({ min: -500, max: 2000 }),
          width: fc.integer({ min: 0, max: 3000 }),
          height: fc.integer({ min: 0, max: 3000 }),
        }),
        ({ left, top, width, height }) => {
          const path = cutout({ left, top, right: left + width, bottom: top + height });
          expect(radiusOf(path)).toBe(Math.min(12, width / 2, height / 2));
          expect(path).not.toContain("NaN");
        },
      ),
    );
  });
});
