import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventFunnel, momentFunnel } from "../../src/insights/funnel.ts";
import { historiesOf, type InsightEvent } from "../../src/insights/history.ts";

const event = (user: string, name: string, atMs: number, seq = 0): InsightEvent => ({
  user,
  name,
  atMs,
  seq,
  id: `${user}-${name}-${atMs}-${seq}`,
});
const funnel = (events: readonly InsightEvent[], ...steps: string[]) =>
  eventFunnel(historiesOf(events).values(), steps);

describe("an ordered funnel over events", () => {
  it("counts a step only after the step before", () => {
    const events = [
      event("ana", "open", 1),
      event("ana", "send", 2),
      event("ben", "send", 1),
      event("ben", "open", 2),
      event("cem", "open", 1),
    ];
    expect(funnel(events, "open", "send")).toEqual([3, 1]);
  });

  it("orders events of one millisecond by their sequence", () => {
    expect(
      funnel([event("ana", "send", 1, 1), event("ana", "open", 1, 0)], "open", "send"),
    ).toEqual([1, 1]);
    expect(
      funnel([event("ana", "send", 1, 0), event("ana", "open", 1, 1)], "open", "send"),
    ).toEqual([1, 0]);
  });

  it("needs a second occurrence for a step that is named twice", () => {
    expect(funnel([event("ana", "send", 1)], "send", "send")).toEqual([1, 0]);
    expect(funnel([event("ana", "send", 1), event("ana", "send", 2)], "send", "send")).toEqual([
      1, 1,
    ]);
  });

  it("reads the same however the log is arranged, and finds a path wherever one exists", () => {
    const log = fc.uniqueArray(
      fc.record({
        user: fc.constantFrom("a", "b", "c"),
        name: fc.constantFrom("x", "y", "z"),
        atMs: fc.integer({ min: 0, max: 5 }),
        seq: fc.integer({ min: 0, max: 3 }),
      }),
      { selector: (row) => `${row.user}${row.atMs}${row.seq}` },
    );
    const arranged = log.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(arranged, ([rows, shuffled]) => {
        const of = (list: typeof rows) =>
          list.map((row) => event(row.user, row.name, row.atMs, row.seq));
        const users = funnel(of(rows), "x", "y", "z");
        expect(funnel(of(shuffled), "x", "y", "z")).toEqual(users);
        const paths = [...historiesOf(of(rows)).values()].filter((history) =>
          /x.*y.*z/.test(history.map((row) => row.name).join("")),
        );
        expect(users[2]).toBe(paths.length);
      }),
    );
  });
});

describe("an ordered funnel over moments", () => {
  it("stops at the first step that is missing or out of order", () => {
    const reached = [
      [1, 2, 3],
      [1, undefined, 3],
      [5, 2, 9],
      [undefined, 1, 2],
      [4, 4, 4],
    ];
    expect(momentFunnel(reached, 3)).toEqual([4, 2, 2]);
  });
});
