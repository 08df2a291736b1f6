import { type Condition, explain, type Facts, holds } from "@cairn/core";
import { type AuthoredCondition, compileGuidebook, EMPTY_GUIDEBOOK } from "@cairn/core/guidebook";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factsOf, NOW } from "./facts-builder.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const ISO = new Date(NOW).toISOString();
const SOON = new Date(NOW + 1).toISOString();

const yes: AuthoredCondition = { kind: "schedule" };
const no: AuthoredCondition = { kind: "any", of: [] };

/** What publishing makes of a condition. */
function compiled(when: AuthoredCondition): Condition {
  return published(when).segments["asked"]!;
}

function published(when: AuthoredCondition) {
  const guidebook = { ...EMPTY_GUIDEBOOK, segments: { asked: { title: "Asked", when } } };
  return compileGuidebook(guidebook, { revision: "1", audience: "collector" });
}

/** The key under which "did" conditions find how often the event was seen. */
function keyOf(event: string, atLeast: number): string {
  const { definitions } = published({ kind: "did", event: { name: event }, atLeast });
  return Object.keys(definitions.thresholds)[0]!;
}

const SENT = Object.fromEntries(
  [1, 2].map((atLeast) => [
    keyOf("sent", atLeast),
    { candidates: [{ atMs: NOW - 3 * DAY }, { atMs: NOW - HOUR }].slice(-atLeast) },
  ]),
);

const knownFacts = factsOf({
  reachedAt: { "first-invoice": NOW - 2 * DAY },
  recent: {
    ...SENT,
    "rage-click:2": { candidates: [{ atMs: NOW - HOUR }, { atMs: NOW - 1_000 }] },
  },
  segments: {
    trial: compiled({ kind: "trait", trait: "plan", is: "equals", value: "trial" }),
    valueOf: compiled(no),
  },
  traits: { plan: "trial", goal: "get-paid" },
  accountTraits: { seats: 12 },
  path: "/invoices/7",
  locale: "pt-BR",
  device: "phone",
  stall: { milestone: "bank", reasons: ["failed-attempts"] },
  firstSeenMs: NOW - 10 * DAY,
  lastActiveMs: NOW - HOUR,
  awayMs: 14 * DAY,
});

const cases: readonly [AuthoredCondition, boolean][] = [
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
  [{ kind: "reached", milestone: "first-invoice", within: "1d" }, false],
  [{ kind: "reached", milestone: "first-invoice", within: "2d" }, true],
  [{ kind: "reached", milestone: "bank" }, false],
  [{ kind: "reached", milestone: "constructor" }, false],
  [{ kind: "did", event: { name: "sent" }, atLeast: 2 }, true],
  [{ kind: "did", event: { name: "sent" }, atLeast: 2, within: "1d" }, false],
  [{ kind: "did", event: { name: "sent" }, atLeast: 1, within: "1d" }, true],
  [{ kind: "did", event: { name: "other" }, atLeast: 1 }, false],
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
  [{ kind: "frustrated", by: "rage-click", atLeast: 2, within: "1d" }, true],
  [{ kind: "frustrated", by: "rage-click", atLeast: 2, within: "1m" }, false],
  [{ kind: "frustrated", by: "u-turn", atLeast: 1, within: "1d" }, false],
  [{ kind: "age", atLeast: "10d", atMost: "10d" }, true],
  [{ kind: "age", atMost: "9d" }, false],
  [{ kind: "returned", after: "14d" }, true],
  [{ kind: "returned", after: "15d" }, false],
  [{ kind: "inactive", for: "1h" }, true],
  [{ kind: "inactive", for: "2h" }, false],
  [{ kind: "schedule", from: ISO, until: SOON }, true],
  [{ kind: "schedule", until: ISO }, false],
  [{ kind: "schedule", from: SOON }, false],
];

describe("holds", () => {
  it.each(cases)("%j is %s", (condition, expected) => {
    expect(holds(compiled(condition), knownFacts)).toBe(expected);
  });

  it("takes nothing for granted of somebody unknown", () => {
    const always = new Set(["schedule", "all", "any", "not"]);
    for (const [condition] of cases) {
      if (!always.has(condition.kind))
        expect([condition.kind, holds(compiled(condition), factsOf())]).toEqual([
          condition.kind,
          false,
        ]);
    }
  });
});

describe("explain", () => {
  it("gives the answer of holds for every condition, with words and no gaps", () => {
    const leaf = fc.constantFrom(...cases.map(([condition]) => compiled(condition)));
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
              kind: "fact",
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
