// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { boxOf, seenOf } from "../../src/placement/seen.ts";

afterEach(() => document.body.replaceChildren());

const screen = { left: 0, top: 0, right: 1000, bottom: 800 };
type Box = readonly [left: number, top: number, width: number, height: number];

// What a browser computes without a style sheet; happy-dom leaves it empty.
const plain = {
  position: "static",
  overflow: "visible",
  transform: "none",
  filter: "none",
  perspective: "none",
};

/** A box inside `parent`, where a layout would have put it. */
function aBox(
  parent: Element,
  [left, top, width, height]: Box,
  style: Partial<CSSStyleDeclaration> = {},
) {
  const box = document.createElement("div");
  Object.assign(box.style, plain, style);
  box.getBoundingClientRect = () => new DOMRect(left, top, width, height);
  parent.append(box);
  return box;
}
const seen = (element: Element, rim = 0) => seenOf(element, boxOf(element, rim), screen);
const hides = { overflow: "hidden" };

describe("seenOf", () => {
  it("SEEN1 is the whole box where nothing cuts it off, with its rim as far as the screen goes", () => {
    const element = aBox(document.body, [2, 10, 100, 30]);
    expect(seen(element, 6)).toEqual({ left: 0, top: 4, right: 108, bottom: 46 });
  });

  it("5: is cut off by each box around it that hides what overflows", () => {
    const outer = aBox(document.body, [0, 100, 400, 200], { overflow: "auto" });
    const inner = aBox(outer, [50, 50, 200, 120], hides);
    const element = aBox(inner, [20, 90, 100, 300]);
    expect(seen(element)).toEqual({ left: 50, top: 100, right: 120, bottom: 170 });
  });

  it("SEEN2 is an edge without width or height where all of it is out of sight", () => {
    const outer = aBox(document.body, [0, 100, 400, 200], hides);
    const { top, bottom } = seen(aBox(outer, [20, 500, 100, 30]));
    expect([top, bottom]).toEqual([300, 300]);
  });

  it("5: is not cut off by boxes that a fixed element is not counted from", () => {
    const outer = aBox(document.body, [0, 100, 400, 200], hides);
    const fixed = aBox(outer, [500, 0, 100, 30], { position: "fixed" });
    expect(seen(fixed)).toEqual({ left: 500, top: 0, right: 600, bottom: 30 });
    expect(seen(aBox(fixed, [510, 5, 20, 10])).left).toBe(510);
  });

  it("5: is cut off by a transformed box, which a fixed element is counted from", () => {
    const turned = aBox(document.body, [0, 100, 400, 200], { ...hides, transform: "scale(1.1)" });
    const fixed = aBox(turned, [380, 150, 100, 30], { position: "fixed" });
    expect(seen(fixed).right).toBe(400);
  });

  it("5: is not cut off by a box that an absolute element hangs out of", () => {
    const outer = aBox(document.body, [0, 100, 400, 200], { position: "relative" });
    const inner = aBox(outer, [0, 100, 50, 50], { ...hides, position: "static" });
    const hung = aBox(inner, [40, 120, 100, 30], { position: "absolute" });
    expect(seen(hung).right).toBe(140);
    inner.style.position = "relative";
    expect(seen(hung).right).toBe(50);
  });

  it("10: is cut off by boxes outside of the shadow root that it lies in", () => {
    const outer = aBox(document.body, [0, 0, 100, 100], hides);
    const host = aBox(outer, [0, 0, 300, 100]);
    const shadow = host.attachShadow({ mode: "open" });
    const element = aBox(shadow as unknown as Element, [50, 0, 200, 40]);
    expect(seen(element).right).toBe(100);
  });
});
