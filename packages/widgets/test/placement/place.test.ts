import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { place } from "../../src/placement/place.ts";
import type { Edges, Size, Wish } from "../../src/placement/place.ts";

const EDGE = 10;
const screen: Edges = { left: 0, top: 0, right: 1000, bottom: 800 };
const small: Size = { width: 200, height: 100 };
const at = (left: number, top: number, width = 80, height = 30): Edges => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
/** What of `element` may be seen in `view`. */
const inView = (element: Edges, view: Edges): Edges => ({
  left: Math.max(element.left, view.left),
  top: Math.max(element.top, view.top),
  right: Math.min(element.right, view.right),
  bottom: Math.min(element.bottom, view.bottom),
});
const below: Wish = { side: "bottom", gap: 12, isRtl: false };

const sides = ["top", "right", "bottom", "left"] as const;
const screens = fc.record({
  left: fc.integer({ min: 0, max: 40 }),
  top: fc.integer({ min: 0, max: 40 }),
  right: fc.integer({ min: 320, max: 1600 }),
  bottom: fc.integer({ min: 256, max: 1200 }),
});
const sizes = fc.record({
  width: fc.integer({ min: 60, max: 320 }),
  height: fc.integer({ min: 40, max: 400 }),
});
const wishes = fc.record({
  side: fc.constantFrom(...sides),
  gap: fc.constantFrom(12, 20),
  isRtl: fc.boolean(),
});
/** An element of which at least a part is in view. */
const targets = (view: Edges) =>
  fc
    .record({
      left: fc.integer({ min: view.left - 200, max: view.right - 4 }),
      top: fc.integer({ min: view.top - 200, max: view.bottom - 4 }),
      width: fc.integer({ min: 4, max: 1500 }),
      height: fc.integer({ min: 4, max: 900 }),
    })
    .map(({ left, top, width, height }) => at(left, top, width, height))
    .filter(({ right, bottom }) => right > view.left + 2 && bottom > view.top + 2)
    .map((element) => inView(element, view));
const scenes = screens.chain((view) =>
  fc.record({ view: fc.constant(view), target: targets(view), size: sizes, wish: wishes }),
);

function boxOf({ x, y }: { readonly x: number; readonly y: number }, size: Size): Edges {
  return { left: x, top: y, right: x + size.width, bottom: y + size.height };
}
const overlap = (one: Edges, other: Edges) =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom;
/** Whether there is room for `size` beside the target on some side, the gap and the edge of the screen kept. */
function fitsSomewhere(target: Edges, size: Size, view: Edges, gap: number): boolean {
  const wide = size.width + gap + EDGE;
  const high = size.height + gap + EDGE;
  return (
    target.left - view.left >= wide ||
    view.right - target.right >= wide ||
    target.top - view.top >= high ||
    view.bottom - target.bottom >= high
  );
}

describe("place", () => {
  it("PLACE1 stands on the wished side, in the middle, with its arrow at the element", () => {
    expect(place(at(400, 300), small, screen, below)).toEqual({
      side: "bottom",
      x: 340,
      y: 342,
      arrow: 100,
    });
  });

  it("PLACE2 goes to the other side where there is no room, and then to where the line ends", () => {
    expect(place(at(400, 760), small, screen, below).side).toBe("top");
    const tall = at(400, 20, 80, 760);
    expect(place(tall, small, screen, below).side).toBe("right");
    expect(place(tall, small, screen, { ...below, isRtl: true }).side).toBe("left");
  });

  it("PLACE3 slides along the element to stay on screen, and its arrow stays at the element", () => {
    const { x, arrow } = place(at(940, 300, 40), small, screen, below);
    expect(x).toBe(790);
    expect(x + arrow).toBe(960);
  });

  it("PLACE4 points at what is to be seen of an element that is wider than the screen", () => {
    const { x, arrow } = place(inView(at(-500, 300, 1000), screen), small, screen, below);
    expect(x + arrow).toBe(250);
  });

  it("PLACE5 straddles the corner where lines end, or the one that is on screen", () => {
    const corner: Wish = { side: "corner", gap: 0, isRtl: false };
    const dot: Size = { width: 24, height: 24 };
    expect(place(at(400, 300), dot, screen, corner)).toMatchObject({ x: 470, y: 286 });
    expect(place(at(400, 300), dot, screen, { ...corner, isRtl: true })).toMatchObject({
      x: 386,
      y: 286,
    });
    expect(place(at(400, 4), dot, screen, corner)).toMatchObject({ x: 470, y: 24 });
    expect(place(at(915, 300), dot, screen, corner)).toMatchObject({ x: 901, y: 286 });
  });

  it("PLACE6 never covers the element where any side has room", () => {
    fc.assert(
      fc.property(scenes, ({ view, target, size, wish }) => {
        fc.pre(fitsSomewhere(target, size, view, wish.gap));
        expect(overlap(boxOf(place(target, size, view, wish), size), target)).toBe(false);
      }),
    );
  });

  it("PLACE7 is always on screen where it fits there", () => {
    fc.assert(
      fc.property(scenes, ({ view, target, size, wish }) => {
        fc.pre(view.right - view.left >= size.width + 2 * EDGE);
        fc.pre(view.bottom - view.top >= size.height + 2 * EDGE);
        const box = boxOf(place(target, size, view, wish), size);
        expect(box.left).toBeGreaterThanOrEqual(view.left + EDGE);
        expect(box.top).toBeGreaterThanOrEqual(view.top + EDGE);
        expect(box.right).toBeLessThanOrEqual(view.right - EDGE);
        expect(box.bottom).toBeLessThanOrEqual(view.bottom - EDGE);
      }),
    );
  });

  it("PLACE8 keeps its arrow on the straight edge, and at the element as far as that reaches", () => {
    fc.assert(
      fc.property(scenes, ({ view, target, size, wish }) => {
        const { side, x, y, arrow } = place(target, size, view, wish);
        const isUpright = side === "top" || side === "bottom";
        const [start, length, from, to] = isUpright
          ? [x, size.width, target.left, target.right]
          : [y, size.height, target.top, target.bottom];
        expect(arrow).toBeGreaterThanOrEqual(20);
        expect(arrow).toBeLessThanOrEqual(length - 20);
        const reachesIt = to >= start + 20 && from <= start + length - 20;
        if (reachesIt) {
          expect(start + arrow).toBeGreaterThanOrEqual(from);
          expect(start + arrow).toBeLessThanOrEqual(to);
        }
      }),
    );
  });

  it("PLACE9 keeps the wished side wherever that has room", () => {
    fc.assert(
      fc.property(scenes, ({ view, target, size, wish }) => {
        const room = {
          top: target.top - view.top,
          bottom: view.bottom - target.bottom,
          left: target.left - view.left,
          right: view.right - target.right,
        }[wish.side];
        const isUpright = wish.side === "top" || wish.side === "bottom";
        fc.pre(room >= (isUpright ? size.height : size.width) + wish.gap + EDGE);
        expect(place(target, size, view, wish).side).toBe(wish.side);
      }),
    );
  });

  it("PLACE10 stands in the middle of the screen without an element", () => {
    expect(place(undefined, small, screen, below)).toEqual({
      side: "middle",
      x: 400,
      y: 350,
      arrow: 0,
    });
  });

  describe("a sheet on a narrow screen", () => {
    const phone: Edges = { left: 0, top: 0, right: 320, bottom: 640 };
    const sheet: Size = { width: 300, height: 180 };
    const lying: Wish = { ...below, isSheet: () => true };

    it("PLACE11 lies along the lower edge, or the upper one where the element is below", () => {
      expect(place(at(20, 100), sheet, phone, lying)).toMatchObject({
        side: "bottom",
        x: 10,
        y: 450,
      });
      expect(place(at(20, 560), sheet, phone, lying)).toMatchObject({ side: "top", x: 10, y: 10 });
    });

    it("16: is never higher than what the element leaves free, as long as two lines fit there", () => {
      fc.assert(
        fc.property(targets(phone), (target) => {
          const { side, most = 0 } = place(target, sheet, phone, lying);
          const free = side === "bottom" ? phone.bottom - target.bottom : target.top;
          expect(most).toBe(Math.max(128, free - lying.gap - EDGE));
          const height = Math.min(most, 400);
          const { x, y } = place(target, { ...sheet, height }, phone, lying);
          const box = boxOf({ x, y }, { ...sheet, height });
          expect(box.bottom).toBeLessThanOrEqual(phone.bottom - EDGE);
          expect(box.top).toBeGreaterThanOrEqual(phone.top + EDGE);
          if (free >= 128 + lying.gap + EDGE) expect(overlap(box, target)).toBe(false);
        }),
      );
    });

    it("PLACE12 keeps its edge while its own height changes", () => {
      fc.assert(
        fc.property(targets(phone), fc.integer({ min: 100, max: 500 }), (target, height) => {
          const one = place(target, sheet, phone, lying);
          expect(place(target, { ...sheet, height }, phone, lying).side).toBe(one.side);
        }),
      );
    });
  });
});
