import { EMPTY_PROGRESS } from "@cairn/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AccountBook, accountOf } from "../../src/insights/account.ts";
import type { Member } from "../../src/insights/population.ts";
import type { AccountRecord } from "../../src/store/people.ts";

const NOW = 2_000_000_000_000;
const DAY_MS = 86_400_000;
const milestone = (id: string) => ({ id, title: id, after: [], failures: [], pages: [] });
const BOOK: AccountBook = {
  activation: ["b"],
  definitions: { thresholds: {}, tallies: {}, failures: [] },
  milestones: [milestone("a"), milestone("b"), milestone("c")],
  guides: [],
  faqs: [],
};
const ACME: AccountRecord = {
  environment: "live",
  id: "acme",
  traits: {},
  traitTimes: {},
  firstMs: 0,
  lastMs: NOW,
  people: [],
};

const people = fc.array(
  fc.record({
    events: fc.nat(500),
    daysAgo: fc.nat(60),
    reached: fc.subarray(["a", "b", "c"]),
    isStuck: fc.boolean(),
  }),
  { maxLength: 12 },
);

function memberOf(
  one: { events: number; daysAgo: number; reached: readonly string[]; isStuck: boolean },
  index: number,
): Member {
  const stall = { milestone: "z", atMs: 1, reasons: [] };
  return {
    person: {
      environment: "live",
      id: `u${index}`,
      actors: [`u${index}`],
      traits: {},
      traitTimes: {},
      firstMs: 0,
      lastMs: NOW - one.daysAgo * DAY_MS,
      events: one.events,
      progress: EMPTY_PROGRESS,
      ledger: [],
      stalls: one.isStuck ? [stall] : [],
      stallsResolved: {},
    },
    reached: Object.fromEntries(one.reached.map((id) => [id, 5])),
    activated: one.reached.includes("b"),
  };
}

describe("what is told of an account", () => {
  it("equals what one counts by hand, whoever is in it", () => {
    fc.assert(
      fc.property(people, (list) => {
        const told = accountOf(ACME, list.map(memberOf), [], BOOK, NOW);
        const all = list.reduce((sum, one) => sum + one.events, 0);
        expect(told.people).toBe(list.length);
        expect(told.active).toBe(list.filter((one) => one.daysAgo < 28).length);
        expect(told.stuck).toBe(list.filter((one) => one.isStuck).length);
        expect(told.reached).toBe(new Set(list.flatMap((one) => one.reached)).size);
        expect(told.progress.map((one) => one.milestone)).toEqual(["b", "a", "c"]);
        const most = Math.max(0, ...list.map((one) => one.events));
        if (all === 0) expect(told.mostActive).toBeUndefined();
        else expect(told.mostActive?.share).toBe(most / all);
        for (const one of told.members) {
          expect(one.share).toBe(all === 0 ? 0 : list[Number(one.id.slice(1))]!.events / all);
        }
        const shares = told.members.map((one) => one.share);
        expect(shares).toEqual(shares.toSorted((a, b) => b - a));
      }),
    );
  });
});
