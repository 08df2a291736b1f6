import { describe, expect, it } from "vitest";
import { staysOf } from "../../src/away/at-hand.ts";

const BOOK = {
  milestones: [
    { id: "customer", after: [] },
    { id: "bank", after: ["customer"] },
    { id: "paid", after: ["bank"] },
    { id: "export", after: [] },
  ],
  activation: ["customer", "bank", "paid"],
};

describe("staysOf", () => {
  it("tells each milestone from when it was the next one to when it was passed", () => {
    expect(staysOf(100, { customer: 200, bank: 500 }, BOOK)).toEqual([
      { milestone: "customer", fromMs: 100, passedMs: 200 },
      { milestone: "bank", fromMs: 200, passedMs: 500 },
      { milestone: "paid", fromMs: 500 },
    ]);
  });

  it("leaves what was done out of turn to the time when it was next", () => {
    expect(staysOf(100, { bank: 150, customer: 200 }, BOOK)).toEqual([
      { milestone: "customer", fromMs: 100, passedMs: 200 },
      { milestone: "paid", fromMs: 200 },
    ]);
  });

  it("ends with the activation; without one every milestone counts", () => {
    const all = { customer: 1, bank: 2, paid: 3 };
    expect(staysOf(0, all, BOOK).at(-1)).toEqual({ milestone: "paid", fromMs: 2, passedMs: 3 });
    const open = staysOf(0, all, { ...BOOK, activation: [] });
    expect(open.at(-1)).toEqual({ milestone: "export", fromMs: 3 });
  });

  it("knows of no stay where there is no milestone", () => {
    expect(staysOf(0, {}, { milestones: [], activation: [] })).toEqual([]);
  });

  it("never lets a stay end before it began, whatever clocks said", () => {
    expect(staysOf(1_000, { customer: 10, bank: 20 }, BOOK)).toEqual([
      { milestone: "customer", fromMs: 1_000, passedMs: 1_000 },
      { milestone: "bank", fromMs: 1_000, passedMs: 1_000 },
      { milestone: "paid", fromMs: 1_000 },
    ]);
  });
});
