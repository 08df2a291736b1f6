import { describe, expect, it } from "vitest";
import { wholly } from "../../src/words/figures.ts";
import { standing } from "../../src/words/standing.ts";

const NOON = Date.parse("2026-05-04T12:00:00Z");
const before = (minutes: number): string => new Date(NOON - minutes * 60_000).toISOString();
const someone = { firstAt: before(30), reached: 0, activated: false };

describe("how a person gets on", () => {
  it("names the milestone that they are stuck at by its title, and since when", () => {
    const stalledBy = { milestone: "bank", title: "Bank account connected" };
    const stuck = { ...someone, reached: 2, stalledAt: before(58), stalledBy };
    expect(standing(stuck, NOON)).toEqual({
      tone: "warn",
      words: "stuck at Bank account connected, for 58 minutes",
    });
    // Their clock may run ahead of this one.
    expect(standing({ ...stuck, stalledAt: before(-1) }, NOON).words).toContain("for 1 minute");
  });

  it.each([
    [someone, "just arrived"],
    [{ ...someone, firstAt: before(3 * 1_440) }, "nothing reached yet"],
    [{ ...someone, reached: 2 }, "on the way"],
    [{ ...someone, reached: 4, activated: true }, "has got value"],
  ])("tells %o apart as %s", (person, words) => {
    expect(standing(person, NOON).words).toBe(words);
  });
});

describe("a length of time in whole units", () => {
  it.each([
    [9.7, "10 minutes"],
    [0.2, "1 minute"],
    [90, "90 minutes"],
    [130, "2 hours"],
    [3_000, "2 days"],
  ])("of %s minutes is %s", (minutes, words) => {
    expect(wholly(minutes * 60_000)).toBe(words);
  });
});
