import type { AuthoredCondition } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import { conditionWords } from "../../src/words/condition.ts";
import { INVOICING } from "../fixtures/guidebook.ts";

const book = {
  ...INVOICING,
  segments: { trial: { title: "On trial", when: { kind: "all" as const, of: [] } } },
};
const reached: AuthoredCondition = { kind: "reached", milestone: "first-invoice" };
const free: AuthoredCondition = { kind: "trait", trait: "plan", is: "equals", value: "free" };

describe("a condition in words", () => {
  it.each<[AuthoredCondition, string]>([
    [reached, "have reached Send an invoice"],
    [
      {
        kind: "all",
        of: [
          { kind: "did", event: { name: "Invoice Sent" }, atLeast: 3, within: "10d" },
          { kind: "not", condition: free },
        ],
      },
      "have done Invoice Sent at least 3 times in the last 10 days and are not those whose plan is free",
    ],
    [
      {
        kind: "all",
        of: [reached, { kind: "any", of: [free, { kind: "segment", segment: "trial" }] }],
      },
      "have reached Send an invoice and (whose plan is free or are in On trial)",
    ],
    [
      { kind: "not", condition: { kind: "any", of: [reached, free] } },
      "have not reached Send an invoice and are not those whose plan is free",
    ],
    [{ kind: "all", of: [] }, "anybody"],
    [{ kind: "not", condition: { kind: "all", of: [] } }, "nobody"],
    [{ kind: "any", of: [] }, "nobody"],
    [
      {
        kind: "did",
        event: {
          name: "Invoice Sent",
          where: [{ property: "total", is: "more-than", value: 100 }],
        },
        sum: "total",
        atLeast: 500,
        within: { kind: "calendar", unit: "month" },
      },
      "have done Invoice Sent (total is more than 100) with total adding up to at least 500 this month",
    ],
    [
      { kind: "stalled", milestone: "bank-connected", reason: "failed-attempts" },
      "are stuck at Connect a bank (failed attempts)",
    ],
    [{ kind: "reached", milestone: "gone" }, "have reached gone"],
    [{ kind: "reached", milestone: "" }, "have reached …"],
  ])("%j", (condition, words) => {
    expect(conditionWords(condition, book)).toBe(words);
  });
});
