import { describe, expect, it } from "vitest";
import { click, error, found, go, kinds, leave, progress, reaction, tick } from "./stream.ts";

/** Clicks that the page answers, so that only their pace matters. */
const answered = (
  times: readonly number[],
  ...rest: [Parameters<typeof click>[1]?, Parameters<typeof click>[2]?]
) => times.flatMap((atMs) => [click(atMs, ...rest), reaction(atMs + 1)]);

describe("rage click", () => {
  it("is told at the fourth click within a second", () => {
    expect(found(...answered([0, 300, 600, 900]))).toEqual([
      { kind: "rage-click", atMs: 900, path: "/invoices", element: "#save", count: 4 },
    ]);
  });

  it("is not told of three clicks, nor of four over a second or more", () => {
    expect(kinds(...answered([0, 300, 600]))).toEqual([]);
    expect(kinds(...answered([0, 400, 800, 1_000]))).toEqual([]);
  });

  it("is told once a burst, and again for a new one", () => {
    const burst = [0, 200, 400, 600, 800, 1_000, 1_200, 1_400];
    expect(kinds(...answered(burst))).toEqual(["rage-click"]);
    const later = burst.map((atMs) => atMs + 10_000);
    expect(kinds(...answered([...burst, ...later]))).toEqual(["rage-click", "rage-click"]);
  });

  it("takes different elements within 30 px for one spot, and no further", () => {
    const near = [0, 100, 200, 300].flatMap((atMs, index) =>
      answered([atMs], { element: `#row-${index}` }, { x: 100 + index * 10 }),
    );
    expect(kinds(...near)).toEqual(["rage-click"]);
    const far = [0, 100, 200, 300].flatMap((atMs, index) =>
      answered([atMs], { element: `#row-${index}` }, { x: 100 + index * 31 }),
    );
    expect(kinds(...far)).toEqual([]);
  });

  it("follows one element that moves under the pointer", () => {
    const moving = [0, 100, 200, 300].flatMap((atMs, index) =>
      answered([atMs], {}, { x: index * 200 }),
    );
    expect(kinds(...moving)).toEqual(["rage-click"]);
  });

  it("is not told of a key that is held, nor of the clicks that a label hands to its field", () => {
    const held = Array.from({ length: 30 }, (_, index) => index * 33);
    expect(kinds(...answered(held, {}, { detail: 0 }))).toEqual([]);
    const label = (atMs: number) => [
      ...answered([atMs], { element: "#label" }),
      ...answered([atMs + 1], { element: "#label > input" }, { detail: 0 }),
    ];
    expect(kinds(...[0, 300, 600].flatMap(label))).toEqual([]);
  });

  it("is cancelled by a text selection, by controls made for repeated clicks, and by a new page", () => {
    expect(kinds(...answered([0, 100, 200, 300, 400], {}, { selecting: true }))).toEqual([]);
    expect(kinds(...answered([0, 100, 200, 300, 400], { repeatable: true }))).toEqual([]);
    const wizard = [0, 200, 400, 600].flatMap((atMs, step) => [
      click(atMs),
      go(atMs + 50, `/step-${step}`),
    ]);
    expect(kinds(...wizard)).toEqual([]);
  });
});

describe("dead click", () => {
  it("is told 2.5 s after a click that nothing answered, at the next signal", () => {
    expect(found(click(0), tick(2_499))).toEqual([]);
    expect(found(click(0), tick(2_600))).toEqual([
      { kind: "dead-click", atMs: 2_500, path: "/invoices", element: "#save", count: 1 },
    ]);
  });

  it.each([
    ["a reaction", reaction(2_000)],
    ["a navigation", go(2_000, "/other")],
    ["leaving the page", leave(2_000)],
    ["progress", progress(2_000)],
    ["an error, which is an error click", error(2_000)],
  ])("is not told after %s", (_name, answer) => {
    expect(kinds(click(0), answer, tick(9_000))).not.toContain("dead-click");
  });

  it("is told when the reaction comes too late", () => {
    expect(kinds(click(0), tick(2_500), reaction(2_501))).toEqual(["dead-click"]);
    expect(kinds(click(0), click(2_501), reaction(2_502))).toEqual(["dead-click"]);
  });

  it("is not told of a page whose clock stood still, as behind a confirm", () => {
    expect(kinds(click(0), reaction(9_000), tick(9_001))).toEqual([]);
  });

  it("is not told of a button that opens the chooser of files by a click on its input", () => {
    const opened = click(1, { element: "#file", exempt: true }, { detail: 0 });
    expect(kinds(click(0), opened, tick(5_000))).toEqual([]);
  });

  it("is told of a step further that does nothing, and of a key press", () => {
    expect(kinds(click(0, { repeatable: true }), tick(5_000))).toEqual(["dead-click"]);
    expect(kinds(click(0, {}, { detail: 0 }), tick(5_000))).toEqual(["dead-click"]);
  });

  it("counts impatient clicks on one element as one finding", () => {
    expect(found(click(0), click(1_200), click(2_400), tick(3_000), tick(9_000))).toMatchObject([
      { kind: "dead-click", count: 3 },
    ]);
  });

  it("tells two dead elements apart", () => {
    const elements = found(click(0, { element: "#a" }), click(100, { element: "#b" }), tick(5_000));
    expect(elements.map(({ element }) => element)).toEqual(["#a", "#b"]);
  });

  it.each([
    ["what does not look clickable", { clickable: false }, {}],
    ["inputs, links, canvas, video and steppers", { exempt: true }, {}],
    ["a text selection", {}, { selecting: true }],
  ])("is not told of %s", (_name, on, more) => {
    expect(kinds(click(0, on, more), tick(5_000))).toEqual([]);
  });
});

describe("error click", () => {
  it("is told of an error at most 2 s after a click, once a click", () => {
    expect(found(click(0), error(2_000), error(2_001), tick(9_000))).toEqual([
      { kind: "error-click", atMs: 2_000, path: "/invoices", element: "#save", count: 1 },
    ]);
    expect(kinds(click(0), error(100), click(1_000), error(1_100))).toEqual([
      "error-click",
      "error-click",
    ]);
  });

  it("is not told of an error by itself, a late one, or one after a click beside everything", () => {
    expect(kinds(error(0))).toEqual([]);
    expect(kinds(click(0), reaction(1), error(2_001))).toEqual([]);
    expect(kinds(click(0, { clickable: false }), error(100))).toEqual([]);
  });

  it("is not told once the user got on", () => {
    expect(kinds(click(0), progress(500), error(600))).toEqual([]);
  });
});
