import type { Holdout } from "@cairn/core";
import { describe, expect, it } from "vitest";
import { EMPTY_RECORD } from "../../src/engine/record.ts";
import { holdoutRow } from "../../src/inspector/holdout-row.ts";
import { aGuidebook, aNotice } from "../engine/builders.ts";

const ofAll = (share: number, by: Holdout["by"] = "user"): Holdout => ({
  share,
  by,
  holdout: "global",
});
/** The row for one who would be in every holdout of a half. */
function rowOf(holdout?: Holdout, own?: Holdout, accountId?: string) {
  const identity = { anonymousId: "person-2", traits: {}, accountTraits: {} };
  const guides = [aNotice("tip", own && { holdout: own })];
  const user = { record: EMPTY_RECORD, identity: { ...identity, ...(accountId && { accountId }) } };
  return holdoutRow(user, aGuidebook([], { guides, ...(holdout && { holdout }) }));
}

describe("the inspector's word on holdouts", () => {
  it("names the global one where it is 0, too", () => {
    expect(rowOf()).toMatchObject({
      badge: "0 %",
      words: "Everybody may get guides: the global holdout is 0 %.",
    });
    expect(
      holdoutRow(
        { record: EMPTY_RECORD, identity: { anonymousId: "a", traits: {}, accountTraits: {} } },
        undefined,
      ).badge,
    ).toBe("0 %");
  });

  it("says whether this user is one of those who go without", () => {
    expect(rowOf(ofAll(0.5))).toMatchObject({
      badge: "50 %",
      tone: "bad",
      words: "50 % of users get no guide unasked, and this user is one of them.",
    });
    expect(rowOf(ofAll(0.0001)).words).toBe(
      "0.01 % of users get no guide unasked; this user is not one of them.",
    );
    expect(rowOf(ofAll(0.05, "account")).words).toBe(
      "5 % of accounts get no guide unasked, and this user has no account: not compared.",
    );
  });

  it("lists the guides with a holdout of their own", () => {
    const own: Holdout = { share: 0.0001, by: "account", holdout: "guide" };
    expect(rowOf(undefined, own, "acme").details).toEqual([
      "tip: 0.01 % of accounts go without it; this account is not one of them",
    ]);
  });
});
