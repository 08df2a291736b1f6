import { describe, expect, it } from "vitest";
import {
  click,
  edit,
  found,
  go,
  invalid,
  kinds,
  leave,
  progress,
  reaction,
  search,
  submit,
  tick,
  turn,
} from "./stream.ts";

describe("u-turn", () => {
  it("is told on coming back within 10 s of leaving", () => {
    expect(found(go(0, "/a"), go(1_000, "/b"), go(11_000, "/a"))).toEqual([
      { kind: "u-turn", atMs: 11_000, path: "/a", count: 1 },
    ]);
  });

  it("is not told after 10 s, on a round trip, or of a query change", () => {
    expect(kinds(go(0, "/a"), go(1_000, "/b"), go(11_001, "/a"))).toEqual([]);
    expect(kinds(go(0, "/a"), go(1_000, "/b"), go(2_000, "/c"), go(3_000, "/a"))).toEqual([]);
    expect(kinds(go(0, "/a"), go(1_000, "/a"), go(2_000, "/a"))).toEqual([]);
  });

  it("is not told when they got on or sent a form on the way", () => {
    expect(kinds(go(0, "/a"), go(1_000, "/b"), progress(2_000), go(3_000, "/a"))).toEqual([]);
    expect(kinds(go(0, "/a"), go(1_000, "/b"), submit(2_000), go(3_000, "/a"))).toEqual([]);
  });

  it("is not told of tabs and pages of a list, which are gone through", () => {
    const tab = (atMs: number, path: string) => [
      click(atMs, { repeatable: true }),
      reaction(atMs + 1),
      go(atMs + 2, path),
    ];
    expect(kinds(go(0, "/plan"), ...tab(1_000, "/team"), ...tab(2_000, "/plan"))).toEqual([]);
    // A tab leads away and the browser's own button back: that is one.
    expect(kinds(go(0, "/plan"), ...tab(1_000, "/team"), go(2_000, "/plan"))).toEqual(["u-turn"]);
  });

  it("is not told of another browser tab that was looked at", () => {
    expect(kinds(go(0, "/a"), leave(1_000, "/a"), tick(4_000), click(5_000))).toEqual([]);
  });

  it("is told once while somebody goes to and fro", () => {
    const ways = Array.from({ length: 8 }, (_, index) =>
      go(index * 1_000, index % 2 ? "/b" : "/a"),
    );
    expect(kinds(...ways)).toEqual(["u-turn"]);
  });
});

describe("form abandonment", () => {
  it("is told when an edited form is left unsent after 3 s", () => {
    expect(found(edit(0), edit(2_000), leave(3_000))).toEqual([
      { kind: "form-abandoned", atMs: 3_000, path: "/invoices", element: "#form", count: 1 },
    ]);
    expect(kinds(edit(0), go(4_000, "/help"))).toEqual(["form-abandoned"]);
  });

  it("is not told of fields that nobody has to send: they save themselves, or filter a list", () => {
    expect(kinds(edit(0, ""), edit(4_000, ""), leave(9_000))).toEqual([]);
    expect(kinds(edit(0, ""), go(9_000, "/help"))).toEqual([]);
  });

  it("is not told of a form in steps, each sent on a page of its own", () => {
    const step = (atMs: number, path: string) => [
      edit(atMs),
      submit(atMs + 5_000),
      go(atMs + 5_001, path),
    ];
    expect(kinds(...step(0, "/two"), ...step(6_000, "/three"), ...step(12_000, "/done"))).toEqual(
      [],
    );
  });

  it("is told of a form that was looked away from at once and then left", () => {
    expect(kinds(edit(0), leave(1_000), tick(2_000), edit(3_000), leave(60_000))).toEqual([
      "form-abandoned",
    ]);
  });

  it("is not told of a form left at once, sent, or never edited", () => {
    expect(kinds(edit(0), leave(2_999))).toEqual([]);
    expect(kinds(edit(0), submit(4_000), leave(5_000))).toEqual([]);
    expect(kinds(leave(9_000), go(10_000, "/help"))).toEqual([]);
    expect(kinds(edit(0), progress(4_000), leave(5_000))).toEqual([]);
  });

  it("is told of the form that was not sent, when another one was", () => {
    expect(found(edit(0, "#a"), edit(0, "#b"), submit(4_000, "#a"), leave(5_000))).toMatchObject([
      { element: "#b" },
    ]);
  });

  it("is told once while the same form is left and looked at again", () => {
    expect(kinds(edit(0), leave(4_000), edit(5_000), leave(9_000), go(10_000, "/help"))).toEqual([
      "form-abandoned",
    ]);
  });

  it("is not told of a navigation that stays on the form's page", () => {
    expect(kinds(edit(0), go(4_000, "/invoices"), submit(5_000), leave(6_000))).toEqual([]);
  });
});

describe("repeated validation error", () => {
  it("is told at the third refusal of one form, and once", () => {
    expect(found(invalid(0), invalid(5_000), invalid(10_000), invalid(15_000))).toEqual([
      { kind: "validation-repeated", atMs: 10_000, path: "/invoices", element: "#form", count: 3 },
    ]);
  });

  it("starts again after progress", () => {
    const three = (from: number) => [0, 1, 2].map((index) => invalid(from + index * 1_000));
    expect(kinds(invalid(0), invalid(1_000), progress(2_000), invalid(3_000))).toEqual([]);
    expect(kinds(...three(0), progress(9_000), ...three(10_000))).toHaveLength(2);
  });

  it("counts forms apart, and all fields that one submit marks as one", () => {
    expect(kinds(invalid(0, "#a"), invalid(1_000, "#b"), invalid(2_000, "#a"))).toEqual([]);
    expect(kinds(invalid(0), invalid(10), invalid(20), invalid(30))).toEqual([]);
  });
});

describe("repeated help search", () => {
  it("is told at the third search within 2 minutes that led to no answer, and once", () => {
    expect(found(search(0), search(60_000), search(119_999), search(121_000))).toEqual([
      { kind: "help-search-repeated", atMs: 119_999, path: "/invoices", count: 3 },
    ]);
  });

  it("is not told of slow searches, or when an answer was opened or progress made", () => {
    expect(kinds(search(0), search(60_000), search(120_000))).toEqual([]);
    expect(kinds(search(0), search(1_000), search(1_500, true), search(2_000))).toEqual([]);
    expect(kinds(search(0), search(1_000), progress(1_500), search(2_000))).toEqual([]);
  });

  it("counts openings of the product's own help", () => {
    const help = (atMs: number) => click(atMs, { element: "#nav-help", help: true, exempt: true });
    expect(kinds(help(0), help(20_000), search(40_000), tick(41_000))).toEqual([
      "help-search-repeated",
    ]);
  });
});

describe("thrash", () => {
  const turns = (...times: readonly number[]) => times.map(turn);
  const hurried = [0, 200, 400, 600, 800, 1_000, 1_200, 1_400];

  it("is told at the eighth turn of the mouse within 2 s, and once until it rests", () => {
    expect(found(...turns(...hurried, 1_600, 1_800))).toEqual([
      { kind: "thrash", atMs: 1_400, path: "/invoices", count: 8 },
    ]);
    const later = hurried.map((atMs) => atMs + 10_000);
    expect(kinds(...turns(...hurried, ...later))).toEqual(["thrash", "thrash"]);
  });

  it("is not told of turns in no hurry, or with a click, a page or progress between", () => {
    expect(kinds(...turns(...hurried.map((atMs) => atMs * 2)))).toEqual([]);
    const [first, rest] = [turns(...hurried.slice(0, 4)), turns(...hurried.slice(4))];
    expect(kinds(...first, click(700), ...rest)).toEqual([]);
    expect(kinds(...first, go(700, "/elsewhere"), ...rest)).toEqual([]);
    expect(kinds(...first, progress(700), ...rest)).toEqual([]);
  });
});
