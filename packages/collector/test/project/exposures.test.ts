import type { JsonObject } from "@cairn/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldExposure, mergeExposures } from "../../src/project/exposures.ts";
import type { Cursor, LogRow } from "../../src/store/event-log.ts";

const viewed = (atMs: number, properties: JsonObject = {}, messageId = `m-${atMs}`): LogRow => ({
  environment: "live",
  cursor: "1" as Cursor,
  messageId,
  type: "track",
  name: "Experiment Viewed",
  actor: "ana",
  atMs,
  receivedAtMs: atMs,
  properties: {
    guide: "start",
    arm: "shown",
    unit: "anon:a",
    by: "user",
    holdout: "guide",
    share: 0.1,
    ...properties,
  },
});
const folded = (rows: readonly LogRow[]) =>
  rows.reduce((person, row) => ({ ...person, ...foldExposure(person, row) }), {});

describe("exposures of a person", () => {
  it("keep the first one to each guide", () => {
    const rows = [viewed(5), viewed(3, { share: 0.2 }), viewed(9, { guide: "tour" })];
    expect(folded(rows)).toMatchObject({
      exposures: { start: { atMs: 3, share: 0.2 }, tour: { atMs: 9 } },
    });
  });

  it("remember that somebody was in both arms, and count the first", () => {
    expect(folded([viewed(5, { arm: "withheld" }), viewed(3)])).toMatchObject({
      exposures: { start: { arm: "shown", crossed: true } },
    });
  });

  it("leave alone what no browser of ours sends", () => {
    for (const wrong of [
      { arm: "treatment" },
      { share: 0 },
      { share: "0.1" },
      { by: "team" },
      { holdout: "" },
      { unit: 7 },
      { guide: 7 },
      { guide: "__proto__" },
    ]) {
      expect(folded([viewed(1, wrong as JsonObject)])).toEqual({});
    }
    expect(folded([{ ...viewed(1), name: "Guide Shown" }])).toEqual({});
  });

  it("come out the same in any order, repeated, and split over two ids of one person", () => {
    const row = fc
      .record({
        atMs: fc.integer({ min: 0, max: 4 }),
        guide: fc.constantFrom("start", "tour"),
        arm: fc.constantFrom("shown", "withheld"),
        id: fc.constantFrom("x", "y", "z"),
      })
      .map(({ atMs, id, guide, arm }) =>
        viewed(atMs, { guide, arm }, `${id}-${atMs}-${guide}-${arm}`),
      );
    fc.assert(
      fc.property(fc.array(row), fc.nat(), (rows, cut) => {
        const at = rows.length === 0 ? 0 : cut % rows.length;
        const halves = [folded(rows.slice(at)), folded(rows.slice(0, at))] as const;
        const once = folded(rows);
        expect(folded([...rows.toReversed(), ...rows])).toEqual(once);
        expect(mergeExposures(...halves)).toEqual(once);
      }),
    );
  });
});
