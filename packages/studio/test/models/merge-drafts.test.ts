import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guidebookParts } from "../../src/models/guidebook-parts.ts";
import { mergeDrafts } from "../../src/models/merge-drafts.ts";

const base = {
  version: 1,
  milestones: { sent: { title: "Sent" }, paid: { title: "Paid" } },
  guides: { start: { kind: "checklist", title: "Start" } },
  help: { launcher: true },
};

describe("two drafts that grew out of one", () => {
  it("are put together where they changed different parts", () => {
    const mine = { ...base, guides: { start: { kind: "checklist", title: "Begin here" } } };
    const { paid } = base.milestones;
    const theirs = {
      ...base,
      milestones: { paid, late: { title: "Late" } },
      help: { launcher: false },
    };
    const merged = mergeDrafts(base, mine, theirs);
    expect(merged.conflicts).toEqual([]);
    expect(merged.taken).toEqual(["milestones.late", "help", "milestones.sent"]);
    expect(merged.guidebook).toEqual({ ...theirs, guides: mine.guides });
  });

  it("ask whose is to stay where both changed a part, and keep mine until then", () => {
    const titled = (title: string) => ({
      ...base,
      guides: { start: { kind: "checklist", title } },
    });
    const merged = mergeDrafts(base, titled("Mine"), titled("Theirs"));
    expect(merged.conflicts).toMatchObject([
      { key: "guides.start", mine: { title: "Mine" }, theirs: { title: "Theirs" } },
    ]);
    expect(merged.guidebook).toEqual(titled("Mine"));
    const chosen = mergeDrafts(
      base,
      titled("Mine"),
      titled("Theirs"),
      new Map([["guides.start", "theirs"]]),
    );
    expect(chosen.guidebook).toEqual(titled("Theirs"));
  });

  it("ask, too, where one took away what the other changed", () => {
    const mine = { ...base, guides: {} };
    const theirs = { ...base, guides: { start: { kind: "checklist", title: "Better" } } };
    expect(mergeDrafts(base, mine, theirs).conflicts).toMatchObject([
      { key: "guides.start", mine: undefined, theirs: { title: "Better" } },
    ]);
  });

  it("have no quarrel over what both did alike", () => {
    const both = { ...base, help: { launcher: false } };
    expect(mergeDrafts(base, both, both)).toMatchObject({ taken: [], conflicts: [] });
  });

  it("keep the order that one of them gave the milestones", () => {
    const { sent, paid } = base.milestones;
    const turned = { ...base, milestones: { paid, sent } };
    const longer = { ...base, milestones: { sent, paid, late: { title: "Late" } } };
    const order = (one: unknown, other: unknown): readonly string[] =>
      Object.keys(mergeDrafts(base, one, other).guidebook.milestones ?? {});
    expect(order(turned, longer)).toEqual(["paid", "sent", "late"]);
    expect(order(longer, turned)).toEqual(["paid", "sent", "late"]);
  });

  it("call everything that differs a conflict where nobody knows what they grew out of", () => {
    const theirs = { ...base, help: { launcher: false } };
    const { conflicts } = mergeDrafts(undefined, base, theirs);
    expect(conflicts.map(({ key }) => key)).toEqual(["help"]);
  });

  it("lose no change of either, whatever they are", () => {
    const value = fc.option(fc.constantFrom("a", "b", "c"), { nil: undefined });
    const book = fc
      .record({ x: value, y: value, z: value, help: value })
      .map(({ help, ...milestones }) => ({ version: 1, milestones, help }));
    fc.assert(
      fc.property(book, book, book, (was, mine, theirs) => {
        const { guidebook, conflicts, taken } = mergeDrafts(was, mine, theirs);
        const [old, my, their, merged] = [was, mine, theirs, guidebook].map(guidebookParts);
        for (const key of ["milestones.x", "milestones.y", "milestones.z", "help"]) {
          const [before, own, other, now] = [old, my, their, merged].map(
            (parts) => parts?.get(key)?.value,
          );
          const isConflict = conflicts.some((one) => one.key === key);
          expect(isConflict).toBe(own !== other && before !== own && before !== other);
          expect(taken.includes(key)).toBe(before === own && own !== other);
          expect(now).toBe(before === own ? other : own);
        }
      }),
    );
  });
});
