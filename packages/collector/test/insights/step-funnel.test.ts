import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventFunnel, momentFunnel } from "../../src/insights/funnel.ts";
import { historiesOf, type InsightEvent } from "../../src/insights/history.ts";
import { type Step, stepFunnel, type Walk } from "../../src/insights/step-funnel.ts";

const events = fc.uniqueArray(
  fc.record({
    user: fc.constantFrom("a", "b", "c"),
    name: fc.constantFrom("x", "y", "z"),
    atMs: fc.integer({ min: 0, max: 6 }),
    seq: fc.integer({ min: 0, max: 3 }),
  }),
  { selector: ({ user, atMs, seq }) => `${user}${atMs}${seq}` },
);
const historyOf = (rows: readonly Omit<InsightEvent, "id">[]) =>
  historiesOf(rows.map((row, index) => ({ ...row, id: String(index) })));
const reached = fc.record(
  { one: fc.integer({ min: 0, max: 6 }), two: fc.integer({ min: 0, max: 6 }) },
  { requiredKeys: [] },
);
const milestone = (id: string): Step => ({ kind: "milestone", milestone: id });
const event = (name: string): Step => ({ kind: "event", name });

describe("a funnel over milestones and events", () => {
  it("is the event funnel when every step is an event", () => {
    fc.assert(
      fc.property(
        events,
        fc.array(fc.constantFrom("x", "y", "z"), { maxLength: 4 }),
        (rows, names) => {
          const histories = [...historyOf(rows).values()];
          const walks = histories.map((history) => ({ reached: {}, history }));
          expect(stepFunnel(walks, names.map(event))).toEqual(eventFunnel(histories, names));
        },
      ),
    );
  });

  it("is the moment funnel when every step is a milestone", () => {
    fc.assert(
      fc.property(
        fc.array(reached),
        fc.array(fc.constantFrom("one", "two"), { maxLength: 4 }),
        (all, ids) => {
          const walks = all.map((moments) => ({ reached: moments, history: [] }));
          const moments = all.map((one: Record<string, number>) => ids.map((id) => one[id]));
          expect(stepFunnel(walks, ids.map(milestone))).toEqual(momentFunnel(moments, ids.length));
        },
      ),
    );
  });

  it("counts exactly the users for whom some path in order exists", () => {
    const step = fc.constantFrom(milestone("one"), milestone("two"), event("x"), event("y"));
    const walk = fc.record({ reached, rows: events });
    fc.assert(
      fc.property(
        fc.array(walk, { maxLength: 5 }),
        fc.array(step, { maxLength: 4 }),
        (users, steps) => {
          const walks = users.map(({ reached: moments, rows }): Walk => ({
            reached: moments,
            history: historyOf(rows.map((row) => ({ ...row, user: "a" }))).get("a") ?? [],
          }));
          const expected = steps.map(
            (_, index) => walks.filter((one) => hasPath(one, steps.slice(0, index + 1))).length,
          );
          expect(stepFunnel(walks, steps)).toEqual(expected);
        },
      ),
    );
  });
});

/** Tries every occurrence of every step, from the definition. */
function hasPath({ reached: moments, history }: Walk, steps: readonly Step[]): boolean {
  const from = (index: number, beforeMs: number, next: number): boolean => {
    const step = steps[index];
    if (step === undefined) return true;
    if (step.kind === "milestone") {
      const atMs = moments[step.milestone];
      return atMs !== undefined && atMs >= beforeMs && from(index + 1, atMs, next);
    }
    return history.some(
      (one, at) =>
        at >= next &&
        one.name === step.name &&
        one.atMs >= beforeMs &&
        from(index + 1, one.atMs, at + 1),
    );
  };
  return from(0, -Infinity, 0);
}
