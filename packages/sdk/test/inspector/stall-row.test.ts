import { expectedBaseline, foldStall, type StallHappening, type StallState } from "@cairn/core";
import { describe, expect, it } from "vitest";
import { stallRow } from "../../src/inspector/stall-row.ts";
import { aGuidebook, aMilestone } from "../engine/builders.ts";

const milestone = aMilestone("bank", "Bank Connected", { expectedActiveMs: 60_000 });
const byAuthor = expectedBaseline([milestone.milestone]);
const book = aGuidebook([milestone]);
const NOW_MS = 1_000_000;

function after(...happenings: readonly Partial<StallHappening>[]): StallState {
  const at: Partial<StallHappening> = { kind: "milestone", milestone: "bank" };
  return [at, ...happenings].reduce<StallState | undefined>(
    (state, one) =>
      foldStall(state, { atMs: NOW_MS, active: 0, ...one } as StallHappening, byAuthor),
    undefined,
  )!;
}
const failure = { kind: "sign", sign: "failed-attempts" } as const;

describe("the inspector's line about the stall", () => {
  it("tells how much evidence there is, of how much it takes, and who says so", () => {
    const state = after(failure, { kind: "time", active: 90 });
    expect(stallRow([state], NOW_MS, { ...book, stalls: [byAuthor] })).toMatchObject({
      words: "Not stuck at Title of bank.",
      details: [
        expect.stringMatching(/^evidence \d+ of 120, by expected-1$/),
        expect.stringMatching(/^1 failed attempt \(\d+ %\)$/),
        expect.anything(),
        expect.anything(),
      ],
    });
  });

  it("tells since when somebody is stuck, why, and how likely it is that they pass", () => {
    const learned = { ...byAuthor, version: "learned-4", unit: 100 };
    const state = after(failure, failure, failure);
    const row = stallRow([state, NOW_MS - 90_000], NOW_MS, { ...book, stalls: [learned] });
    expect(row).toEqual({
      id: "stall",
      name: "Stall",
      badge: "stuck",
      tone: "bad",
      words: "At Title of bank, for 90 s.",
      details: [
        "evidence 120 of 120, by learned-4",
        "23 % pass without help",
        "3 failed attempts (100 %)",
      ],
    });
  });

  it("says so where nobody works on a milestone, or nothing judges the one at hand", () => {
    expect(stallRow([], NOW_MS, book).words).toBe("Not stuck.");
    expect(stallRow([after()], NOW_MS, { ...book, stalls: [] }).words).toBe(
      "Nothing tells when somebody is stuck at Title of bank.",
    );
  });
});
