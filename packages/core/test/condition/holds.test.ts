import { type Condition, explain, type Facts, holds } from "@cairn/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factsOf, NOW } from "./facts-builder.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const yes: Condition = { kind: "schedule" };
const no: Condition = { kind: "any", of: [] };

const knownFacts = factsOf({
  reachedAt: { "first-invoice": NOW - 2 * DAY },
  recent: { sent: { candidates: [{ atMs: NOW - 3 * DAY }, { atMs: NOW - HOUR }] } },
  segments: {
    trial: { kind: "trait", trait: "plan", is: "equals", value: "trial" },
    valueOf: { kind: "any", of: [] },
  },
  traits: { plan: "trial" },
  accountTraits: { seats: 12 },
  goal: "get-paid",
  path: "/invoices/7",
  locale: "pt-BR",
  device: "phone",
  stall: { milestone: "bank", reasons: ["failed-attempts"] },
  frustrations: [
    { kind: "rage-click", atMs: NOW - 1_000 },
    { kind: "rage-click", atMs: NOW - HOUR },
  ],
  firstSeenMs: NOW - 10 * DAY,
  lastActiveMs: NOW - HOUR,
  awayMs: 14 * DAY,
});

const cases: readonly [Condition, boolean][] = [
  [{ kind: "all", of: [yes, yes] }, true],
  [{ kind: "all", of: [yes, no] }, false],
  [{ kind: "all", of: [] }, true],
  [{ kind: "any", of: [no, yes] }, true],
  [no, false],
  [{ kind: "not", condition: no }, true],
  [{ kind: "segment", segment: "trial" }, true],
  [{ kind: "segment", segment: "unknown" }, false],
  [{ kind: "segment", segment: "valueOf" }, false],
  [{ kind: "segment", segment: "constructor" }, false],
  [{ kind: "reached", milestone: "first-invoice" }, true],
  [{ kind: "reached", milestone: "first-invoice", withinMs: DAY }, false],
  [{ kind: "reached", milestone: "first-invoice", withinMs: 2 * DAY }, true],
  [{ kind: "reached", milestone: "bank" }, false],
  [{ kind: "reached", milestone: "constructor" }, false],
  [{ kind: "did", key: "sent", atLeast: 2 }, true],
  [{ kind: "did", key: "sent", atLeast: 2, withinMs: DAY }, false],
  [{ kind: "did", key: "sent", atLeast: 1, withinMs: DAY }, true],
  [{ kind: "did", key: "other", atLeast: 1 }, false],
  [{ kind: "trait", trait: "plan", is: "equals", value: "trial" }, true],
  [{ kind: "account-trait", trait: "seats", is: "more-than", value: 10 }, true],
  [{ kind: "account-trait", trait: "plan", is: "exists" }, false],
  [{ kind: "goal", oneOf: ["get-paid", "other"] }, true],
  [{ kind: "goal", oneOf: [] }, false],
  [{ kind: "page", paths: ["/invoices/*"] }, true],
  [{ kind: "page", paths: ["/customers"] }, false],
  [{ kind: "locale", oneOf: ["pt"] }, true],
  [{ kind: "locale", oneOf: ["PT-br"] }, true],
  [{ kind: "locale", oneOf: ["p", "pt-PT"] }, false],
  [{ kind: "device", oneOf: ["phone"] }, true],
  [{ kind: "device", oneOf: ["desktop"] }, false],
  [{ kind: "stalled" }, true],
  [{ kind: "stalled", milestone: "bank", reason: "failed-attempts" }, true],
  [{ kind: "stalled", milestone: "bank", reason: "u-turn" }, false],
  [{ kind: "stalled", milestone: "first-invoice" }, false],
  [{ kind: "frustrated", by: "rage-click", atLeast: 2, withinMs: DAY }, true],
  [{ kind: "frustrated", by: "rage-click", atLeast: 2, withinMs: 60_000 }, false],
  [{ kind: "frustrated", by: "u-turn", atLeast: 1, withinMs: DAY }, false],
  [{ kind: "age", atLeastMs: 10 * DAY, atMostMs: 10 * DAY }, true],
  [{ kind: "age", atMostMs: 9 * DAY }, false],
  [{ kind: "returned", awayMs: 14 * DAY }, true],
  [{ kind: "returned", awayMs: 15 * DAY }, false],
  [{ kind: "inactive", forMs: HOUR }, true],
  [{ kind: "inactive", forMs: 2 * HOUR }, false],
  [{ kind: "schedule", fromMs: NOW, untilMs: NOW + 1 }, true],
  [{ kind: "schedule", untilMs: NOW }, false],
  [{ kind: "schedule", fromMs: NOW + 1 }, false],
];

describe("holds", () => {
  it.each(cases)("%j is %s", (condition, expected) => {
    expect(holds(condition, knownFacts)).toBe(expected);
  });

  it("takes nothing for granted of somebody unknown", () => {
    const always = new Set(["schedule", "all", "any", "not"]);
    for (const [condition] of cases) {
      if (!always.has(condition.kind))
        expect([condition.kind, holds(condition, factsOf())]).toEqual([condition.kind, false]);
    }
  });
});

describe("explain", () => {
  it("gives the answer of holds for every condition, with words and no gaps", () => {
    const leaf = fc.constantFrom(...cases.map(([condition]) => condition));
    const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
      tree: fc.oneof(
        { depthSize: "small" },
        leaf,
        fc.record({
          kind: fc.constantFrom("all" as const, "any" as const),
          of: fc.array(tie("tree"), { maxLength: 3 }),
        }),
        fc.record({ kind: fc.constant("not" as const), condition: tie("tree") }),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom<Facts>(knownFacts, factsOf()), (condition, facts) => {
        const explanation = explain(condition, facts);
        expect(explanation.holds).toBe(holds(condition, facts));
        expect(explanation.words).not.toMatch(/undefined|NaN|\[object/);
        const parts = explanation.parts.map((part) => part.holds);
        if (condition.kind === "all") expect(parts.every(Boolean)).toBe(explanation.holds);
        if (condition.kind === "not") expect(parts).toEqual([!explanation.holds]);
      }),
    );
  });

  it("says what is asked and what is known, and opens segments", () => {
    const explanation = explain(
      { kind: "not", condition: { kind: "segment", segment: "trial" } },
      knownFacts,
    );
    expect(explanation).toEqual({
      kind: "not",
      holds: false,
      words: "this does not hold",
      parts: [
        {
          kind: "segment",
          holds: true,
          words: "is in segment trial",
          parts: [
            {
              kind: "trait",
              holds: true,
              words: 'trait plan equals "trial" (it is "trial")',
              parts: [],
            },
          ],
        },
      ],
    });
  });
});
