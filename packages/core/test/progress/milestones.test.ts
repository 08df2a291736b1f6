import {
  accountReachedAtMs,
  type CompiledMilestone,
  EMPTY_PROGRESS,
  foldProgress,
  isActivated,
  milestoneAtHand,
  milestonesReached,
  nextMilestone,
  type ProgressDefinitions,
  toProgressEvent,
} from "@cairn/core";
import { describe, expect, it } from "vitest";

const milestone = (id: string, after: string[] = [], people?: number): CompiledMilestone => ({
  id,
  title: id,
  after,
  failures: [],
  pages: [],
  ...(people === undefined ? {} : { people }),
});
const count = (name: string) =>
  ({ version: "1", threshold: { kind: "count", event: { name }, atLeast: 1 } }) as const;
const definitions: ProgressDefinitions = {
  thresholds: {
    "m:customer": count("Customer Added"),
    "m:invoice": count("Invoice Sent"),
    "m:team": count("Invoice Sent"),
  },
};
const book = {
  definitions,
  milestones: [milestone("customer"), milestone("invoice", ["customer"]), milestone("team", [], 2)],
  activation: ["customer", "invoice"],
};
const progress = foldProgress(
  EMPTY_PROGRESS,
  { id: "1", name: "Customer Added", atMs: 5, properties: {} },
  definitions,
);

describe("milestones of a user", () => {
  it("tells when each was reached and what comes next", () => {
    const reached = milestonesReached(progress, book);
    expect(reached).toEqual({ customer: 5 });
    expect(nextMilestone(reached, book)?.id).toBe("invoice");
    expect(nextMilestone({}, book)?.id).toBe("customer");
    expect(isActivated(reached, book)).toBe(false);
    expect(isActivated({ customer: 1, invoice: 2 }, book)).toBe(true);
  });

  it("goes on to milestones outside the activation once that is complete", () => {
    expect(nextMilestone({ customer: 1, invoice: 2 }, book)?.id).toBe("team");
    expect(nextMilestone({ customer: 1, invoice: 2, team: 3 }, book)).toBeUndefined();
  });

  it("takes up the open milestone whose page the user is on, and stays with it elsewhere", () => {
    const paged = {
      ...book,
      milestones: [
        milestone("customer"),
        milestone("invoice", ["customer"]),
        { ...milestone("bank"), pages: ["/bank(/.*)?"] },
        { ...milestone("payout", ["bank"]), pages: ["/bank/payout"] },
        { ...milestone("logo"), pages: ["/settings", "/bank/logo"] },
      ],
    };
    const atHand = (path: string | undefined, before?: string, reached = {}) =>
      milestoneAtHand(reached, paged, path, before)?.id;
    expect(atHand("/")).toBe("customer");
    expect(atHand("/bank", "customer")).toBe("bank");
    expect(atHand("/", "bank")).toBe("bank");
    expect(atHand("/settings", "bank")).toBe("logo");
    // Where two are worked on, the one at hand stays.
    expect(atHand("/bank/logo", "logo")).toBe("logo");
    expect(atHand("/bank/logo", "customer")).toBe("bank");
    // Who is stuck stays, wherever they look around.
    expect(atHand(undefined, "bank")).toBe("bank");
    // Reached, or waiting for another: not at hand.
    expect(atHand("/bank/payout", "bank", { customer: 1 })).toBe("bank");
    expect(atHand("/bank/payout", "bank", { customer: 1, bank: 2 })).toBe("payout");
    expect(atHand("/", "bank", { customer: 1, bank: 2 })).toBe("invoice");
    expect(milestoneAtHand({}, { milestones: [] }, "/", "bank")).toBeUndefined();
  });

  it("leaves a milestone of several people to the account", () => {
    const alone = foldProgress(
      progress,
      { id: "2", name: "Invoice Sent", atMs: 9, properties: {} },
      definitions,
    );
    expect(milestonesReached(alone, book)).toEqual({ customer: 5, invoice: 9 });
    expect(milestonesReached(alone, book, { team: 12 })).toEqual({
      customer: 5,
      invoice: 9,
      team: 12,
    });
  });

  it("is never activated where nothing is said to activate", () => {
    expect(isActivated({ customer: 1 }, { activation: [] })).toBe(false);
  });
});

describe("an account", () => {
  it("reaches a milestone with the last of the people it needs", () => {
    expect(accountReachedAtMs([30, undefined, 10, 20], 2)).toBe(20);
    expect(accountReachedAtMs([30, undefined], 2)).toBeUndefined();
  });
});

describe("messages as events", () => {
  it("names page views, identifies and groups, and leaves aliases out", () => {
    const envelope = {
      messageId: "m",
      timestamp: "2026-01-01T00:00:00Z",
      userId: "u",
      context: { cairn: { v: "1", session: "s", seq: 1, tab: "t", activeMs: 7 } },
    };
    expect(
      toProgressEvent({ ...envelope, type: "page", name: "Home", properties: { path: "/" } }, 3),
    ).toEqual({
      id: "m",
      atMs: 3,
      name: "Page Viewed",
      properties: { name: "Home", path: "/" },
      session: "s",
      activeMs: 7,
    });
    expect(
      toProgressEvent({ ...envelope, type: "identify", traits: { plan: "pro" } }, 3)?.name,
    ).toBe("Identified");
    expect(toProgressEvent({ ...envelope, type: "group", groupId: "g" }, 3)?.name).toBe("Grouped");
    expect(toProgressEvent({ ...envelope, type: "alias", previousId: "a" }, 3)).toBeUndefined();
  });
});
